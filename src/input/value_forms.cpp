// SPDX-License-Identifier: MIT
// How the numbers and durations of a column are written.
#include "input/value_forms.hpp"

namespace kpi {

DurationForm duration_form(const Layout& layout, const InputOptions& options, Millis unit) {
  DurationForm form{unit, TwoParts::Unknown, layout.decimal_mark};
  if (options.duration_unit == DurationUnit::HoursMinutesSeconds) {
    form.two_parts = TwoParts::HoursMinutes;
  } else if (options.duration_unit == DurationUnit::MinutesSeconds) {
    form.two_parts = TwoParts::MinutesSeconds;
  }
  return form;
}

NumberForm number_form(const Layout& layout, Field field) {
  NumberForm form{layout.decimal_mark, kUnit, 0, false};
  form.money = field == Field::Cost;
  // A quality score of 85 % is 85 points, which a scale of 0-100 would not tell from 0.85.
  if (!form.money) form.percent = field == Field::Qa ? kUnit : kUnit / 100;
  return form;
}

}  // namespace kpi
