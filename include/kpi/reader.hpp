// SPDX-License-Identifier: MIT
// Reading call logs: what to read, how it is understood, and how the records arrive.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kpi/companions.hpp"
#include "kpi/decimal_mark.hpp"
#include "kpi/error.hpp"
#include "kpi/record.hpp"
#include "kpi/time.hpp"

namespace kpi {

/// Which of two numbers in 03/04/2021 is the day.
enum class DateOrder : std::uint8_t { DayFirst, MonthFirst, YearFirst };
/// "dmy", "d/m/Y", "%d.%m.%Y %H:%M" and the like; nothing where the order cannot be told.
std::optional<DateOrder> find_date_order(std::string_view pattern);

/// The unit of a plain number in a duration column. The last two say what 12:30 is in it; plain
/// numbers beside such texts are seconds.
enum class DurationUnit : std::uint8_t {
  Milliseconds,
  Seconds,
  Minutes,
  Hours,
  Days,
  HoursMinutesSeconds,
  MinutesSeconds
};

/// A field, or one of `date`, `time` (parts of the start) and `answered` (yes/no), and the name or
/// the position (from 1) of its column. Fields of companion files are led by the name of their
/// kind: "roster.hired".
struct ColumnChoice {
  std::string field;
  std::string column;
};

/// What a word of a file means in a field: outcome, direction or a yes/no field.
struct WordChoice {
  std::string field;
  std::string word;
  std::string meaning;
};

/// How many rejected rows a run may have.
struct MaxBad {
  std::optional<std::uint64_t> rows;
  unsigned percent = 5;  ///< where `rows` is not set

  [[nodiscard]] constexpr bool is_exceeded(std::uint64_t rejected, std::uint64_t all) const {
    return rows ? rejected > *rows : rejected * 100 > percent * all;
  }
  /// As it is given: "12", "5%".
  [[nodiscard]] std::string text() const {
    return rows ? std::to_string(*rows) : std::to_string(percent) + "%";
  }
};

/// Which rows are dropped because another one says the same.
enum class Dedupe : std::uint8_t {
  Off,    ///< none
  Exact,  ///< of rows with the same text in every column all but the first
  Id      ///< of rows with the same id all but the one with the latest end
};

/// What counts as one contact.
enum class CountingUnit : std::uint8_t {
  Visit,  ///< each row
  Call    ///< all rows of one id together; rows without an id each
};

/// How far a reading has got; may be watched from another thread.
struct ReadingProgress {
  std::atomic<std::uint64_t> bytes{0};  ///< read so far, of the files as they are stored
  std::atomic<std::uint64_t> total{0};  ///< of all files together; 0 where a stream is among them
  std::atomic<std::uint64_t> rows{0};
};

/// The instructions that reading may use; the records are the same.
enum class SimdLevel : std::uint8_t {
  Best,     ///< what the processor has
  Portable  ///< none that not every processor has
};

struct InputOptions {
  std::vector<std::string> files;  ///< call logs: paths; "-" is standard input
  CompanionFiles companions;
  std::vector<ColumnChoice> columns;
  std::vector<WordChoice> words;
  std::optional<char> delimiter;
  std::optional<char> quote;  ///< NUL: quotes are text
  std::string encoding;       ///< a name that iconv knows; empty: found out
  std::string preset;         ///< a name or a file; empty: found out
  std::optional<DateOrder> date_order;
  std::optional<DurationUnit> duration_unit;  ///< wins over units in headers
  DecimalMark decimal_mark = DecimalMark::Unknown;
  TimeZone zone;            ///< of stamps that name none
  bool zone_given = false;  ///< it wins over a preset's
  MaxBad max_bad;
  Dedupe dedupe = Dedupe::Off;
  CountingUnit unit = CountingUnit::Visit;
  /// Scores whose scale begins at 1, so that a 0 means "not rated": rows that have only that do not
  /// tell the score of their call.
  FieldSet unrated_at_zero{Field::Csat, Field::Ces};
  std::size_t kept_rejects = 10;    ///< per input, for messages
  bool keep_rejected_rows = false;  ///< as they stand in the file
  bool read_twice = false;          ///< streams are copied, so that read() works again
  bool only_look = false;  ///< unknown outcome words and too many rejected rows are no faults
  /// Bytes of rows that wait for others of their id; over it the inputs are read once more. Lower
  /// for tests.
  std::optional<std::size_t> most_kept;
  /// Bytes of memory that the process may have while reading, and bytes that each compressed input
  /// may expand to; more is an error (Data).
  std::optional<std::uint64_t> max_memory, max_decompressed;
  bool show_values = false;              ///< personal texts in messages too
  std::size_t block_size = 512U << 10U;  ///< bytes of an input that a worker reads at a time
  SimdLevel simd = SimdLevel::Best;      ///< lower for tests
  ReadingProgress* progress = nullptr;   ///< kept up to date while reading, where there is one
};

/// Checks the names in the options without opening a file; throws Error (Usage).
void check_input_options(const InputOptions& options);

/// What became of one input. rows = records + rejected + duplicates.
struct InputSummary {
  std::string name;
  std::string format = "csv";
  std::uint64_t rows = 0;
  std::uint64_t records = 0;
  std::uint64_t rejected = 0;
  std::uint64_t duplicates = 0;
  std::uint64_t skipped = 0;  ///< lines that are no rows: blank, before the header, totals
  std::string preset{};       ///< by which its columns are read; may be empty
  FileKind kind = FileKind::Calls;
};

/// Why a column is read as a field.
enum class ColumnEvidence : std::uint8_t {
  OwnName,    ///< it is called as the field
  KnownName,  ///< a name that exports use for it
  Chosen,     ///< by an option
  Preset      ///< by the preset
};

/// A column, or one that a preset works out of others.
struct UnderstoodColumn {
  std::string header;
  std::string field;  ///< or "date", "time", "answered"; empty: a dimension
  ColumnEvidence evidence = ColumnEvidence::OwnName;
  std::string
      unit;  ///< of plain numbers: "s", "ms", "min", "h", "days"; empty where there are none
  std::string sample;  ///< the first text at the head; of personal data its shape
};

/// A word of an input, and what it means.
struct UnderstoodWord {
  std::string field;
  std::string word;
  std::string meaning;     ///< empty: none is known
  std::uint64_t rows = 0;  ///< that have it
};

/// How an input is read.
struct UnderstoodInput {
  std::string name;
  std::string format;
  std::string preset, preset_title;  ///< empty: none
  std::string preset_json;           ///< the text of that preset's file
  std::string compression;           ///< empty: none
  std::string encoding, encoding_evidence;
  char delimiter = ',', quote = '"', line_end = '\n';  ///< of "csv"
  bool lax_quotes = false;
  bool has_header = true;
  std::uint64_t header_line = 1;
  std::vector<UnderstoodColumn> columns;
  /// "day/month/year" or "month/day/year"; empty where no date needs it.
  std::string date_order;
  std::string date_evidence;
  TimeZone zone;  ///< of stamps that name none
  std::vector<UnderstoodWord> words;

