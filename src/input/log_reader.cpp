// SPDX-License-Identifier: MIT
// Reads call logs from beginning to end: opens, recognises, surveys where rows must decide, and
// hands records on in batches.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/number.hpp"
#include "core/utf8.hpp"
#include "input/batch.hpp"
#include "input/csv.hpp"
#include "input/layout.hpp"
#include "input/recognise.hpp"
#include "input/record_builder.hpp"
#include "input/source.hpp"
#include "input/survey.hpp"
#include "input/words.hpp"
#include "kpi/reader.hpp"

namespace kpi {
namespace {

constexpr std::size_t kHeadRows = 200;

/// One input, recognised.
struct Input {
  std::size_t index = 0;  ///< among the inputs of the run
  ByteSource source;
  Dialect dialect;
  Layout layout;
  std::vector<std::vector<std::string>> head;
  bool undecided = false;  ///< its rows do not say how to read it
};

std::string place(const std::string& file, Position at) {
  return file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

/// Goes through the rows of an input from its first byte on; the header and the blank lines are not
/// among them.
class RowWalk {
 public:
  explicit RowWalk(Input& input)
      : reader_{[&source = input.source](std::span<char> into) { return source.read(into); },
                input.dialect} {
    if (input.source.peek(kByteOrderMark.size()) == kByteOrderMark) {
      std::array<char, kByteOrderMark.size()> mark{};
      input.source.read(mark);
    }
    next();
  }
  /// The next row; null at the end. Throws UnclosedQuote.
  const RawRow* next() {
    while (reader_.next(row_)) {
      if (!row_.is_blank()) return &row_;
      ++blank_;
    }
    return nullptr;
  }
  [[nodiscard]] std::uint64_t blank() const { return blank_; }

 private:
  CsvReader reader_;
  RawRow row_;
  std::uint64_t blank_ = 0;
};

void check_header(std::string_view line, const std::string& name) {
  const std::size_t nul = line.find('\0');
  const std::size_t invalid = find_invalid_utf8(line);
  const std::size_t bad = std::min(nul, invalid);
  if (bad == std::string_view::npos) return;
  throw Error(FaultKind::Data,
              name + ":1:" + std::to_string(bad + 1) + ": the header has " +
                  (bad == nul ? "a NUL byte"
                              : "a byte that is no valid UTF-8: " + quoted(line.substr(bad, 1))),
              "kpi reads UTF-8; convert the file: iconv -f WINDOWS-1252 -t UTF-8 FILE");
}

}  // namespace

struct LogReader::Impl {
  explicit Impl(InputOptions given)
      : options{std::move(given)}, words{options.words}, rejects{options.kept_rejects} {}

  void open_all();
  void open_one(std::size_t index);
  void survey_all();
  void survey_group(const std::vector<Input*>& group);
  void read_one(Input& input, const std::vector<std::string>& extra, RecordSink& sink);
  void take_notes(const Input& input, const RecordBuilder& builder);
  void check_unknown_outcomes();
  void check_max_bad();
  void fault(const Error& error) {
    faults.insert(faults.end(), error.faults().begin(), error.faults().end());
  }

