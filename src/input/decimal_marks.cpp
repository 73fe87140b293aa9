// SPDX-License-Identifier: MIT
// The decimal mark of a log, told by the numbers that can have only one.
#include "input/decimal_marks.hpp"

#include "core/duration.hpp"
#include "core/number.hpp"
#include "input/value_forms.hpp"
#include "kpi/error.hpp"

namespace kpi {

DecimalMarks::DecimalMarks(const Layout& layout, const InputOptions& options)
    : layout_{layout}, options_{options} {
  if (layout.decimal_mark != DecimalMark::Unknown) return;
  for (const Field field : all_fields()) {
    const bool of_numbers = type(field) == FieldType::Duration || type(field) == FieldType::Number;
    const auto at = layout.of(field);
    if (of_numbers && at) columns_.push_back({*at, role_of(field)});
  }
}

Reading DecimalMarks::read(const Column& column, std::string_view text, DecimalMark mark,
                           std::int64_t& value) const {
  if (type(column.role) == FieldType::Number) {
    NumberForm form = number_form(layout_, field_of(column.role));
    form.mark = mark;
    return read_number(text, form, value);
  }
  DurationForm form = duration_form(layout_, options_, kSecond);
  form.mark = mark;
  return read_duration(text, form, value);
}

void DecimalMarks::see(const TextAt& text) {
  for (const Column& column : columns_) {
    const std::string_view number = trimmed(text(column.at));
    if (number.find_first_of(".,") == std::string_view::npos) continue;
    if (number.find(',') != std::string_view::npos) ++commas_;
    std::int64_t with_point = 0;
    std::int64_t with_comma = 0;
    const bool point = read(column, number, DecimalMark::Point, with_point) == Reading::Ok;
    const bool comma = read(column, number, DecimalMark::Comma, with_comma) == Reading::Ok;
    if (point && comma && with_point != with_comma) either_.add(number);
    if (point && !comma) point_.add(number);
    if (comma && !point) comma_.add(number);
  }
}

void DecimalMarks::decide(Layout& layout, const std::string& file) const {
  if (either_.numbers == 0) return;
  // A few against many are bad rows, not evidence.
  const auto few = [](const Evidence& some, const Evidence& many) {
    return many.numbers > 0 && some.numbers * 20 <= many.numbers;
  };
  const bool comma = few(point_, comma_);
  if (!comma && !few(comma_, point_)) return;
  layout.decimal_mark = comma ? DecimalMark::Comma : DecimalMark::Point;
  layout.notes.push_back({"N137", file + ": numbers have a decimal " + (comma ? "comma" : "point") +
                                      ", as " + in_quotes((comma ? comma_ : point_).first) +
                                      " has, also in " + in_quotes(either_.first)});
}

}  // namespace kpi
