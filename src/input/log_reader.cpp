// SPDX-License-Identifier: MIT
// Reads call logs from beginning to end: opens, recognises, surveys where rows must decide, and
// hands records on in batches.
#include <algorithm>
#include <map>
#include <utility>

#include "input/carried_columns.hpp"
#include "input/companion_reader.hpp"
#include "input/contact_stages.hpp"
#include "input/input_log.hpp"
#include "input/known_presets.hpp"
#include "input/pass_notes.hpp"
#include "input/record_pass.hpp"
#include "input/surveying.hpp"
#include "input/understanding.hpp"
#include "input/words.hpp"
#include "kpi/reader.hpp"

namespace kpi {

struct LogReader::Impl {
  explicit Impl(InputOptions given)
      : options{std::move(given)},
        companions{read_companions(options)},
        rejects{options.kept_rejects} {
    if (!options.preset.empty()) preset = find_preset(options.preset);
  }

  void open_all();
  void take_companions();
  void tell_total() const;
  void read_all(const CarriedColumns& columns, std::span<RecordSink* const> sinks,
                ContactStages* stages = nullptr);
  void read_one(InputLog& input, const CarriedColumns& columns, std::span<RecordSink* const> sinks);
  void read_contacts(CarriedColumns columns, RecordSink& sink);
  void make_rereadable();
  void take_unknown_outcomes(const std::string& name, const PassResult& found);
  void check_unknown_outcomes();
  void check_max_bad();
  void fault(const Error& error) {
    faults.insert(faults.end(), error.faults().begin(), error.faults().end());
  }

