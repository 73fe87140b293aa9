// SPDX-License-Identifier: MIT
// Cutting bytes into rows and fields by RFC 4180.
#include "input/csv.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace kpi {
namespace {

constexpr std::size_t kBlockOfHead = 4096;  // of bytes that are at hand, of which few may be asked

}  // namespace

bool RawRow::is_blank() const {
  return problem == RowProblem::None &&
         std::all_of(fields.begin(), fields.end(),
                     [](const RawField& field) { return field.text.empty(); });
}

Position RawRow::position(std::size_t byte) const {
  const std::string_view before = raw.substr(0, byte);
  const auto lines = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t last = before.rfind('\n');
  return {line + lines, last == std::string_view::npos ? column + byte : byte - last};
}

CsvReader::CsvReader(ReadBytes read, Dialect dialect, std::size_t at_once)
    : read_{std::move(read)}, dialect_{dialect}, buffer_(at_once, '\0') {
  for (const char c : {dialect.delimiter, dialect.line_end}) {
    ends_text_[static_cast<unsigned char>(c)] = true;
  }
  if (dialect.quote != '\0') ends_text_[static_cast<unsigned char>(dialect.quote)] = true;
}

CsvReader::CsvReader(std::string_view bytes, Dialect dialect)
    : CsvReader{[bytes](std::span<char> into) mutable {
                  const std::size_t count = std::min(bytes.size(), into.size());
                  std::memcpy(into.data(), bytes.data(), count);
                  bytes.remove_prefix(count);
                  return count;
                },
                dialect, kBlockOfHead} {}

/// Gets more bytes behind those of the row being scanned; false at the end of the input.
bool CsvReader::refill() {
  if (exhausted_) return false;
  if (row_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + row_, filled_ - row_);
    filled_ -= row_;
    row_ = 0;
  }
  if (filled_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
  const std::size_t count = read_({buffer_.data() + filled_, buffer_.size() - filled_});
  filled_ += count;
  exhausted_ = count == 0;
  return count > 0;
}

void CsvReader::begin_at(std::uint64_t offset, std::uint64_t line) {
  row_offset_ = offset;
  line_ = line;
}

bool CsvReader::next(RawRow& row) {
  row_ += cursor_;
  row_offset_ += cursor_;
  row_begin_ = row_offset_;
  cursor_ = 0;
  state_ = State::FieldStart;
  field_ = {};
  marks_.clear();
  lines_inside_ = 0;
  problem_ = RowProblem::None;
  while (true) {
    if (scan(row)) return true;
    drop_overlong();
    if (refill() || row_ + cursor_ < filled_) continue;
    const bool nothing_left = cursor_ == 0 && marks_.empty() && problem_ == RowProblem::None;
    if (nothing_left) return false;
    if (state_ == State::Quoted) throw UnclosedQuote{quote_opened_, line_ + lines_inside_};
    finish(row, cursor_);
    return true;
  }
}

/// Goes on through the row; true when its line end has been reached and the row is complete.
bool CsvReader::scan(RawRow& row) {
  const std::size_t size = filled_ - row_;
  while (cursor_ < size) {
    if (state_ == State::FieldStart) step_over_plain_fields();
    step_over_text();
    if (cursor_ == size) return false;
    const char c = at(cursor_);
    if (state_ == State::Quoted) {  // at a quote
      state_ = State::QuoteInQuoted;
      field_.end = static_cast<std::uint32_t>(cursor_++);
    } else if (c == dialect_.line_end) {
      finish(row, cursor_++);
      return true;
    } else if (c == dialect_.delimiter) {
      end_field(cursor_++);
    } else if (is_quote(c) && state_ == State::FieldStart) {
      open_quote();
    } else if (is_quote(c) && state_ == State::QuoteInQuoted) {
      state_ = State::Quoted;
      field_.doubled = true;
      ++cursor_;
    } else {
      if (c == '\r' && state_ == State::QuoteInQuoted && cursor_ + 1 == size && !exhausted_) {
        return false;  // whether it belongs to a line end is in the next bytes
      }
      take_plain(c);
      ++cursor_;
    }
  }
  return false;
}

void CsvReader::open_quote() {
  const std::string_view before{buffer_.data() + row_, cursor_};
  const std::size_t last = before.rfind(dialect_.line_end);
  quote_opened_ = {line_ + lines_inside_,
                   last == std::string_view::npos ? cursor_ + 1 : cursor_ - last};
  ++cursor_;
  state_ = State::Quoted;
  field_ = {static_cast<std::uint32_t>(cursor_), static_cast<std::uint32_t>(cursor_), true, false};
}

