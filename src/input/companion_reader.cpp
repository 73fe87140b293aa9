// SPDX-License-Identifier: MIT
// Reads the companion files of a run to their ends.
#include "input/companion_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "input/companion_rows.hpp"
#include "input/input_log.hpp"
#include "input/pass_notes.hpp"
#include "input/queue_log_events.hpp"
#include "input/queue_log_states.hpp"
#include "input/recognise.hpp"
#include "input/row_form.hpp"
#include "input/state_words.hpp"
#include "input/surveying.hpp"
#include "input/total_line.hpp"
#include "input/understanding.hpp"

namespace kpi {
namespace {

class CompanionReader {
 public:
  explicit CompanionReader(const InputOptions& options)
      : options_{options},
        words_{options.companions.states},
        read_{options.kept_rejects},
        agents_{read_.companions.agents} {}

  CompanionReading read() {
    const CompanionFiles& files = options_.companions;
    open_all(FileKind::AgentStates, files.agent_states);
    open_all(FileKind::Schedule, files.schedule);
    open_all(FileKind::Roster, files.roster);
    open_all(FileKind::Customers, files.customers);
    survey_inputs(inputs_, options_, read_.faults);
    for (InputLog& input : inputs_) {
      take_columns(input.layout);
      guarded([&] { read_rows(input); });
      read_.understood.push_back(understanding_of(input, {}, options_.show_values));
    }
    queue_log_.finish(read_.companions.states);
    const std::vector<Note> left_open = queue_log_.notes();
    read_.notes.insert(read_.notes.end(), left_open.begin(), left_open.end());
    refuse_unknown(unknown_states_, "states");
    refuse_unknown(unknown_activities_, "activities");
    return std::move(read_);
  }

 private:
  template <typename Work>
  void guarded(const Work& work) {
    try {
      work();
    } catch (const Error& error) {
      read_.faults.insert(read_.faults.end(), error.faults().begin(), error.faults().end());
    }
  }

  InputSummary& summary_of(std::size_t index) {
    return read_.summaries[index - options_.files.size()];
  }

  void open_all(FileKind kind, const std::vector<std::string>& paths) {
    if (!paths.empty()) read_.companions.facts.given.insert(kind);
    for (const std::string& path : paths) {
      const std::size_t index = options_.files.size() + read_.summaries.size();
      InputSummary& summary = read_.summaries.emplace_back();
      summary.name = path == "-" ? "standard input" : path;
      summary.kind = kind;
      guarded([&] {
        auto log = open_companion({kind, path, index}, options_);
        if (log) {
          summary_of(index).format = log->format();
          inputs_.push_back(std::move(*log));
        } else {
          tell_empty(escaped(summary_of(index).name), paths.size() > 1);
        }
      });
    }
  }

  void tell_empty(const std::string& name, bool among_others) {
    std::string text = name + ": empty: no header row";
    if (among_others) {
      read_.notes.push_back({"N107", std::move(text)});
    } else {
      read_.faults.push_back({FaultKind::Data, std::move(text), {}});
    }
  }

  void take_columns(const Layout& layout) {
    CompanionFacts& facts = read_.companions.facts;
    facts.hired = facts.hired || layout.has(Role::Hired);
    facts.left = facts.left || layout.has(Role::Left);
    facts.team = facts.team || layout.has(Role::Team);
    facts.esat = facts.esat || layout.has(Role::Esat);
    facts.since = facts.since || layout.has(Role::Since);
    facts.lost = facts.lost || layout.has(Role::Lost);
  }

  void read_rows(InputLog& input) {
    try {
      if (input.queue_log) {
        take_events(input);
      } else {
        take_rows(input);
      }
    } catch (const UnclosedQuote& quote) {
      throw unclosed_quote(input.source.name(), quote);
    } catch (const BrokenJson& broken) {
      throw broken_json(input.source.name(), broken);
    }
  }

