// SPDX-License-Identifier: MIT
// The records of a worker's blocks, handed to its sink a few at a time.
#include "input/block_records.hpp"

#include <algorithm>
#include <utility>

#include "core/utf8.hpp"
#include "input/total_line.hpp"

namespace kpi {
namespace {

/// Text whose rows are found at a time; it and its index stay in the nearest cache.
constexpr std::size_t kStretch = 8192;

}  // namespace

void PassResult::merge(const PassResult& other) {
  rows += other.rows;
  records += other.records;
  skipped += other.skipped;
  if (other.marks.lines > 0) {
    marks.first = marks.lines > 0 ? std::min(marks.first, other.marks.first) : other.marks.first;
    marks.lines += other.marks.lines;
  }
  rejects.merge(other.rejects);
  for (const auto& [word, seen] : other.unknown_outcomes) {
    RecordBuilder::UnknownWord& known = unknown_outcomes[word];
    if (known.count == 0 || seen.first < known.first) known.first = seen.first;
    known.count += seen.count;
  }
  times.merge(other.times);
  currencies.merge(other.currencies);
  for (const auto& [key, line] : other.unknown_keys) {
    const auto known = unknown_keys.emplace(key, line).first;
    known->second = std::min(known->second, line);
  }
}

BlockRecords::BlockRecords(const InputLog& log, const InputOptions& options,
                           const std::vector<std::optional<std::size_t>>& extra, RecordSink& sink)
    : log_{log},
      structure_{structure(options.simd)},
      builder_{log.layout, *log.words, options, extra},
      quick_{log.layout, *log.words, options, extra, sink.texts()},
      quick_fields_{quick_.usable() ? log.layout.headers.size() : 0},
      sink_{sink},
      keeps_rows_{options.keep_rejected_rows},
      found_{options.kept_rejects},
      json_{log.json ? std::make_unique<JsonRows>(log.layout.headers) : nullptr},
      patterns_{log.layout.headers.size(), options.simd},
      records_(kMostRecords),
      width_{extra.size()},
      extras_(kMostRecords * width_) {}

void BlockRecords::take(const BlockRows& rows) {
  if (rows.overlong) {
    RawRow row;
    row.line = *rows.overlong;
    row.offset = rows.overlong_offset;
    row.problem = RowProblem::RowTooLong;
    take(row);
  }
  if (json_) {
    take_json_lines(rows);
  } else if (rows.clean) {
    take_clean(rows);
  } else {
    read_rows(rows.text, rows.offset, rows.line);
  }
  hand_on();
  if (rows.unclosed) throw UnclosedQuote{*rows.unclosed};
}

/// Takes rows of any form, which are none of the index.
void BlockRecords::read_rows(std::string_view text, std::uint64_t offset, std::uint64_t line) {
  CsvReader reader{text, log_.dialect};
  reader.begin_at(offset, line);
  RawRow row;
  while (reader.next(row)) {
    take(row);
    hand_on();  // the next row takes the place of its texts
  }
}

void BlockRecords::take(const RawRow& row) {
  if (row.is_blank()) {
    ++found_.skipped;
    return;
  }
  if (const CallRecord* record = builder_.build(row)) {
    ++found_.rows;
    add(*record);
  } else if (!log_.json && !log_.has_events() && (is_total_line(row) || is_line_of_dashes(row))) {
    if (found_.marks.lines++ == 0) found_.marks.first = row.line;
  } else {
    ++found_.rows;
    Issue issue = builder_.issue();
    issue.input = log_.index;
    issue.offset = row.offset;
    if (keeps_rows_) issue.row = row.raw;
    found_.rejects.add(std::move(issue));
  }
}

void BlockRecords::take_clean(const BlockRows& rows) {
  offset_ = rows.offset;
  text_ = rows.text.data();
  line_ = rows.line;
  counted_ = rows.text.data();
  index_ = {};
  make_room(0);
  field_ends_[0] = static_cast<std::uint32_t>(-1);  // before the first row
  index_.fields = 1;
  odd_ = false;
  for (std::size_t from = 0; from < rows.text.size(); from += kStretch) {
    const std::size_t to = std::min(from + kStretch, rows.text.size());
    make_room(to - from);
    index_.odd = false;
    structure_.index(rows.text.data(), from, to, log_.dialect, index_);
    odd_ = odd_ || index_.odd;
    const std::size_t done = take_indexed(rows.text);
    // What is left is of a row that goes on, and the byte before it.
    std::copy(field_ends_.begin() + static_cast<std::ptrdiff_t>(done - 1),
              field_ends_.begin() + static_cast<std::ptrdiff_t>(index_.fields),
              field_ends_.begin());
    index_.fields -= done - 1;
    index_.rows = 0;
    odd_ = index_.odd;
  }
}

/// Takes lines of JSON: those written like one before by their pattern, the others by the parser.
void BlockRecords::take_json_lines(const BlockRows& rows) {
  std::string_view text = rows.text;
  for (line_ = rows.line; !text.empty(); ++line_) {
    const JsonPattern* const known = quick_.usable() ? patterns_.find(text, written_) : nullptr;
    if (known != nullptr && take_quickly(*known)) {
      text.remove_prefix(known->line().size() + 1);
      continue;
    }
    const std::string_view line = text.substr(0, text.find('\n'));
    raw_.offset = rows.offset + rows.text.size() - text.size();
    text.remove_prefix(line.size() + 1);
    raw_.line = line_;
    read_json_line(line, *json_, raw_);
    if (known == nullptr && raw_.problem == RowProblem::None && !raw_.is_blank()) {
      patterns_.learn(line, json_->members());
    }
    take(raw_);
    hand_on();  // the next row takes the place of its texts
  }
}

bool BlockRecords::take_quickly(const JsonPattern& line) {
  const std::size_t width = extras_.size() / kMostRecords;
  std::string_view* const extra = extras_.data() + count_ * width;
  if (!quick_.build(SplitRow{line.fields()}, written_, records_[count_], extra)) return false;
  records_[count_].extra = {extra, width};
  ++found_.rows;
  if (++count_ == kMostRecords) hand_on();
  return true;
}

void BlockRecords::make_room(std::size_t bytes) {
  const std::size_t needed = index_.fields + bytes + kIndexSlack;
  if (field_ends_.size() < needed) {
    field_ends_.resize(needed + kStretch);
    row_ends_.resize(needed + kStretch);
  }
  index_.field_ends = field_ends_.data();
  index_.row_ends = row_ends_.data();
}

/// Takes the rows of the index; gives how many field ends they have.
std::size_t BlockRecords::take_indexed(std::string_view text) {
  std::size_t done = 1;
  for (std::size_t i = 0; i < index_.rows; ++i) {
    const std::size_t next = index_.row_ends[i];
    const IndexedRow row{text.data(), index_.field_ends + done};
    std::uint32_t& end = index_.field_ends[next - 1];
    const std::uint32_t line_end = end;
    // A carriage return before it belongs to the line end.
    if (end > row.begin() && text[end - 1] == '\r') --end;
    if (take_quickly(row, next - done)) {
      if (++count_ == kMostRecords) hand_on();
    } else {
      take_closely(row, next - done);
    }
    end = line_end;
    done = next;
  }
  return done;
}

inline bool BlockRecords::take_quickly(const IndexedRow& row, std::size_t fields) {
  const std::size_t size = row.ends[fields - 1] - row.begin();
  // A row of nothing but delimiters and quotes is blank.
  const bool blank_perhaps = size <= 3 * fields;
  if (fields != quick_fields_ || blank_perhaps || size > kLongestField) return false;
  if (odd_) {
    const std::string_view bytes{row.text + row.begin(), size};
    if (bytes.find('\0') != std::string_view::npos) return false;
    if (find_invalid_utf8(bytes) != std::string_view::npos) return false;
  }
  std::string_view* const extra = extras_.data() + count_ * width_;
  CallRecord& record = records_[count_];
  if (!quick_.build(row, written_, record, extra)) return false;
  record.extra = {extra, width_};
  ++found_.rows;
  return true;
}

/// Takes a row that has to be looked at by a RecordBuilder.
void BlockRecords::take_closely(const IndexedRow& row, std::size_t fields) {
  const char* const begin = row.text + row.begin();
  const std::size_t size = row.ends[fields - 1] - row.begin();
  line_ += static_cast<std::uint64_t>(std::count(counted_, begin, log_.dialect.line_end));
  counted_ = begin;
  if (fields > kMostColumns || size > kLongestField) {
    hand_on();
    read_rows({begin, size}, offset_ + static_cast<std::uint64_t>(begin - text_), line_);
    return;
  }
  raw_.offset = offset_ + static_cast<std::uint64_t>(begin - text_);
  raw_.line = line_;
  raw_.raw = {begin, size};
  raw_.fields.resize(fields);
  for (std::size_t i = 0; i < fields; ++i) {
    const std::string_view field = row.field(i);
    raw_.fields[i] = {without_quotes(field, written_),
                      static_cast<std::size_t>(field.data() - begin)};
  }
  take(raw_);
}

/// Adds a record that somebody else has built.
void BlockRecords::add(const CallRecord& record) {
  std::string_view* const extra = extras_.data() + count_ * width_;
  std::copy(record.extra.begin(), record.extra.end(), extra);
  records_[count_] = record;
  records_[count_].extra = {extra, width_};
  if (++count_ == kMostRecords) hand_on();
}

void BlockRecords::hand_on() {
  if (count_ > 0) sink_.consume({records_.data(), count_});
  found_.records += count_;
  count_ = 0;
  written_.clear();
}

PassResult BlockRecords::finish() {
  found_.unknown_outcomes = builder_.unknown_outcomes();
  found_.times = builder_.times();
  found_.currencies = builder_.currencies();
  if (json_) found_.unknown_keys = json_->unknown_keys();
  return std::move(found_);
}

}  // namespace kpi
