// SPDX-License-Identifier: MIT
// One log, read in all the ways that must not matter.
#include "log_ways.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "input/reference.hpp"
#include "kpi/error.hpp"
#include "kpi/inspect.hpp"
#include "kpi/render.hpp"
#include "kpi/report.hpp"
#include "kpi/rows.hpp"
#include "memory_file.hpp"
#include "require.hpp"

namespace kpi::fuzz {
namespace {

using input_test::all_of;
using input_test::Findings;

constexpr std::size_t kAllRejects = 1'000'000;

/// A number that the bytes choose.
unsigned choice(std::string_view bytes, unsigned of) {
  unsigned sum = 0;
  for (const char c : bytes) sum = sum * 31 + static_cast<unsigned char>(c);
  return sum / 7 % of;
}

/// With LOG in place of the name of the file.
std::string without_name(std::string text, const std::string& name) {
  for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos;) {
    text.replace(at, name.size(), "LOG");
  }
  return text;
}

std::string text_of(const Error& error, const std::string& name) {
  std::string text;
  for (const Fault& fault : error.faults()) {
    require(fault.kind != FaultKind::Internal, fault.message);
    require(!fault.message.empty(), "a fault says nothing");
    text += without_name(fault.message + " | " + fault.hint, name) + "\n";
  }
  return text;
}

class Lines : public RecordSink {
 public:
  void consume(std::span<const CallRecord> records) override {
    for (const CallRecord& record : records) {
      const bool visit = record.counts_as == CountsAs::Visit;
      lines.push_back(all_of(record) + (visit ? " visit of a call" : ""));
      contacts += visit ? 0 : 1;
    }
  }
  std::vector<std::string> lines;
  std::uint64_t contacts = 0;
};

void require_conservation(const LogReader& reader, const InputOptions& options,
                          std::uint64_t given) {
  std::uint64_t records = 0;
  for (const InputSummary& input : reader.inputs()) {
    require(input.rows == input.records + input.rejected + input.duplicates,
            "rows = records + rejected + duplicates");
    require(options.dedupe != Dedupe::Off || input.duplicates == 0, "no duplicates unless asked");
    records += input.records;
  }
  require(given == reader.calls().value_or(records), "each record is given once");
  require(reader.rejects().kept().size() == reader.rejects().count(), "all rejects are kept");
}

/// Everything that reading a log tells, one thing a line; the records of a run that fails are void.
std::string reading_of(InputOptions options, std::size_t workers) {
  options.kept_rejects = kAllRejects;
  options.max_bad.rows = kAllRejects;
  const std::string name = options.files[0] == "-" ? "standard input" : options.files[0];
  std::string text;
  try {
    LogReader reader{options};
    std::vector<std::unique_ptr<Lines>> own;
    std::vector<RecordSink*> sinks;
    for (std::size_t i = 0; i < workers; ++i) {
      own.push_back(std::make_unique<Lines>());
      sinks.push_back(own.back().get());
    }
    try {
      reader.read(reader.extra_columns(), sinks);
    } catch (const Error& error) {
      return text_of(error, name);
    }
    std::vector<std::string> lines;
    std::uint64_t contacts = 0;
    for (const auto& sink : own) {
      lines.insert(lines.end(), sink->lines.begin(), sink->lines.end());
      contacts += sink->contacts;
    }
    require_conservation(reader, options, contacts);
    std::sort(lines.begin(), lines.end());
    for (const std::string& line : lines) text += line + "\n";
    for (const Issue& issue : reader.rejects().kept()) {
      text += std::to_string(issue.at.line) + ":" + std::to_string(issue.at.column) + " byte " +
              std::to_string(issue.offset) + ": " + issue.reason + ": " + issue.text + "\n";
    }
    const InputSummary& summary = reader.inputs().front();
    text += std::to_string(summary.rows) + " rows, " + std::to_string(summary.skipped) +
            " skipped, " + summary.format + summary.preset + "\n";
    for (const Note& note : reader.notes()) {
      text += note.code + " " + without_name(note.text, name) + "\n";
    }
  } catch (const Error& error) {
    text += text_of(error, name);
  }
  return text;
}

/// Each row by a RecordBuilder, or in blocks with all that is quick about them.
void compare_with_reference(const InputOptions& options) {
  input_test::Reading reading;
  reading.options = options;
  reading.options.kept_rejects = kAllRejects;
  std::optional<Findings> plain;
  try {
    plain = reading.plainly();
  } catch (const Error&) {
  } catch (const BrokenJson&) {
  } catch (const std::bad_optional_access&) {
    return;  // empty
  }
  std::optional<Findings> blocks;
  try {
    blocks = reading.in_blocks(100, 3, SimdLevel::Best);
  } catch (const Error&) {
  } catch (const BrokenJson&) {
  }
  require(plain.has_value() == blocks.has_value(), "both readings fail or none");
  if (!plain) return;
  const auto joined = [](const Findings& found) {
    std::string text;
    for (const auto* part : {&found.records, &found.rejects, &found.words}) {
      for (const std::string& line : *part) text += line + "\n";
    }
    return text + found.counts + found.unclosed;
  };
  require_same(joined(*plain), joined(*blocks), "row by row as in blocks");
}

std::string documents_of(const InputOptions& options, std::size_t threads) {
  LogReader reader{options};
  Query query;
  query.kpis = {"@all"};
  query.group_by = {{"queue", "agent"}, {"hour", "weekday"}};
  if (!reader.columns().contains(Field::Queue)) query.group_by[0] = {"channel"};
  if (const auto extra = reader.extra_columns(); !extra.empty()) query.group_by[1] = {extra[0]};
  if (!reader.columns().contains(Field::Agent)) query.group_by[0].resize(1);
  if (query.group_by[1].size() > 1) query.group_by[1] = {"direction"};
  query.direction = DirectionFilter::All;
  const Report report = compute(reader, query, threads);
  std::string text;
  for (const OutputFormat& format : output_formats()) {
    if (format.name == "value") continue;  // of one KPI
    format.render(report, {}, [&](std::string_view piece) { text += piece; });
  }
  return text;
}

class Nowhere : public RowSink {
 public:
  explicit Nowhere(const RowFormat& format)
      : writer_{format.make([this](std::string_view piece) { written += piece.size(); })} {}
  void begin_file(const std::string& /*name*/, const std::vector<std::string>& columns) override {
    writer_->begin(columns);
  }
  void take(std::span<const std::string_view> texts) override { writer_->add(texts); }
  std::size_t written = 0;