  void take_rows(InputLog& input) {
    const bool schedule = input.kind == FileKind::Schedule;
    CompanionRows rows{input,   options_,
                       words_,  read_.companions,
                       agents_, schedule ? unknown_activities_ : unknown_states_};
    PassResult found{options_.kept_rejects};
    RowWalk walk{input};
    while (const RawRow* row = walk.next()) {
      if (rows.take(*row)) {
        ++found.records;
      } else if (!input.json && (is_total_line(*row) || is_line_of_dashes(*row))) {
        if (found.marks.lines++ == 0) found.marks.first = row->line;
      } else {
        reject(found, rows.issue(), *row, input.index);
      }
    }
    found.times = rows.times();
    if (const JsonRows* json = walk.json_rows()) found.unknown_keys = json->unknown_keys();
    found.skipped = walk.skipped();
    take_result(input, found);
  }

  /// The events of a queue_log, of which states are made when all logs have been read.
  void take_events(InputLog& input) {
    PassResult found{options_.kept_rejects};
    QueueLogEvents events{[&input](std::span<char> into) { return input.source.read(into); },
                          *input.queue_log, input.layout.zone};
    std::size_t begin = 0;
    if (input.source.peek(kByteOrderMark.size()) == kByteOrderMark) {
      std::array<char, kByteOrderMark.size()> mark{};
      begin = input.source.read(mark);
    }
    events.begin_at(begin, 1);
    for (auto kind = events.next(); kind != QueueLogEvents::Found::End; kind = events.next()) {
      if (kind == QueueLogEvents::Found::Event) {
        ++found.records;
        const std::string_view agent = events.event().agent;
        queue_log_.take(events.event(),
                        agent.empty() ? std::nullopt : std::optional{agents_(agent)});
      } else if (events.row().is_blank()) {
        ++found.skipped;
      } else if (auto problem = problem_of(events.row(), events.row().fields.size())) {
        reject(found, std::move(*problem), events.row(), input.index);
      }
    }
    take_result(input, found);
  }

  void reject(PassResult& found, Issue issue, const RawRow& row, std::size_t index) const {
    issue.input = index;
    issue.offset = row.offset;
    if (options_.keep_rejected_rows) issue.row = row.raw;
    found.rejects.add(std::move(issue));
  }

  void take_result(const InputLog& input, const PassResult& found) {
    InputSummary& summary = summary_of(input.index);
    summary.records = found.records;
    summary.rejected = found.rejects.count();
    summary.rows = summary.records + summary.rejected;
    summary.skipped = found.skipped + found.marks.lines;
    read_.rejects.merge(found.rejects);
    const std::vector<Note> own = notes_of(input, found);
    read_.notes.insert(read_.notes.end(), own.begin(), own.end());
  }

  void refuse_unknown(const UnknownStates& unknown, const std::string& what) {
    constexpr std::size_t kMostText = 400;
    if (unknown.words.empty()) return;
    std::string words;
    for (const auto& [word, seen] : unknown.words) {
      if (words.size() > kMostText) {
        words += ", …";
        break;
      }
      words += (words.empty() ? "" : ", ") + in_quotes(word) + " (" + with_thousands(seen.count) +
               (seen.count == 1 ? " row" : " rows") + ", first at " + seen.first + ")";
    }
    const auto& [word, seen] = *unknown.words.begin();
    read_.faults.push_back({FaultKind::Data, seen.first + ": unknown " + what + ": " + words,
                            "say what each is: --state " + in_quotes(word + "=CLASS") +
                                ", CLASS being handling, available, paused or off"});
  }

  const InputOptions& options_;
  StateWords words_;
  CompanionReading read_;
  AgentNumbers agents_;
  QueueLogStates queue_log_;
  UnknownStates unknown_states_, unknown_activities_;
  std::vector<InputLog> inputs_;
};

}  // namespace

CompanionReading read_companions(const InputOptions& options) {
  return CompanionReader{options}.read();
}

}  // namespace kpi
