// SPDX-License-Identifier: MIT
// Rows to records without a detour, where every field is of a common shape; what such a row gives
// is what RecordBuilder would make of it.
#include "input/quick_records.hpp"

#include <algorithm>

#include "core/duration.hpp"
#include "core/number.hpp"

namespace kpi {
namespace {

constexpr char kQuote = '"';

/// Blanks and the quote are among the lowest characters.
bool is_low(char c) {
  return static_cast<unsigned char>(c) <= static_cast<unsigned char>(kQuote);
}

/// Whether a text is absent; most are told apart by their size or their first letter.
bool stands_for_nothing(std::string_view text) {
  return text.size() <= 4 && (text[0] == '-' || (text[0] | 0x20) == 'n') &&
         is_word_for_nothing(text);
}

}  // namespace

std::string_view without_quotes(std::string_view field, WrittenTexts& written) {
  if (field.empty() || field.front() != kQuote) return field;
  const std::string_view inside = field.substr(1, field.size() - 2);
  const bool doubled = inside.find(kQuote) != std::string_view::npos;
  return doubled ? written.with_single_quotes(inside, kQuote) : inside;
}

QuickRecords::QuickRecords(const Layout& layout, const Words& words, const InputOptions& options,
                           const std::vector<std::optional<std::size_t>>& extra)
    : usable_{!layout.has(Role::Date) && !layout.has(Role::Time)},
      has_start_{layout.has(Field::Start)},
      derivation_{layout} {
  blank_.columns = layout.columns();
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    if (layout.has(role)) add(layout, words, options, role);
  }
  std::sort(columns_.begin(), columns_.end(),
            [](const Column& a, const Column& b) { return a.index < b.index; });
  for (const auto& index : extra) {
    extra_.push_back({index, index && *index + 1 == layout.headers.size()});
  }
}

void QuickRecords::add(const Layout& layout, const Words& words, const InputOptions& options,
                       Role role) {
  Column column;
  column.index = *layout.of(role);
  column.last = column.index + 1 == layout.headers.size();
  column.unit = layout.unit[static_cast<std::size_t>(role)];
  const Field field = role == Role::AnsweredFlag ? Field::Outcome : field_of(role);
  switch (type(role)) {
    case FieldType::Text:
      column.kind = Kind::Text;
      column.text = text_member(field);
      break;
    case FieldType::Duration:
      column.kind = Kind::Duration;
      column.amount = time_member(field);
      break;
    case FieldType::Number:
      column.kind = Kind::Number;
      column.amount = number_member(field);
      break;
    case FieldType::Stamp:
      column.kind = Kind::Stamp;
      column.amount = time_member(field);
      column.helper = stamps_.size();
      stamps_.emplace_back(layout, options.zone);
      break;
    case FieldType::Outcome:
      column.kind = Kind::Outcome;
      break;
    case FieldType::Direction:
      column.kind = Kind::Direction;
      break;
    case FieldType::YesNo:
      column.kind = role == Role::AnsweredFlag ? Kind::AnsweredFlag : Kind::YesNo;
      column.yes_no = yes_no_member(field);
      break;
  }
  const bool of_words = column.kind >= Kind::Outcome;
  if (of_words) {
    column.helper = words_.size();
    words_.emplace_back(words, role);
  }
  columns_.push_back(column);
}

template <typename Row>
bool QuickRecords::build(const Row& row, WrittenTexts& written, CallRecord& record,
                         std::string_view* extra) {
  record = blank_;
  OutcomeWords words;
  const auto text_of = [&](std::size_t index, bool last) {
    std::string_view text = row.field(index, last);
    if (!text.empty() && (is_low(text.front()) || is_low(text.back()))) {
      text = trimmed(without_quotes(text, written));
    }
    return text;
  };
  for (const Column& column : columns_) {
    const std::string_view text = text_of(column.index, column.last);
    if (!text.empty() && !read(column, text, record, words)) return false;
  }
  if (has_start_ && !record.start) return false;
  if (derivation_.complete(record, words) != Contradiction::None) return false;
  for (const Extra& column : extra_) {
    *extra++ = column.index ? text_of(*column.index, column.last) : std::string_view{};
  }
  return true;
}

/// Reads a field that is not empty; false where the row needs a closer look.
inline bool QuickRecords::read(const Column& column, std::string_view text, CallRecord& record,
                               OutcomeWords& words) {
  switch (column.kind) {
    case Kind::Text:
      if (!stands_for_nothing(text)) record.*column.text = text;
      return true;
    case Kind::Duration: {
      const std::int64_t number = short_number(text.data(), text.data() + text.size());
      Millis duration = number * column.unit;
      if (number < 0 || duration > kLongestDuration) {
        if (stands_for_nothing(text)) return true;
        if (read_duration(text, column.unit, duration) != Reading::Ok) return false;
      }
      record.*column.amount = duration;
      return true;
    }
    case Kind::Number: {
      std::int64_t number = short_number(text.data(), text.data() + text.size()) * kUnit;
      if (number < 0) {
        if (stands_for_nothing(text)) return true;
        const auto scaled = parse_scaled(text, kUnit);
        if (!scaled) return false;
        number = *scaled;
      }
      record.*column.amount = number;
      return true;
    }
    case Kind::Stamp: {
      if (stands_for_nothing(text)) return true;
      const Amount instant = stamps_[column.helper].read(text);
      record.*column.amount = instant;
      return instant.has_value();
    }
    default:
      return stands_for_nothing(text) || read_word(column, text, record, words);
  }
}

inline bool QuickRecords::read_word(const Column& column, std::string_view text, CallRecord& record,
                                    OutcomeWords& words) {
  const auto meaning = words_[column.helper].meaning(text);
  if (!meaning) return false;
  if (column.kind == Kind::Outcome) {
    record.outcome = static_cast<Outcome>(*meaning);
    words.any = true;
  } else if (column.kind == Kind::Direction) {
    record.direction = static_cast<Direction>(*meaning);
  } else if (column.kind == Kind::AnsweredFlag) {
    words.answered = static_cast<YesNo>(*meaning);
  } else {
    record.*column.yes_no = static_cast<YesNo>(*meaning);
  }
  return true;
}

template bool QuickRecords::build(const IndexedRow&, WrittenTexts&, CallRecord&, std::string_view*);
template bool QuickRecords::build(const SplitRow&, WrittenTexts&, CallRecord&, std::string_view*);

}  // namespace kpi