  InputOptions options;
  CompanionReading companions;
  std::shared_ptr<const Preset> preset;  // the one asked for
  std::vector<InputLog> inputs;          // the usable ones
  std::vector<InputSummary> summaries;
  std::vector<Fault> opening_faults;
  std::vector<Note> opening_notes;
  std::vector<Fault> faults;
  std::vector<Note> notes;
  Rejects rejects;
  struct UnknownOutcome {
    std::uint64_t count = 0;
    std::string first;
  };
  std::map<std::string, UnknownOutcome> unknown_outcomes;
  Currencies currencies;  // beside costs
  std::optional<std::uint64_t> calls;
};

void LogReader::Impl::open_all() {
  for (std::size_t i = 0; i < options.files.size(); ++i) {
    const std::string& file = options.files[i];
    summaries.push_back({});
    summaries.back().name = file == "-" ? "standard input" : file;
    const bool twice =
        std::find(options.files.begin(), options.files.begin() + static_cast<std::ptrdiff_t>(i),
                  file) != options.files.begin() + static_cast<std::ptrdiff_t>(i);
    const std::string name = escaped(summaries.back().name);
    if (twice && options.dedupe == Dedupe::Off) {
      opening_notes.push_back({"N110", name + ": named twice; its rows count twice"});
    }
    try {
      auto log = open_log(i, options, preset);
      if (log) {
        summaries.back().format = log->format();
        if (log->preset) summaries.back().preset = log->preset->name;
        if (options.read_twice) log->source.make_rereadable();
        inputs.push_back(std::move(*log));
      } else if (options.files.size() == 1) {
        faults.push_back({FaultKind::Data, name + ": empty: no header row", {}});
      } else {
        opening_notes.push_back({"N107", name + ": empty: no header row"});
      }
    } catch (const Error& error) {
      fault(error);
    }
  }
}

void LogReader::Impl::take_companions() {
  faults.insert(faults.end(), companions.faults.begin(), companions.faults.end());
  opening_notes.insert(opening_notes.end(), companions.notes.begin(), companions.notes.end());
  summaries.insert(summaries.end(), companions.summaries.begin(), companions.summaries.end());
  rejects.merge(companions.rejects);
}

/// Lets those who watch know how much there is to read, where no input is a stream.
void LogReader::Impl::tell_total() const {
  if (options.progress == nullptr) return;
  std::uint64_t total = 0;
  for (const InputLog& input : inputs) {
    if (!input.source.can_rewind()) return;
    total += input.source.size();
  }
  options.progress->total = total;
}

void LogReader::Impl::read_one(InputLog& input, const CarriedColumns& columns,
                               std::span<RecordSink* const> sinks) {
  InputSummary& summary = summaries[input.index];
  if (input.source.can_rewind()) input.source.rewind();
  const PassResult found = read_records(input, options, columns.in(input.layout), sinks);
  summary.rows = found.rows;
  summary.records = found.records;
  summary.rejected = found.rejects.count();
  summary.duplicates = 0;
  summary.skipped = found.skipped + found.marks.lines;
  rejects.merge(found.rejects);
  currencies.merge(found.currencies);
  if (summary.rows != summary.records + summary.rejected + summary.duplicates) {
    throw Error(FaultKind::Internal, input.source.name() + ": rows do not add up");
  }
  const std::vector<Note> told = notes_of(input, found);
  notes.insert(notes.end(), told.begin(), told.end());
  take_unknown_outcomes(input.source.name(), found);
}

void LogReader::Impl::take_unknown_outcomes(const std::string& name, const PassResult& found) {
  for (const auto& [word, seen] : found.unknown_outcomes) {
    UnknownOutcome& known = unknown_outcomes[word];
    if (known.count == 0) known.first = place(name, seen.first);
    known.count += seen.count;
  }
}

void LogReader::Impl::read_all(const CarriedColumns& columns, std::span<RecordSink* const> sinks,
                               ContactStages* stages) {
  // Reading anew begins with what was found on opening.
  rejects = companions.rejects;
  notes = opening_notes;
  unknown_outcomes.clear();
  currencies = {};
  faults = opening_faults;
  if (options.progress != nullptr) options.progress->rows = 0;
  for (InputLog& input : inputs) {
    try {
      if (stages != nullptr) stages->begin_input(input.index);
      read_one(input, columns, sinks);
    } catch (const UnclosedQuote& quote) {
      fault(unclosed_quote(input.source.name(), quote));
    } catch (const BrokenJson& broken) {
      fault(broken_json(input.source.name(), broken));
    } catch (const Error& error) {
      fault(error);
    }
  }
}

/// Lets every input be read twice; one that cannot be is faulty.
void LogReader::Impl::make_rereadable() {
  for (InputLog& input : inputs) {
    try {
      input.source.make_rereadable();
    } catch (const Error& error) {
      opening_faults.insert(opening_faults.end(), error.faults().begin(), error.faults().end());
      input.undecided = true;
    }
  }
  std::erase_if(inputs, [](const InputLog& input) { return input.undecided; });
}

void LogReader::Impl::read_contacts(CarriedColumns columns, RecordSink& sink) {
  if (options.dedupe != Dedupe::Off) {
    for (const InputLog& input : inputs) columns.add_all_of(input.layout);
  }
  ContactStages stages{options, columns, sink};
  if (ContactStages::go_by_ids(options)) {
    make_rereadable();
    RecordSink* const counting = &stages.counting();
    read_all(columns, std::span{&counting, 1}, &stages);
    if (!faults.empty()) return;
  }
  for (bool more = true; more;) {
    RecordSink* const reading = &stages.reading();
    read_all(columns, std::span{&reading, 1}, &stages);
    if (!faults.empty()) return;
    try {
      more = stages.finish_reading();
    } catch (const Error& error) {
      return fault(error);
    }
  }
  stages.count(std::span{summaries}.first(options.files.size()), notes);
  calls = stages.calls();
}

void LogReader::Impl::check_unknown_outcomes() {
  if (options.only_look || unknown_outcomes.empty()) return;
  std::string words_found;
  for (const auto& [word, seen] : unknown_outcomes) {
    words_found += (words_found.empty() ? "" : ", ") + in_quotes(word) + " (" +
                   with_thousands(seen.count) + (seen.count == 1 ? " row" : " rows") +
                   ", first at " + seen.first + ")";
  }
  const std::string& example = unknown_outcomes.begin()->first;
  faults.push_back(
      {FaultKind::Data,
       unknown_outcomes.begin()->second.first + ": unknown outcome words: " + words_found +
           "; expected " + std::string{expected(FieldType::Outcome)},
       "say what each means: --value " + in_quotes("outcome:" + example + "=OUTCOME")});
}

void LogReader::Impl::check_max_bad() {
  std::uint64_t rows = 0;
  std::uint64_t rejected = 0;
  for (const InputSummary& summary : summaries) {
    rows += summary.rows;
    rejected += summary.rejected;
  }
  if (options.only_look || !options.max_bad.is_exceeded(rejected, rows)) return;
  const auto all = rejects.reasons();
  const bool encoding = !all.empty() && all.front().reason == "invalid UTF-8";
  std::string reasons;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, all.size()); ++i) {
    reasons += (i == 0 ? "" : "; ") + all[i].reason + " (" + with_thousands(all[i].count) +
               (all[i].count == 1 ? " row" : " rows") + ", first at " +
               place(escaped(summaries[all[i].input].name), all[i].first) + ")";
  }
  faults.push_back({FaultKind::Data,
                    with_thousands(rejected) + " of " + with_thousands(rows) +
                        " rows rejected, over --max-bad " + options.max_bad.text() +
                        "; no figures: " + reasons,
                    encoding ? "say how the file is encoded, such as --encoding WINDOWS-1252"
                             : "-v names every rejected row; --max-bad N or P% accepts more"});
}