 private:
  std::unique_ptr<RowsWriter> writer_;
};

/// What the commands print.
void make_documents(InputOptions options, unsigned which) {
  const std::string name = options.files[0];
  options.max_bad.rows = kAllRejects;
  try {
    if (which == 0) {
      for (const RowFormat& format : row_formats()) {
        Nowhere rows{format};
        read_rows(options, rows);
      }
    } else if (which == 1) {
      const Inspection inspection = inspect(options, {});
      require(!inspection_text(inspection, {}).empty(), "kpi inspect says something");
      require(!inspection_json(inspection, {}).empty(), "kpi inspect -O json says something");
    } else {
      require_same(documents_of(options, 1), documents_of(options, 3), "any number of threads");
    }
  } catch (const Error& error) {
    text_of(error, name);
  }
}

}  // namespace

bool has_format(std::string_view bytes, std::string_view format) {
  const MemoryFile file{bytes};
  InputOptions options;
  options.files = {file.path()};
  try {
    const LogReader reader{options};
    return reader.inputs().front().format == format;
  } catch (const Error&) {
    return false;
  }
}

InputOptions chosen_options(std::string_view bytes) {
  InputOptions options;
  const unsigned one = choice(bytes, 97);
  if (one % 4 == 1) options.date_order = DateOrder::DayFirst;
  if (one % 4 == 2) options.date_order = DateOrder::MonthFirst;
  if (one % 5 == 1) options.duration_unit = DurationUnit::MinutesSeconds;
  if (one % 5 == 2) options.decimal_mark = DecimalMark::Comma;
  if (one % 7 == 1) options.dedupe = Dedupe::Exact;
  if (one % 7 == 2) options.dedupe = Dedupe::Id;
  if (one % 7 == 3) options.unit = CountingUnit::Call;
  return options;
}

void read_in_all_ways(std::string_view bytes, const InputOptions& options) {
  const MemoryFile file{bytes};
  InputOptions plain = options;
  plain.files = {file.path()};
  const unsigned way = choice(bytes, 4);
  const std::string expected = reading_of(plain, 1);
  InputOptions other = plain;
  if (way == 0) {
    other.block_size = 1;
    other.simd = SimdLevel::Portable;
    require_same(expected, reading_of(other, 3), "in blocks of a byte as in one");
  } else if (way == 1) {
    other.block_size = 64;
    other.read_twice = true;
    require_same(expected, reading_of(other, 2), "in blocks of 64 bytes as in one");
  } else if (way == 2 && bytes.size() <= PipedInput::kMost) {
    const PipedInput input{bytes};
    other.files = {"-"};
    other.block_size = 7;
    require_same(expected, reading_of(other, 2), "from a pipe as from a file");
  } else {
    compare_with_reference(plain);
  }
  // They take longer than reading, and learn less of the bytes.
  if (const unsigned document = choice(bytes, 24); document < 3) make_documents(plain, document);
}

}  // namespace kpi::fuzz