  InputOptions options;
  Words words;
  std::vector<Input> inputs;  // the usable ones
  std::vector<InputSummary> summaries;
  std::vector<Fault> faults;
  std::vector<Note> notes;
  Rejects rejects;
  struct UnknownOutcome {
    std::uint64_t count = 0;
    std::string first;
  };
  std::map<std::string, UnknownOutcome> unknown_outcomes;
};

void LogReader::Impl::open_all() {
  for (std::size_t i = 0; i < options.files.size(); ++i) {
    const std::string& file = options.files[i];
    summaries.push_back({});
    summaries.back().name = file == "-" ? "standard input" : file;
    try {
      open_one(i);
    } catch (const Error& error) {
      fault(error);
    }
  }
}

void LogReader::Impl::open_one(std::size_t index) {
  Input input{index, ByteSource{options.files[index]}, {}, {}, {}};
  const std::string& name = input.source.name();
  std::string_view head = input.source.peek(kHeadBytes);
  refuse_other_formats(head, name);
  if (head.starts_with(kByteOrderMark)) head.remove_prefix(kByteOrderMark.size());
  if (head.size() + kByteOrderMark.size() >= kHeadBytes) {
    head = head.substr(0, head.find_last_of("\r\n") + 1);  // whole rows only
  }
  input.dialect = find_dialect(head, options.delimiter);
  input.head = head_rows(head, input.dialect, kHeadRows);
  if (input.head.empty()) {
    const bool quote = head.find_first_not_of(" \t\r\n") != std::string_view::npos;
    if (quote) {
      throw Error(FaultKind::Data, name + ":1:1: a quote in the header is never closed");
    }
    if (options.files.size() > 1) {
      notes.push_back({"N107", name + ": empty: no header row"});
      return;
    }
    throw Error(FaultKind::Data, name + ": empty: no header row");
  }
  const std::size_t line_end = head.find(input.dialect.line_end);
  check_header(head.substr(0, line_end), name);
  input.layout = make_layout(input.head, options, words, name);
  inputs.push_back(std::move(input));
}

void LogReader::Impl::survey_all() {
  std::map<std::vector<std::string>, std::vector<Input*>> groups;
  for (Input& input : inputs) groups[input.layout.headers].push_back(&input);
  for (const auto& [headers, group] : groups) {
    try {
      survey_group(group);
    } catch (const Error& error) {
      fault(error);
      for (Input* input : group) input->undecided = true;
    }
  }
  std::erase_if(inputs, [](const Input& input) { return input.undecided; });
}

void LogReader::Impl::survey_group(const std::vector<Input*>& group) {
  const bool needed = std::any_of(group.begin(), group.end(), [](const Input* input) {
    return Survey::needed(input->layout, input->head);
  });
  if (!needed) return;
  Survey survey{group.front()->layout, words};
  for (Input* input : group) {
    input->source.make_rereadable();
    try {
      RowWalk walk{*input};
      while (const RawRow* row = walk.next()) survey.see(*row, input->source.name());
    } catch (const UnclosedQuote&) {
      // Reading it again will say so.
    }
    input->source.rewind();
  }
  for (Input* input : group) survey.decide(input->layout, input->source.name());
}

void LogReader::Impl::read_one(Input& input, const std::vector<std::string>& extra,
                               RecordSink& sink) {
  std::vector<std::optional<std::size_t>> columns;
  for (const std::string& wanted : extra) {
    const auto& headers = input.layout.headers;
    auto found = std::find(headers.begin(), headers.end(), wanted);
    if (found == headers.end()) {
      found = std::find_if(headers.begin(), headers.end(), [&](const std::string& header) {
        return folded_header(header) == folded_header(wanted);
      });
    }
    columns.push_back(found == headers.end()
                          ? std::nullopt
                          : std::optional{static_cast<std::size_t>(found - headers.begin())});
  }
  RecordBuilder builder{input.layout, words, options, std::move(columns)};
  InputSummary& summary = summaries[input.index];
  Batch batch{extra.size()};
  RowWalk walk{input};
  while (const RawRow* row = walk.next()) {
    ++summary.rows;
    if (const CallRecord* record = builder.build(*row)) {
      ++summary.records;
      batch.add(*record);
      if (batch.full()) {
        sink.consume(batch.records());
        batch.clear();
      }
    } else {
      ++summary.rejected;
      Issue issue = builder.issue();
      issue.input = input.index;
      rejects.add(std::move(issue));
    }
  }
  sink.consume(batch.records());
  summary.skipped = walk.blank();
  if (summary.rows != summary.records + summary.rejected + summary.duplicates) {
    throw Error(FaultKind::Internal, input.source.name() + ": rows do not add up");
  }
  take_notes(input, builder);
}

void LogReader::Impl::take_notes(const Input& input, const RecordBuilder& builder) {
  const std::string& name = input.source.name();
  notes.insert(notes.end(), input.layout.notes.begin(), input.layout.notes.end());
  if (builder.past_midnight() > 0) {
    notes.push_back({"N105", name + ": " + with_thousands(builder.past_midnight()) +
                                 " clocks before the start's are of the day after it"});
  }
  if (builder.without_clock() > 0) {
    notes.push_back({"N108", name + ": " + with_thousands(builder.without_clock()) +
                                 " starts are dates without a clock and count as 00:00"});
  }
  if (input.source.grew()) {
    notes.push_back({"N106", name + ": the file grew while it was read; what was there at the "
                                    "beginning is counted"});
  }
  for (const auto& [word, seen] : builder.unknown_outcomes()) {
    UnknownOutcome& known = unknown_outcomes[word];
    if (known.count == 0) known.first = place(name, seen.first);
    known.count += seen.count;
  }
}

void LogReader::Impl::check_unknown_outcomes() {
  if (unknown_outcomes.empty()) return;
  std::string words_found;
  for (const auto& [word, seen] : unknown_outcomes) {
    words_found += (words_found.empty() ? "" : ", ") + quoted(word) + " (" + with_thousands(seen.count) +
                   (seen.count == 1 ? " row" : " rows") + ", first at " + seen.first + ")";
  }
  const std::string& example = unknown_outcomes.begin()->first;
  faults.push_back({FaultKind::Data,
                    unknown_outcomes.begin()->second.first + ": unknown outcome words: " +
                        words_found + "; expected " + std::string{expected(FieldType::Outcome)},
                    "say what each means: --value " + quoted("outcome:" + example + "=abandoned")});
}

void LogReader::Impl::check_max_bad() {
  std::uint64_t rows = 0;
  std::uint64_t rejected = 0;
  for (const InputSummary& summary : summaries) {
    rows += summary.rows;
    rejected += summary.rejected;
  }
  const MaxBad& limit = options.max_bad;
  const bool over = limit.rows ? rejected > *limit.rows : rejected * 100 > limit.percent * rows;
  if (!over) return;
  const std::string allowed =
      limit.rows ? std::to_string(*limit.rows) : std::to_string(limit.percent) + "%";
  std::string reasons;
  const auto all = rejects.reasons();
  for (std::size_t i = 0; i < std::min<std::size_t>(3, all.size()); ++i) {
    reasons += (i == 0 ? "" : "; ") + all[i].reason + " (" + with_thousands(all[i].count) +
               (all[i].count == 1 ? " row" : " rows") + ", first at " +
               place(escaped(summaries[all[i].input].name), all[i].first) + ")";
  }
  faults.push_back({FaultKind::Data,
                    with_thousands(rejected) + " of " + with_thousands(rows) + " rows rejected, over --max-bad " +
                        allowed + "; no figures: " + reasons,
                    "-v names every rejected row; --max-bad N or P% accepts more"});
}

LogReader::LogReader(InputOptions options) : impl_{std::make_unique<Impl>(std::move(options))} {
  impl_->open_all();
  impl_->survey_all();
  const bool all_empty = impl_->inputs.empty() && impl_->faults.empty();
  if (all_empty) {
    for (const Note& note : impl_->notes) impl_->faults.push_back({FaultKind::Data, note.text, {}});
  }
}

LogReader::LogReader(LogReader&&) noexcept = default;
LogReader& LogReader::operator=(LogReader&&) noexcept = default;
LogReader::~LogReader() = default;

FieldSet LogReader::columns() const {
  FieldSet fields;
  for (const Input& input : impl_->inputs) fields = fields | input.layout.available();
  return fields;
}

bool LogReader::every_input_has_start() const {
  return std::all_of(impl_->inputs.begin(), impl_->inputs.end(),
                     [](const Input& input) { return input.layout.has_start(); });
}

LogReader::ResolvedName LogReader::resolve(std::string_view name) const {
  const auto usable = [&](Field field) {
    // These two have defaults in every log.
    return columns().contains(field) || field == Field::Channel || field == Field::Direction;
  };
  const std::string folded = folded_header(name);
  for (const Field field : all_fields()) {
    if ((kpi::name(field) == name || folded_header(kpi::name(field)) == folded) && usable(field)) {
      return {field, {}};
    }
  }
  for (const bool exact : {true, false}) {
    for (const Input& input : impl_->inputs) {
      for (std::size_t i = 0; i < input.layout.headers.size(); ++i) {
        const std::string& header = input.layout.headers[i];
        if (exact ? header != name : folded_header(header) != folded) continue;
        const auto role = input.layout.role_at(i);
        if (role && static_cast<std::size_t>(*role) < kFieldCount) return {field_of(*role), {}};
        return {std::nullopt, header};
      }
    }
  }
  return {};
}

std::vector<std::string> LogReader::extra_columns() const {
  std::vector<std::string> names;
  for (const Input& input : impl_->inputs) {
    for (std::size_t i = 0; i < input.layout.headers.size(); ++i) {
      const std::string& header = input.layout.headers[i];
      const bool known = std::find(names.begin(), names.end(), header) != names.end();
      if (!input.layout.role_at(i) && !known && !header.empty()) names.push_back(header);
    }
  }
  return names;
}

void LogReader::read(const std::vector<std::string>& extra_columns, RecordSink& sink) {
  for (Input& input : impl_->inputs) {
    try {
      impl_->read_one(input, extra_columns, sink);
    } catch (const UnclosedQuote& quote) {
      impl_->faults.push_back({FaultKind::Data,
                               place(input.source.name(), quote.opened) +
                                   ": the quote opened here is never closed; figures withheld",
                               "close the quote, or double a quote that belongs to the text"});
    } catch (const Error& error) {
      impl_->fault(error);
    }
  }
  impl_->check_unknown_outcomes();
  impl_->check_max_bad();
  if (!impl_->faults.empty()) throw Error(impl_->faults);
}

const std::vector<InputSummary>& LogReader::inputs() const {
  return impl_->summaries;
}
const Rejects& LogReader::rejects() const {
  return impl_->rejects;
}
const std::vector<Note>& LogReader::notes() const {
  return impl_->notes;
}

void check_input_options(const InputOptions& options) {
  for (const ColumnChoice& choice : options.columns) {
    if (find_role(choice.field)) continue;
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < kRoleCount; ++i) names.push_back(name(static_cast<Role>(i)));
    const std::string_view near = nearest(choice.field, names);
    throw Error(FaultKind::Usage, "--column: unknown field " + quoted(choice.field),
                near.empty() ? "" : "did you mean " + std::string{near} + "?");
  }
  const Words words{options.words};  // throws where a choice makes no sense
}

std::optional<DateOrder> find_date_order(std::string_view pattern) {
  std::string letters;  // d, m and y in the order of their first appearance
  for (const char c : pattern) {
    const char letter = lower(c);
    const bool part = letter == 'd' || letter == 'm' || letter == 'y';
    if (part && letters.find(letter) == std::string::npos) letters += letter;
  }
  if (letters.starts_with("dm")) return DateOrder::DayFirst;
  if (letters.starts_with("md")) return DateOrder::MonthFirst;
  if (letters.starts_with("y")) return DateOrder::YearFirst;
  return std::nullopt;
}

}  // namespace kpi
