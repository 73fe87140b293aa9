// SPDX-License-Identifier: MIT
// Periods and instants by the names that people give them.
#include <chrono>

#include "core/number.hpp"
#include "core/stamp.hpp"
#include "kpi/selection.hpp"

namespace kpi {
namespace {

using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr unsigned kMostDays = 100'000;

/// Civil days since 1970, the last excluded.
struct Days {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

std::int64_t day_number(sys_days day) {
  return day.time_since_epoch().count();
}

/// So many digits from the head of a text.
std::optional<unsigned> take_number_of(std::string_view& text, std::size_t least,
                                       std::size_t most) {
  std::size_t count = 0;
  unsigned value = 0;
  for (; count < text.size() && count < most && text[count] >= '0' && text[count] <= '9'; ++count) {
    value = value * 10 + static_cast<unsigned>(text[count] - '0');
  }
  if (count < least) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, std::string_view head) {
  if (!text.starts_with(head)) return false;
  text.remove_prefix(head.size());
  return true;
}

Days run_of_months(int of_year, unsigned first, int count) {
  const year_month_day begin = year{of_year} / month{first} / 1;
  return {day_number(begin), day_number(begin + months{count})};
}

/// The first week of an ISO year has its first Thursday.
std::optional<Days> iso_week(int of_year, unsigned week) {
  const auto monday_of_first = [](int number) {
    const sys_days fourth{year{number} / month{1} / 4};
    return fourth - (std::chrono::weekday{fourth} - std::chrono::Monday);
  };
  const sys_days monday =
      monday_of_first(of_year) + std::chrono::days{7 * (static_cast<int>(week) - 1)};
  if (week == 0 || monday >= monday_of_first(of_year + 1)) return std::nullopt;
  return Days{day_number(monday), day_number(monday) + 7};
}

/// "2026", "2026-Q1", "2026-03", "2026-W10", "2026-03-02".
std::optional<Days> named_days(std::string_view text) {
  const auto of_year = take_number_of(text, 4, 4);
  if (!of_year || *of_year == 0) return std::nullopt;
  const auto number = static_cast<int>(*of_year);
  if (text.empty()) return run_of_months(number, 1, 12);
  if (!take(text, "-")) return std::nullopt;
  if (take(text, "Q") || take(text, "q")) {
    const auto quarter = take_number_of(text, 1, 1);
    if (!quarter || *quarter < 1 || *quarter > 4 || !text.empty()) return std::nullopt;
    return run_of_months(number, *quarter * 3 - 2, 3);
  }
  if (take(text, "W") || take(text, "w")) {
    const auto week = take_number_of(text, 1, 2);
    if (!week || !text.empty()) return std::nullopt;
    return iso_week(number, *week);
  }
  const auto of_month = take_number_of(text, 2, 2);
  if (!of_month || *of_month < 1 || *of_month > 12) return std::nullopt;
  if (text.empty()) return run_of_months(number, *of_month, 1);
  if (!take(text, "-")) return std::nullopt;
  const auto of_day = take_number_of(text, 2, 2);
  if (!of_day || !text.empty()) return std::nullopt;
  const auto day = day_of(number, static_cast<int>(*of_month), static_cast<int>(*of_day));
  return day ? std::optional{Days{*day, *day + 1}} : std::nullopt;
}

/// N of "last N days" and of "PND".
std::optional<unsigned> count_of_days(std::string_view text) {
  const bool iso = take(text, "P");
  if (!iso && !take(text, "last ") && !take(text, "last-")) return std::nullopt;
  const auto count = take_number_of(text, 1, 6);
  if (!count || *count == 0 || *count > kMostDays) return std::nullopt;
  if (iso ? text == "D"
          : text == " days" || text == "-days" ||
                (*count == 1 && (text == " day" || text == "-day"))) {
    return count;
  }
  return std::nullopt;
}

std::optional<Days> relative_days(std::string_view text, const Calendar& calendar, Millis now) {
  const std::int64_t today = calendar.civil_day(now);
  const auto before = [&](IntervalLength length) {
    const Interval current = calendar.interval(length, now);
    const Interval previous = calendar.interval(length, current.begin - 1);
    return Days{calendar.civil_day(previous.begin), calendar.civil_day(current.begin)};
  };
  if (text == "today") return Days{today, today + 1};
  if (text == "yesterday") return Days{today - 1, today};
  if (text == "last-week" || text == "last week") return before(IntervalLength::Week);
  if (text == "last-month" || text == "last month") return before(IntervalLength::Month);
  if (const auto count = count_of_days(text)) return Days{today - *count, today};
  return std::nullopt;
}

}  // namespace

std::optional<Interval> find_period(std::string_view text, const Calendar& calendar, Millis now) {
  const auto days_of = [&](std::string_view name) {
    const auto named = named_days(name);
    return named ? named : relative_days(name, calendar, now);
  };
  const std::size_t dots = text.find("..");
  const auto first = days_of(trimmed(text.substr(0, dots)));
  const auto last =
      dots == std::string_view::npos ? first : days_of(trimmed(text.substr(dots + 2)));
  if (!first || !last || last->last <= first->first) return std::nullopt;
  return Interval{calendar.begin_of_day(first->first), calendar.begin_of_day(last->last)};
}

std::optional<Millis> find_instant(std::string_view text, const TimeZone& zone) {
  StampText stamp;
  if (read_stamp(text, true, stamp) != Reading::Ok || stamp.by_order) return std::nullopt;
  if (stamp.instant) return *stamp.instant;
  if (!stamp.day) return std::nullopt;
  return zone.boundary_at(*stamp.day * kDay + stamp.time.value_or(0));
}

}  // namespace kpi