/// A byte that is neither a delimiter nor a line end nor a quote in its place.
void CsvReader::take_plain(char c) {
  const bool at_end = row_ + cursor_ + 1 == filled_;
  const bool line_end_follows = at_end || at(cursor_ + 1) == dialect_.line_end;
  if (state_ == State::QuoteInQuoted) {
    // A carriage return may stand between a closing quote and the line feed.
    if (c == '\r' && line_end_follows) return;
    if (dialect_.lax_quotes) {
      field_ = {field_.begin - 1, field_.begin, false, false};  // with its quotes
    } else {
      note(RowProblem::TextAfterQuote, cursor_);
    }
    state_ = State::Plain;
    return;
  }
  if (is_quote(c) && !dialect_.lax_quotes) note(RowProblem::StrayQuote, cursor_);
  if (state_ == State::FieldStart) field_.begin = static_cast<std::uint32_t>(cursor_);
  state_ = State::Plain;
}

/// Moves over whole fields without quotes, which most are; stops at the begin of any other field.
void CsvReader::step_over_plain_fields() {
  const char* const row = buffer_.data() + row_;
  const std::size_t size = filled_ - row_;
  std::size_t begin = cursor_;
  for (std::size_t end = begin;; begin = ++end) {
    while (end < size && !ends_text_[static_cast<unsigned char>(row[end])]) ++end;
    const bool plain = end < size && row[end] == dialect_.delimiter;
    if (!plain || end - begin > kLongestField || marks_.size() == kMostColumns) break;
    marks_.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), false, false});
  }
  cursor_ = begin;
}

/// Moves over bytes that change nothing.
void CsvReader::step_over_text() {
  const char* const begin = buffer_.data() + row_;
  const std::size_t size = filled_ - row_;
  if (state_ == State::Quoted) {
    const char* const from = begin + cursor_;
    const auto* const quote = static_cast<const char*>(
        std::memchr(from, static_cast<unsigned char>(dialect_.quote), size - cursor_));
    const char* const to = quote == nullptr ? begin + size : quote;
    lines_inside_ += static_cast<std::uint64_t>(std::count(from, to, dialect_.line_end));
    cursor_ = static_cast<std::size_t>(to - begin);
  } else if (state_ == State::Plain) {
    const char* at = begin + cursor_;
    while (at != begin + size && !ends_text_[static_cast<unsigned char>(*at)]) ++at;
    cursor_ = static_cast<std::size_t>(at - begin);
  }
}

void CsvReader::note(RowProblem problem, std::size_t offset) {
  if (problem_ != RowProblem::None) return;
  problem_ = problem;
  problem_offset_ = offset;
}

void CsvReader::end_field(std::size_t end) {
  if (state_ == State::FieldStart) field_.begin = static_cast<std::uint32_t>(end);
  if (!field_.quoted) field_.end = static_cast<std::uint32_t>(end);
  if (field_.end - field_.begin > kLongestField) note(RowProblem::FieldTooLong, field_.begin);
  if (marks_.size() == kMostColumns) {
    note(RowProblem::TooManyColumns, field_.begin);
  } else {
    marks_.push_back(field_);
  }
  field_ = {};
  state_ = State::FieldStart;
}

/// Forgets the bytes of a row that is longer than any row may be; its end is still looked for.
void CsvReader::drop_overlong() {
  if (filled_ - row_ <= kLongestRow) return;
  note(RowProblem::RowTooLong, 0);
  problem_ = RowProblem::RowTooLong;
  problem_offset_ = 0;
  row_ += cursor_;
  row_offset_ += cursor_;
  cursor_ = 0;
  marks_.clear();
  field_ = {0, 0, state_ != State::Plain, false};
}

void CsvReader::finish(RawRow& row, std::size_t row_end) {
  std::size_t text_end = row_end;
  if (dialect_.line_end == '\n' && text_end > 0 && at(text_end - 1) == '\r') --text_end;
  end_field(text_end);
  if (row_end > kLongestRow) problem_ = RowProblem::RowTooLong;
  row.offset = row_begin_;
  row.line = line_;
  row.problem = problem_;
  row.problem_offset = problem_offset_;
  row.raw = {buffer_.data() + row_, text_end};
  line_ += lines_inside_ + 1;
  if (problem_ == RowProblem::RowTooLong) {
    row.fields.clear();
    row.raw = {};
    return;
  }

  // Texts with doubled quotes are written anew; sizes are known first, so nothing moves.
  std::size_t doubled_bytes = 0;
  for (const Mark& mark : marks_) doubled_bytes += mark.doubled ? mark.end - mark.begin : 0;
  unescaped_.clear();
  unescaped_.reserve(doubled_bytes);
  row.fields.resize(marks_.size());
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    const Mark& mark = marks_[i];
    const std::string_view text{row.raw.data() + mark.begin, mark.end - mark.begin};
    row.fields[i] = {mark.doubled ? without_doubled_quotes(text) : text,
                     mark.quoted ? mark.begin - std::size_t{1} : mark.begin};
  }
}

std::string_view CsvReader::without_doubled_quotes(std::string_view text) {
  const std::size_t from = unescaped_.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    unescaped_ += text[i];
    if (text[i] == dialect_.quote) ++i;
  }
  return std::string_view{unescaped_}.substr(from);
}

}  // namespace kpi