  /// Whether the rows are put together from events, so that the columns are not those of the file.
  [[nodiscard]] bool columns_are_of_events() const {
    return format == "queue_log" || format == "genesys";
  }
};

/// Takes records, a batch at a time. The records and their texts live only during the call.
class RecordSink {
 public:
  RecordSink() = default;
  RecordSink(const RecordSink&) = delete;
  RecordSink& operator=(const RecordSink&) = delete;
  virtual ~RecordSink() = default;
  virtual void consume(std::span<const CallRecord> records) = 0;
  /// The texts that consume() looks at; records may lack the others.
  [[nodiscard]] virtual FieldSet texts() const { return kTextFields; }
  /// Called around the records of each block of the input. Whatever another sink has been told to
  /// be done when a block begins comes before that block in the input.
  virtual void before_block() {}
  virtual void after_block() {}
};

/// Reads call logs. Construction opens every input and recognises its columns; read() gives the
/// records. Faults of single inputs are collected, so that every input is looked at and every fault
/// reported.
class LogReader {
 public:
  explicit LogReader(InputOptions options);
  LogReader(LogReader&&) noexcept;
  LogReader& operator=(LogReader&&) noexcept;
  ~LogReader();

  /// Fields that some input has a column for, or that can be derived from those it has.
  [[nodiscard]] FieldSet columns() const;
  /// Whether every input has a column for the start.
  [[nodiscard]] bool every_input_has_start() const;
  /// The currencies beside costs in the records read, where they cannot be one: "$", "€".
  [[nodiscard]] std::vector<std::string> contradicting_currencies() const;
  /// Whether read() can be called more than once.
  [[nodiscard]] bool can_read_again() const;
  /// Whether records come in the order of their rows, as far as each worker is concerned.
  [[nodiscard]] bool keeps_order() const;
  /// A name as asked, resolved to a field or to the header text of an extra column; both empty
  /// when no input has such a column. Case, blanks, `_` and `-` are ignored where exact names fail.
  struct ResolvedName {
    std::optional<Field> field;
    std::string extra;
  };
  [[nodiscard]] ResolvedName resolve(std::string_view name) const;
  /// Headers of the columns that are no fields, over all inputs, for suggestions.
  [[nodiscard]] std::vector<std::string> extra_columns() const;

  /// Reads all inputs to their ends, with as many threads as there are sinks: each record goes to
  /// one of them, and carries the texts of these extra columns. Where duplicates are dropped or
  /// calls are joined, one thread reads for the first sink, and if need be all inputs several
  /// times. Throws Error with every fault of every input; the records given until then are void.
  void read(const std::vector<std::string>& extra_columns, std::span<RecordSink* const> sinks);
  void read(const std::vector<std::string>& extra_columns, RecordSink& sink);

  /// What the next read() counts as one contact, and which rows it drops. Only where
  /// can_read_again().
  void count_as(CountingUnit unit, Dedupe dedupe);

  /// What became of the call logs, and then of the companion files.
  [[nodiscard]] const std::vector<InputSummary>& inputs() const;
  /// What the companion files say; they are read on construction.
  [[nodiscard]] const Companions& companions() const;
  /// How the inputs are read that can be. Their words are counted in another reading, if
  /// can_read_again().
  [[nodiscard]] std::vector<UnderstoodInput> understood() const;
  /// The calls that the records of all inputs are; nothing where each record counts by itself.
  [[nodiscard]] std::optional<std::uint64_t> calls() const;
  [[nodiscard]] const Rejects& rejects() const;
  /// Remarks on how the inputs were understood.
  [[nodiscard]] const std::vector<Note>& notes() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kpi
