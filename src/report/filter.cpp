// SPDX-License-Identifier: MIT
// The conditions that contacts must meet, as one worker tests them.
#include "report/filter.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "core/calendar_names.hpp"
#include "core/duration.hpp"
#include "core/letters.hpp"
#include "core/number.hpp"
#include "core/wildcard.hpp"
#include "kpi/error.hpp"

namespace kpi {
namespace {

constexpr std::size_t kMostTexts = 1000;
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min() + 1;
constexpr std::int64_t kGreatest = std::numeric_limits<std::int64_t>::max();

/// A number or a duration in the unit of its field; nothing for any other text.
Amount quantity(std::string_view text, FieldType type) {
  if (type == FieldType::Duration) {
    Millis duration = 0;
    const DurationForm form{kSecond, TwoParts::MinutesSeconds, DecimalMark::Point};
    return read_duration(text, form, duration) == Reading::Ok ? Amount{duration} : Amount{};
  }
  Micros number = 0;
  const NumberForm form{DecimalMark::Point, kUnit, 0, false};
  return read_number(text, form, number) == Reading::Ok ? Amount{number} : Amount{};
}

/// As the log has it: a caller is no pseudonym here.
std::string_view text_in(const Dimension& column, const CallRecord& record, const Teams* teams) {
  if (column.is_team()) return teams->of(record.agent);
  if (column.is_of_time()) return {};
  if (!column.field) return record.extra[column.extra];
  if (type(*column.field) != FieldType::Text) return {};
  return record.*text_member(*column.field);
}

}  // namespace

ConditionTest::ConditionTest(Condition condition, Dimension column, const Calendar& calendar)
    : condition_{std::move(condition)},
      column_{std::move(column)},
      calendar_{&calendar},
      seen_values_(condition_.values.size()) {
  absent_meets_ = std::any_of(condition_.values.begin(), condition_.values.end(),
                              [](const std::string& value) { return value.empty(); });
  if (column_.kind == Dimension::Kind::Hour) {
    prepare_hours();
  } else if (column_.kind == Dimension::Kind::Weekday) {
    prepare_weekdays();
  } else if (!column_.field || type(*column_.field) == FieldType::Text) {
    prepare_text();
  } else {
    prepare_field(calendar);
  }
}

void ConditionTest::refuse(const std::string& why, std::string hint) const {
  throw Error(FaultKind::Usage, "--where: " + in_quotes(condition_.text) + ": " + why,
              std::move(hint));
}

bool ConditionTest::compares_by_order() const {
  return condition_.comparison >= Comparison::Less;
}

void ConditionTest::prepare_field(const Calendar& calendar) {
  switch (type(*column_.field)) {
    case FieldType::Stamp:
    case FieldType::Duration:
    case FieldType::Number:
      prepare_numbers(calendar);
      break;
    default:
      prepare_words();
  }
}

void ConditionTest::prepare_text() {
  kind_ = Kind::Text;
  for (const std::string& value : condition_.values) plain_.push_back(plain_letters(value));
}

void ConditionTest::prepare_words() {
  kind_ = Kind::Word;
  if (compares_by_order() || condition_.comparison == Comparison::Contains) {
    refuse(column_.name + " is one of a few words; = and != compare it");
  }
  std::vector<std::string_view> words;
  for (unsigned code = 0; code < 16; ++code) {
    switch (type(*column_.field)) {
      case FieldType::Outcome:
        if (code <= static_cast<unsigned>(Outcome::Blocked)) {
          words.push_back(name(static_cast<Outcome>(code)));
        }
        break;
      case FieldType::Direction:
        if (code <= static_cast<unsigned>(Direction::Internal)) {
          words.push_back(name(static_cast<Direction>(code)));
        }
        break;
      default:
        if (code <= static_cast<unsigned>(YesNo::Yes)) {
          words.push_back(name(static_cast<YesNo>(code)));
        }
    }
  }
  for (const std::string& value : condition_.values) {
    const auto found = std::find(words.begin(), words.end(), value);
    if (found == words.end() && !value.empty()) {
      const std::string_view near = nearest(value, words);
      refuse(in_quotes(value) + " is no " + column_.name,
             near.empty() ? "" : "did you mean " + std::string{near} + "?");
    }
    const auto code = static_cast<unsigned>(found - words.begin());
    const bool unknown = value.empty();
    if (unknown && type(*column_.field) == FieldType::Outcome) {
      bits_ |= std::uint64_t{1} << static_cast<unsigned>(Outcome::Unknown);
    } else if (unknown) {
      bits_ |= type(*column_.field) == FieldType::YesNo ? 1U : 0U;
    } else {
      bits_ |= std::uint64_t{1} << code;
    }
  }
}

/// Values become ranges; comparisons by order are ranges without an end.
void ConditionTest::prepare_numbers(const Calendar& calendar) {
  kind_ = Kind::Number;
  const FieldType of = type(*column_.field);
  const std::string_view kind = of == FieldType::Stamp      ? "no date, time or period"
                                : of == FieldType::Duration ? "no duration"
                                                            : "no number";
  if (condition_.comparison == Comparison::Contains) {
    refuse(column_.name + " is no text; = != < <= > >= compare it");
  }
  for (const std::string& value : condition_.values) {
    if (value.empty()) {
      ranges_.push_back({1, 0});
      continue;
    }
    std::optional<Range> range;
    if (of == FieldType::Stamp) {
      // Relative names would make the same command select other calls tomorrow without saying so.
      const auto period = find_period(value, calendar, 0);
      const bool relative = value.find_first_of("lPty") == 0;
      const auto instant = find_instant(value, calendar.zone());
      if (period && !relative) {
        range = Range{period->begin, period->end - 1};
      } else if (instant) {
        range = Range{*instant, *instant};
      }
    } else if (const Amount exact = quantity(value, of)) {
      range = Range{*exact, *exact};
    } else if (const std::size_t dash = value.find('-', 1); dash != std::string::npos) {
      const Amount low = quantity(trimmed(std::string_view{value}.substr(0, dash)), of);
      const Amount high = quantity(trimmed(std::string_view{value}.substr(dash + 1)), of);
      if (low && high && *low <= *high && !compares_by_order()) range = Range{*low, *high};
    }
    if (!range) refuse(in_quotes(value) + " is " + std::string{kind});
    switch (condition_.comparison) {
      case Comparison::Less:
        range = Range{kLeast, range->low - 1};
        break;
      case Comparison::LessOrEqual:
        range = Range{kLeast, range->high};
        break;
      case Comparison::Greater:
        range = Range{range->high + 1, kGreatest};
        break;
      case Comparison::GreaterOrEqual:
        range = Range{range->low, kGreatest};
        break;
      default:
        break;
    }
    ranges_.push_back(*range);
  }
}

/// Sets the bits from the first to the last, around the end if need be.
void ConditionTest::add_bits(const std::string& value, std::optional<unsigned> first,
                             std::optional<unsigned> last, unsigned count) {
  if (!first || !last || *first >= count || *last >= count) {
    refuse(in_quotes(value) + " is no " + column_.name,
           count == 24 ? "hours are 0 to 23, alone or as a range such as 8-19"
                       : "weekdays are mon to sun, alone or as a range such as mon-fri");
  }
  for (unsigned bit = *first;; bit = (bit + 1) % count) {
    bits_ |= std::uint64_t{1} << bit;
    if (bit == *last) return;
  }
}

void ConditionTest::prepare_hours() {
  kind_ = Kind::Hour;
  if (condition_.comparison == Comparison::Contains) refuse("hour is a number; = compares it");
  const auto hour = [](std::string_view text) -> std::optional<unsigned> {
    unsigned value = 0;
    if (text.empty() || text.size() > 2) return std::nullopt;
    for (const char digit : text) {
      if (digit < '0' || digit > '9') return std::nullopt;
      value = value * 10 + static_cast<unsigned>(digit - '0');
    }
    return value;
  };
  for (const std::string& value : condition_.values) {
    const std::string_view text = value;
    const std::size_t dash = text.find('-');
    const auto first = hour(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : hour(text.substr(dash + 1));
    add_bits(value, first, last, 24);
    if (!compares_by_order()) continue;
    if (dash != std::string_view::npos) refuse("a range is compared by = and != only");
    const std::uint64_t below = (std::uint64_t{1} << *first) - 1;
    const std::uint64_t at = std::uint64_t{1} << *first;
    const bool less = condition_.comparison == Comparison::Less ||
                      condition_.comparison == Comparison::LessOrEqual;
    const bool with = condition_.comparison == Comparison::LessOrEqual ||
                      condition_.comparison == Comparison::GreaterOrEqual;
    bits_ = (less ? below : ~(below | at)) | (with ? at : 0);
  }
}

void ConditionTest::prepare_weekdays() {
  kind_ = Kind::Weekday;
  if (compares_by_order() || condition_.comparison == Comparison::Contains) {
    refuse("weekdays are compared by = and != only");
  }
  for (const std::string& value : condition_.values) {
    const std::string_view text = value;
    const std::size_t dash = text.find('-');
    const auto first = find_weekday(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : find_weekday(text.substr(dash + 1));
    add_bits(value, first, last, 7);
  }
}

/// How a text stands to the value: by size where the value is a number. Nothing where it cannot be
/// compared.
std::optional<std::strong_ordering> ConditionTest::order_of(std::string_view text) const {
  const std::string& value = condition_.values[0];
  if (const Amount number = quantity(value, FieldType::Number)) {
    const Amount own = quantity(text, FieldType::Number);
    return own ? std::optional{*own <=> *number} : std::nullopt;
  }
  return text.empty() ? std::nullopt : std::optional{text <=> std::string_view{value}};
}

bool ConditionTest::text_holds(std::string_view text) {
  if (compares_by_order()) {
    const auto order = order_of(text);
    if (!order) return false;
    switch (condition_.comparison) {
      case Comparison::Less:
        return *order < 0;
      case Comparison::LessOrEqual:
        return *order <= 0;
      case Comparison::Greater:
        return *order > 0;
      default:
        return *order >= 0;
    }
  }
  const bool contains = condition_.comparison == Comparison::Contains;
  const std::string plain = contains ? plain_letters(text) : std::string{};
  bool any = false;
  for (std::size_t i = 0; i < condition_.values.size(); ++i) {
    const bool meets = contains ? plain.find(plain_[i]) != std::string::npos
                                : matches_wildcards_exactly(condition_.values[i], text);
    if (meets) seen_values_[i] = true;
    any = any || meets;
  }
  const bool remembers = !any && !text.empty() && other_texts_.size() < kMostTexts;
  if (remembers && !other_texts_.contains(text)) other_texts_.emplace(text);
  return condition_.comparison == Comparison::NotEqual ? !any : any;
}

bool ConditionTest::number_holds(Amount number) const {
  const bool any = number ? std::any_of(ranges_.begin(), ranges_.end(),
                                        [&](const Range& range) {
                                          return *number >= range.low && *number <= range.high;
                                        })
                          : absent_meets_;
  return condition_.comparison == Comparison::NotEqual ? !any : any;
}

unsigned ConditionTest::word_of(const CallRecord& record) const {
  switch (type(*column_.field)) {
    case FieldType::Outcome:
      return static_cast<unsigned>(record.outcome);
    case FieldType::Direction:
      return static_cast<unsigned>(record.direction);
    default:
      return static_cast<unsigned>(record.*yes_no_member(*column_.field));
  }
}

bool ConditionTest::holds(const CallRecord& record, Amount at, std::string_view text) {
  if (kind_ == Kind::Text) return text_holds(text);
  if (kind_ == Kind::Number) {
    const bool is_number = type(*column_.field) == FieldType::Number;
    return number_holds(is_number ? record.*number_member(*column_.field)
                                  : record.*time_member(*column_.field));
  }
  if (kind_ != Kind::Word && !at) return condition_.comparison == Comparison::NotEqual;
  const unsigned bit = kind_ == Kind::Word   ? word_of(record)
                       : kind_ == Kind::Hour ? hour_of(*calendar_, *at)
                                             : weekday_of(*calendar_, *at);
  const bool any = (bits_ >> bit & 1U) != 0;
  return condition_.comparison == Comparison::NotEqual ? !any : any;
}

void ConditionTest::merge(const ConditionTest& other) {
  for (std::size_t i = 0; i < seen_values_.size(); ++i) {
    if (other.seen_values_[i]) seen_values_[i] = true;
  }
  other_texts_.insert(other.other_texts_.begin(), other.other_texts_.end());
}

void ConditionTest::remark(Remarks& notes) const {
  if (kind_ != Kind::Text || compares_by_order()) return;
  const std::vector<std::string_view> known{other_texts_.begin(), other_texts_.end()};
  for (std::size_t i = 0; i < seen_values_.size(); ++i) {
    const std::string& value = condition_.values[i];
    if (seen_values_[i] || value.empty()) continue;
    const bool personal = column_.field == Field::Caller;
    const std::string_view near = personal ? std::string_view{} : nearest(value, known);
    notes.add("N215", "--where " + escaped(condition_.text) + ": no row has " +
                          escaped(column_.name) + " " + in_quotes(value) +
                          (near.empty() ? "" : "; did you mean " + escaped(near) + "?"));
  }
}

bool Filter::passes(const CallRecord& record, Amount at, const Teams* teams) {
  bool all = true;
  // Each test is made, as it remembers what it meets.
  for (ConditionTest& test : tests_) {
    if (!test.holds(record, at, text_in(test.column(), record, teams))) all = false;
  }
  return all;
}

std::vector<Dimension> Filter::columns() const {
  std::vector<Dimension> columns;
  for (const ConditionTest& test : tests_) columns.push_back(test.column());
  return columns;
}

bool Filter::is_of_agent_time() const {
  return std::all_of(tests_.begin(), tests_.end(), [](const ConditionTest& test) {
    return test.column().is_agent() || test.column().is_team() || test.column().is_of_time();
  });
}

bool Filter::passes(std::string_view agent, std::string_view team, Millis at) {
  return std::all_of(tests_.begin(), tests_.end(), [&](ConditionTest& test) {
    return test.holds({}, at, test.column().is_agent() ? agent : team);
  });
}

void Filter::merge(const Filter& other) {
  for (std::size_t i = 0; i < tests_.size(); ++i) tests_[i].merge(other.tests_[i]);
}

void Filter::remark(Remarks& notes) const {
  for (const ConditionTest& test : tests_) test.remark(notes);
}

}  // namespace kpi
