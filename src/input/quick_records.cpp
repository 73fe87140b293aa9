// SPDX-License-Identifier: MIT
// Rows to records without a detour, where every field is of a common shape; what such a row gives
// is what RecordBuilder would make of it.
#include "input/quick_records.hpp"

#include <utility>

#include "core/duration.hpp"
#include "core/number.hpp"

namespace kpi {
namespace {

constexpr char kQuote = '"';

/// Blanks and the quote are among the lowest characters.
bool is_low(char c) {
  return static_cast<unsigned char>(c) <= static_cast<unsigned char>(kQuote);
}

std::string_view without_surroundings(std::string_view field, WrittenTexts& written) {
  return trimmed(without_quotes(field, written));
}

/// A field as a RecordBuilder sees it.
template <typename Row>
inline std::string_view text_of(const Row& row, std::size_t index, WrittenTexts& written) {
  const std::string_view text = row.field(index);
  const bool bare = text.empty() || (!is_low(text.front()) && !is_low(text.back()));
  return bare ? text : without_surroundings(text, written);
}

}  // namespace

std::string_view without_quotes(std::string_view field, WrittenTexts& written) {
  if (field.empty() || field.front() != kQuote) return field;
  const std::string_view inside = field.substr(1, field.size() - 2);
  const bool doubled = inside.find(kQuote) != std::string_view::npos;
  return doubled ? written.with_single_quotes(inside, kQuote) : inside;
}

QuickRecords::QuickRecords(const Layout& layout, const Words& words, const InputOptions& options,
                           std::vector<std::optional<std::size_t>> extra, FieldSet texts)
    : usable_{!layout.has(Role::Date) && !layout.has(Role::Time)},
      has_start_{layout.has(Field::Start)},
      derivation_{layout},
      extra_{std::move(extra)} {
  blank_.columns = layout.columns();
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    if (!layout.has(role)) continue;
    const bool wanted = type(role) != FieldType::Text || texts.contains(field_of(role));
    if (wanted) add(layout, words, options, role);
  }
}

void QuickRecords::add(const Layout& layout, const Words& words, const InputOptions& options,
                       Role role) {
  const std::size_t index = *layout.of(role);
  const Field field = role == Role::AnsweredFlag ? Field::Outcome : field_of(role);
  switch (type(role)) {
    case FieldType::Text:
      texts_.push_back({index, text_member(field)});
      break;
    case FieldType::Duration:
      durations_.push_back(
          {index, time_member(field),
           duration_form(layout, options, layout.unit[static_cast<std::size_t>(role)])});
      break;
    case FieldType::Number:
      numbers_.push_back({index, number_member(field), number_form(layout, field)});
      numbers_.back().form.money = false;  // a currency is told by a closer look
      break;
    case FieldType::Stamp:
      stamps_.push_back({index, time_member(field), QuickStamp{layout, layout.zone}});
      break;
    default:
      words_.push_back({index, role, yes_no_member(field), WordColumn{words, role}});
  }
}

template <typename Row>
bool QuickRecords::build(const Row& row, WrittenTexts& written, CallRecord& record,
                         std::string_view* extra) {
  record = blank_;
  OutcomeWords words;
  if (!read_stamps(row, written, record) || !read_durations(row, written, record) ||
      !read_words(row, written, record, words) || !read_numbers(row, written, record)) {
    return false;
  }
  if (has_start_ && !record.start) return false;
  if (derivation_.complete(record, words) != Contradiction::None) return false;
  read_texts(row, written, record);
  for (const auto& index : extra_) {
    *extra++ = index ? text_of(row, *index, written) : std::string_view{};
  }
  return true;
}

// Each reads the columns of a kind; false where the row needs a closer look.

template <typename Row>
inline void QuickRecords::read_texts(const Row& row, WrittenTexts& written,
                                     CallRecord& record) const {
  for (const Text& column : texts_) {
    const std::string_view text = text_of(row, column.index, written);
    if (!is_absent_text(text)) record.*column.to = text;
  }
}

template <typename Row>
inline bool QuickRecords::read_durations(const Row& row, WrittenTexts& written,
                                         CallRecord& record) const {
  for (const Duration& column : durations_) {
    const std::string_view field = row.field(column.index);
    if (field.empty()) continue;
    const std::int64_t number = short_number(field.data(), field.data() + field.size());
    Millis duration = number * column.form.unit;
    if (number < 0 || duration > kLongestDuration) {
      const std::string_view text = text_of(row, column.index, written);
      if (is_absent(text)) continue;
      if (read_duration(text, column.form, duration) != Reading::Ok) return false;
    }
    record.*column.to = duration;
  }
  return true;
}

template <typename Row>
inline bool QuickRecords::read_numbers(const Row& row, WrittenTexts& written,
                                       CallRecord& record) const {
  for (const Number& column : numbers_) {
    const std::string_view field = row.field(column.index);
    if (field.empty()) continue;
    std::int64_t number = short_number(field.data(), field.data() + field.size()) * kUnit;
    if (number < 0) {
      const std::string_view text = text_of(row, column.index, written);
      if (is_absent(text)) continue;
      if (read_number(text, column.form, number) != Reading::Ok) return false;
    }
    record.*column.to = number;
  }
  return true;
}

template <typename Row>
inline bool QuickRecords::read_stamps(const Row& row, WrittenTexts& written, CallRecord& record) {
  for (Stamp& column : stamps_) {
    // What is common has nothing around it.
    Amount instant = column.reader.read_common(row.field(column.index));
    if (!instant) {
      const std::string_view text = text_of(row, column.index, written);
      if (is_absent(text)) continue;
      instant = column.reader.read(text);
      if (!instant) return false;
    }
    record.*column.to = instant;
  }
  return true;
}

template <typename Row>
inline bool QuickRecords::read_words(const Row& row, WrittenTexts& written, CallRecord& record,
                                     OutcomeWords& words) {
  for (Word& column : words_) {
    const std::string_view field = row.field(column.index);
    if (field.empty()) continue;
    int meaning = column.meanings.known_meaning(field);
    if (meaning < 0) {
      const std::string_view text = text_of(row, column.index, written);
      if (is_absent(text)) continue;
      const auto found = column.meanings.meaning(text);
      if (!found) return false;
      meaning = *found;
    }
    if (column.to != nullptr) {
      record.*column.to = static_cast<YesNo>(meaning);
    } else if (column.role == role_of(Field::Outcome)) {
      record.outcome = static_cast<Outcome>(meaning);
      words.any = true;
    } else if (column.role == role_of(Field::Direction)) {
      record.direction = static_cast<Direction>(meaning);
      record.direction_given = true;
    } else {
      words.answered = static_cast<YesNo>(meaning);
    }
  }
  return true;
}

template bool QuickRecords::build(const IndexedRow&, WrittenTexts&, CallRecord&, std::string_view*);
template bool QuickRecords::build(const SplitRow&, WrittenTexts&, CallRecord&, std::string_view*);

}  // namespace kpi
