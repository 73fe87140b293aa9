// SPDX-License-Identifier: MIT
// From the text of --expect to a figure and the precision in which it is given.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "cli/parse.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

/// Whether some formula gives the KPI this unit.
bool can_be(const Kpi& kpi, Unit unit) {
  return kpi.unit == unit || std::any_of(kpi.formulas.begin(), kpi.formulas.end(),
                                         [&](const Formula& one) { return one.unit == unit; });
}

std::string_view forms_of(const Kpi& kpi) {
  if (can_be(kpi, Unit::Ratio)) return "83.1% or 0.831";
  return can_be(kpi, Unit::Seconds) ? "348s, 348.2, 5m48s or 5:48" : "a number such as 42.5";
}

/// What the last digit of a duration stands for.
Exact step_of(std::string_view duration) {
  if (duration.find(':') != std::string_view::npos) return {1, 1};
  const std::size_t digits_end = duration.find_last_of("0123456789") + 1;
  const std::string_view unit = duration.substr(digits_end);
  const std::size_t start = duration.substr(0, digits_end).find_last_not_of("0123456789.") + 1;
  const std::size_t point = duration.substr(start, digits_end - start).find('.');
  Exact step{unit == "d"                    ? 86'400
             : unit == "h"                  ? 3'600
             : unit == "m" || unit == "min" ? 60
                                            : 1,
             unit == "ms" ? 1'000 : 1};
  if (point == std::string_view::npos) return step;
  for (std::size_t i = start + point + 1; i < digits_end; ++i) step.scale *= 10;
  return step;
}

}  // namespace

ExpectedFigure expected_figure(const Given& given) {
  const auto [id, text] = assignment(given, "figure", "ID=VALUE, such as service_level=83.1%");
  const Kpi& kpi = known_kpi({given.option, id});
  const Given value{given.option, text};
  const bool negative = text.starts_with('-') && can_be(kpi, Unit::Points);
  const std::string plain = text.substr(negative ? 1 : 0);
  ExpectedFigure expected{&kpi, text, {}, {1, 1}, false, false};
  if (plain.ends_with('%') && can_be(kpi, Unit::Ratio) &&
      is_number(std::string_view{plain}.substr(0, plain.size() - 1))) {
    expected.of_ratio = true;
    expected.figure = decimal({given.option, plain.substr(0, plain.size() - 1)});
    expected.figure.scale *= 100;
    expected.step = {1, expected.figure.scale};
  } else if (is_number(plain)) {
    expected.figure = decimal({given.option, plain});
    expected.step = {1, expected.figure.scale};
  } else if (can_be(kpi, Unit::Seconds)) {
    expected.of_seconds = true;
    expected.figure = {duration(value), kSecond};
    expected.step = step_of(plain);
  } else {
    reject(value, fmt::format("figure of {}", id), forms_of(kpi));
  }
  if (negative) expected.figure.units = -expected.figure.units;
  return expected;
}

}  // namespace kpi::cli