LogReader::LogReader(InputOptions options) : impl_{std::make_unique<Impl>(std::move(options))} {
  impl_->open_all();
  impl_->tell_total();
  survey_inputs(impl_->inputs, impl_->options, impl_->faults);
  impl_->tell_total();  // a stream that was surveyed is a file now
  const bool all_empty = impl_->inputs.empty() && impl_->faults.empty();
  if (all_empty) {
    for (const Note& note : impl_->opening_notes) {
      impl_->faults.push_back({FaultKind::Data, note.text, {}});
    }
  }
  impl_->take_companions();
  impl_->opening_faults = impl_->faults;
  impl_->notes = impl_->opening_notes;
}

LogReader::LogReader(LogReader&&) noexcept = default;
LogReader& LogReader::operator=(LogReader&&) noexcept = default;
LogReader::~LogReader() = default;

FieldSet LogReader::columns() const {
  FieldSet fields;
  for (const InputLog& input : impl_->inputs) fields = fields | input.layout.available();
  return fields;
}

bool LogReader::every_input_has_start() const {
  return std::all_of(impl_->inputs.begin(), impl_->inputs.end(),
                     [](const InputLog& input) { return input.layout.has_start(); });
}

std::vector<std::string> LogReader::contradicting_currencies() const {
  return impl_->currencies.contradicting();
}

bool LogReader::can_read_again() const {
  return std::all_of(impl_->inputs.begin(), impl_->inputs.end(),
                     [](const InputLog& input) { return input.source.can_rewind(); });
}

bool LogReader::keeps_order() const {
  return !ContactStages::go_by_ids(impl_->options);
}

void LogReader::count_as(CountingUnit unit, Dedupe dedupe) {
  impl_->options.unit = unit;
  impl_->options.dedupe = dedupe;
  impl_->calls.reset();
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
    for (const InputLog& input : impl_->inputs) {
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
  for (const InputLog& input : impl_->inputs) {
    for (std::size_t i = 0; i < input.layout.headers.size(); ++i) {
      const std::string& header = input.layout.headers[i];
      const bool known = std::find(names.begin(), names.end(), header) != names.end();
      if (!input.layout.role_at(i) && !known && !header.empty()) names.push_back(header);
    }
  }
  return names;
}

void LogReader::read(const std::vector<std::string>& extra_columns,
                     std::span<RecordSink* const> sinks) {
  const std::optional<Fault> no_ids = ContactStages::find_no_ids(impl_->options, columns());
  if (ContactStages::wanted(impl_->options) && !no_ids) {
    impl_->read_contacts(CarriedColumns{extra_columns}, *sinks[0]);
  } else {
    impl_->read_all(CarriedColumns{extra_columns}, sinks);
  }
  impl_->check_unknown_outcomes();
  impl_->check_max_bad();
  if (no_ids && impl_->faults.empty()) impl_->faults.push_back(*no_ids);
  if (!impl_->faults.empty()) throw Error(impl_->faults);
}

void LogReader::read(const std::vector<std::string>& extra_columns, RecordSink& sink) {
  RecordSink* const only = &sink;
  read(extra_columns, std::span{&only, 1});
}

std::vector<UnderstoodInput> LogReader::understood() const {
  std::vector<UnderstoodInput> all;
  for (InputLog& input : impl_->inputs) {
    const WordCounts words = input.source.can_rewind() ? count_words(input) : WordCounts{};
    all.push_back(understanding_of(input, words, impl_->options.show_values));
  }
  all.insert(all.end(), impl_->companions.understood.begin(), impl_->companions.understood.end());
  return all;
}

const Companions& LogReader::companions() const {
  return impl_->companions.companions;
}
const std::vector<InputSummary>& LogReader::inputs() const {
  return impl_->summaries;
}
std::optional<std::uint64_t> LogReader::calls() const {
  return impl_->calls;
}
const Rejects& LogReader::rejects() const {
  return impl_->rejects;
}
const std::vector<Note>& LogReader::notes() const {
  return impl_->notes;
}

}  // namespace kpi
