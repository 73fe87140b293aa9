// SPDX-License-Identifier: MIT
// The unit of plain numbers in duration columns whose headers name none, told by the values.
#include "input/duration_units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "core/duration.hpp"
#include "core/number.hpp"
#include "input/value_forms.hpp"

namespace kpi {
namespace {

struct NamedUnit {
  Millis length;
  std::string_view name;
};
constexpr std::array kKnown{NamedUnit{1, "milliseconds"}, NamedUnit{kSecond, "seconds"},
                            NamedUnit{kMinute, "minutes"}, NamedUnit{kHour, "hours"},
                            NamedUnit{kDay, "days"}};
constexpr std::size_t kSeconds = 1;

// Fewer tell nothing.
constexpr std::uint64_t kFewestSpans = 3;
constexpr std::uint64_t kFewestFractions = 5;
constexpr std::uint64_t kFewestNumbers = 20;
// Shorter spans are the same in several units, as stamps often have whole seconds.
constexpr Millis kShortestSpan = 10 * kSecond;

/// A plain number as a duration of each unit; nothing where the text is something else.
std::optional<std::array<Millis, kKnown.size()>> in_units(std::string_view text,
                                                          DurationForm form) {
  std::array<Millis, kKnown.size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) {
    form.unit = kKnown[i].length;
    const Reading reading = read_duration(text, form, all[i]);
    if (reading != Reading::Ok) all[i] = kLongestDuration;
    if (i <= kSeconds && reading != Reading::Ok) return std::nullopt;
  }
  // Texts such as 0:02:23 name their units themselves.
  if (all[kSeconds] == all.back()) return std::nullopt;
  return all;
}

/// Whether a duration is a span between two stamps, for all that rounding may have done to both.
bool matches(Millis duration, Millis span, Millis unit) {
  constexpr Millis kOnePercent = 100;
  const Millis rounded = unit == kMinute ? kMinute / 2 : 0;
  return std::abs(duration - span) <= std::max({kSecond, span / kOnePercent, rounded});
}

/// Whether a number has as many decimals as fractions of a day have.
bool is_fine(std::string_view text) {
  constexpr std::size_t kDecimals = 4;
  const std::size_t point = text.find_first_of(".,");
  return point != std::string_view::npos && text.size() - point > kDecimals;
}

std::string_view unit_name(Millis unit) {
  return std::find_if(kKnown.begin(), kKnown.end(),
                      [&](const NamedUnit& u) { return u.length == unit; })
      ->name;
}

}  // namespace

DurationUnits::DurationUnits(const Layout& layout, const InputOptions& options)
    : layout_{layout}, options_{options}, only_voice_{!layout.has(Field::Channel)} {
  for (const Field field : all_fields()) {
    const Role role = role_of(field);
    const auto at = layout.of(role);
    if (!at || type(role) != FieldType::Duration) continue;
    if (layout.unit_is_told[static_cast<std::size_t>(role)]) continue;
    Column column{.role = role, .at = *at};
    if (field == Field::Wait) {
      column.from = layout.of(Field::Start);
      column.to = layout.of(Field::Answer);
    } else if (field == Field::Talk) {
      column.from = layout.of(Field::Answer);
      column.to = layout.of(Field::End);
    }
    columns_.push_back(column);
  }
}

std::optional<Millis> DurationUnits::span(const Column& column, const TextAt& text) const {
  if (!column.from || !column.to) return std::nullopt;
  std::array<Millis, 2> instants{};
  for (std::size_t i = 0; i < instants.size(); ++i) {
    StampText stamp;
    const std::string_view written = trimmed(text(i == 0 ? *column.from : *column.to));
    if (read_stamp(written, layout_.date_form(), stamp) != Reading::Ok || !stamp.is_full()) {
      return std::nullopt;
    }
    instants[i] = stamp.instant ? *stamp.instant : *stamp.day * kDay + *stamp.time;
  }
  return instants[1] - instants[0];
}

void DurationUnits::see(const TextAt& text) {
  for (Column& column : columns_) {
    const std::string_view number = trimmed(text(column.at));
    const auto lengths = in_units(number, duration_form(layout_, options_, kSecond));
    if (!lengths) continue;
    ++column.numbers;
    if ((*lengths)[kSeconds] > 3 * kHour) ++column.over_three_hours;
    if ((*lengths)[kSeconds] > 6 * kHour) ++column.over_six_hours;
    if (lengths->back() < 6 * kHour && is_fine(number)) ++column.day_fractions;
    const auto between = span(column, text);
    if (!between || *between < kShortestSpan) continue;
    ++column.spans;
    for (std::size_t i = 0; i < kUnits; ++i) {
      if (matches((*lengths)[i], *between, kKnown[i].length)) ++column.matching[i];
    }
  }
}

/// The unit in which nine of ten numbers are the spans between their stamps; 0 where there is none.
DurationUnits::Finding DurationUnits::told_by_stamps(const Column& column) const {
  if (column.spans < kFewestSpans) return {0, {}};
  for (std::size_t i = 0; i < kUnits; ++i) {
    if (column.matching[i] * 10 < column.spans * 9) continue;
    return {kKnown[i].length, "as " + in_quotes(layout_.headers[*column.to]) + " - " +
                                  in_quotes(layout_.headers[*column.from]) + " in " +
                                  with_thousands(column.matching[i]) + " of " +
                                  with_thousands(column.spans) + " rows"};
  }
  return {0, {}};
}

DurationUnits::Finding DurationUnits::told_by_size(const Column& column) const {
  if (column.numbers >= kFewestFractions && column.day_fractions * 10 >= column.numbers * 9) {
    return {kDay, "numbers below 0.25 with four decimals or more"};
  }
  const bool of_call = only_voice_ && column.role != role_of(Field::FirstResponse);
  if (of_call && column.numbers >= kFewestNumbers && column.over_six_hours * 2 > column.numbers) {
    return {1, "as seconds more than half of them would be over 6 hours"};
  }
  return {kSecond, {}};
}

/// Whether the numbers are too long for seconds of most centres, but not of all.
bool DurationUnits::is_undecided(const Column& column) {
  return column.numbers >= kFewestNumbers && column.over_three_hours * 2 > column.numbers;
}

DurationUnits::Finding DurationUnits::unit_of(const Column& column) const {
  Finding told = told_by_stamps(column);
  return told.unit != 0 ? told : told_by_size(column);
}

bool DurationUnits::all_are_seconds() const {
  return std::all_of(columns_.begin(), columns_.end(), [&](const Column& column) {
    const Finding told = told_by_stamps(column);
    if (told.unit != 0) return told.unit == kSecond;
    return told_by_size(column).unit == kSecond && !is_undecided(column);
  });
}

void DurationUnits::decide(Layout& layout, const std::string& file) const {
  for (const Column& column : columns_) {
    const Finding found = unit_of(column);
    const std::string header = in_quotes(layout.headers[column.at]);
    if (found.why.empty() && only_voice_ && column.role != role_of(Field::FirstResponse) &&
        is_undecided(column)) {
      throw Error(FaultKind::Data,
                  fmt::format("{}: the unit of {} cannot be decided: as seconds more than half of "
                              "its {} numbers are over 3 hours, as milliseconds they are over 10 "
                              "seconds",
                              file, header, with_thousands(column.numbers)),
                  "--duration-unit s or --duration-unit ms");
    }
    layout.unit[static_cast<std::size_t>(column.role)] = found.unit;
    if (found.unit == kSecond) continue;
    layout.notes.push_back({"N136", fmt::format("{}: {} is read as {} ({})", file, header,
                                                unit_name(found.unit), found.why)});
  }
}

}  // namespace kpi
