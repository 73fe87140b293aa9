// SPDX-License-Identifier: MIT
// Rows of companion files: states, scheduled activities, employments, customers.
#include "input/companion_rows.hpp"

#include <utility>

#include "input/row_form.hpp"
#include "input/value_forms.hpp"
#include "input/words.hpp"

namespace kpi {
namespace {

/// Durations in whole seconds differ by less than one from stamps with fractions of them.
constexpr Millis kAgreeing = kSecond;

}  // namespace

std::uint32_t AgentNumbers::operator()(std::string_view name) {
  const auto [known, is_new] =
      numbers_.try_emplace(std::string{name}, static_cast<std::uint32_t>(names_.size()));
  if (is_new) names_.emplace_back(name);
  return known->second;
}

void UnknownStates::add(std::string_view word, std::string place) {
  Seen& seen = words[std::string{word}];
  if (seen.count++ == 0) seen.first = std::move(place);
}

CompanionRows::CompanionRows(const InputLog& log, const InputOptions& options,
                             const StateWords& words, Companions& into, AgentNumbers& agents,
                             UnknownStates& unknown)
    : log_{log},
      layout_{log.layout},
      words_{words},
      duration_{
          duration_form(layout_, options, layout_.unit[static_cast<std::size_t>(Role::Duration)])},
      score_{number_form(layout_, Field::Csat)},
      into_{into},
      agents_{agents},
      unknown_{unknown},
      cells_{layout_} {}

bool CompanionRows::take(const RawRow& row) {
  cells_.begin_row();
  if (auto problem = problem_of(row, layout_.headers.size())) {
    return cells_.reject(std::move(*problem));
  }
  const auto taken = [&] {
    switch (log_.kind) {
      case FileKind::Calls:
        break;
      case FileKind::AgentStates:
        return take_state(row);
      case FileKind::Schedule:
        return take_activity(row);
      case FileKind::Roster:
        return take_employment(row);
      case FileKind::Customers:
        return take_customer(row);
    }
    return false;
  };
  if (!taken()) return false;
  times_.merge(cells_.times());
  return true;
}

std::string_view CompanionRows::text(const RawRow& row, Role role) const {
  const auto column = layout_.of(role);
  if (!column) return {};
  const std::string_view found = trimmed(row.fields[*column].text);
  return is_absent_text(found) ? std::string_view{} : found;
}

bool CompanionRows::read_word(const RawRow& row, Role role, std::string_view& word) {
  word = text(row, role);
  if (!word.empty()) return true;
  return cells_.reject_value(row, *layout_.of(role), "", "blank",
                             role == role_of(Field::Agent) ? "a name" : "a word");
}

bool CompanionRows::read_agent(const RawRow& row, std::uint32_t& agent) {
  std::string_view name;
  if (!read_word(row, role_of(Field::Agent), name)) return false;
  agent = agents_(name);
  return true;
}

/// The start, and the end where there is one.
bool CompanionRows::read_span(const RawRow& row, Millis& begin, Amount& end) {
  Amount start;
  const Role last = role_of(Field::End);
  TimeZone::Readings readings;
  if (!cells_.read_start(row, start) || !cells_.read_later(row, last, readings)) return false;
  begin = *start;
  end = reading_from(readings, begin);
  if (!end || *end >= begin) return true;
  const std::size_t column = *layout_.of(last);
  return cells_.reject_value(row, column, trimmed(row.fields[column].text), "before the start",
                             "the end at or after the start");
}

/// The end of a state by its duration, where it has none; where it has both they must agree.
bool CompanionRows::settle_end(const RawRow& row, Millis begin, Amount duration, Amount& end) {
  if (!duration) return true;
  const Millis by_duration = begin + *duration;
  const Millis apart = end ? *end - by_duration : 0;
  if (end && (apart >= kAgreeing || apart <= -kAgreeing)) {
    const std::size_t column = *layout_.of(Role::Duration);
    return cells_.reject_value(row, column, trimmed(row.fields[column].text),
                               "not the time from the start to the end",
                               "the same time, or one of the two");
  }
  if (!end) end = by_duration;
  return true;
}

void CompanionRows::count_unknown(const RawRow& row, Role role, std::string_view word) {
  const std::size_t column = *layout_.of(role);
  unknown_.add(word, place(log_.source.name(), row.position(row.fields[column].offset)));
}

bool CompanionRows::take_state(const RawRow& row) {
  AgentState state;
  std::string_view word;
  Amount duration;
  if (!read_word(row, Role::State, word) || !read_span(row, state.begin, state.end)) return false;
  if (const auto column = layout_.of(Role::Duration)) {
    if (!cells_.read_duration(row, *column, duration_, duration)) return false;
  }
  if (!settle_end(row, state.begin, duration, state.end)) return false;
  if (!read_agent(row, state.agent)) return false;
  const auto known = words_.state(word);
  if (!known) {
    count_unknown(row, Role::State, word);
    return true;
  }
  state.state = *known;
  into_.states.push_back(state);
  return true;
}

bool CompanionRows::take_activity(const RawRow& row) {
  ScheduledActivity activity;
  std::string_view word;
  Amount end;
  if (!read_word(row, Role::Activity, word) || !read_span(row, activity.begin, end)) return false;
  if (!end) {
    return cells_.reject_value(row, *layout_.of(Field::End), "", "blank",
                               expected(FieldType::Stamp));
  }
  activity.end = *end;
  if (!read_agent(row, activity.agent)) return false;
  const auto known = words_.activity(word);
  if (!known) {
    count_unknown(row, Role::Activity, word);
    return true;
  }
  activity.duty = *known;
  into_.schedule.push_back(activity);
  return true;
}

/// A first and a last day, which may be one.
bool CompanionRows::read_days(const RawRow& row, Role first, Role last, Amount& from, Amount& to) {
  if (!cells_.read_day(row, first, from) || !cells_.read_day(row, last, to)) return false;
  if (!from || !to || *to >= *from) return true;
  const std::size_t column = *layout_.of(last);
  const std::string day{name(first)};
  return cells_.reject_value(row, column, trimmed(row.fields[column].text),
                             "before the day in " + day, "that day or a later one");
}

bool CompanionRows::take_employment(const RawRow& row) {
  Employment employment;
  if (!read_days(row, Role::Hired, Role::Left, employment.hired, employment.left)) return false;
  if (const auto column = layout_.of(Role::Esat)) {
    if (!cells_.read_number(row, *column, score_, employment.esat)) return false;
  }
  if (!read_agent(row, employment.agent)) return false;
  employment.team = text(row, Role::Team);
  into_.roster.push_back(std::move(employment));
  return true;
}

bool CompanionRows::take_customer(const RawRow& row) {
  Customer customer;
  if (!read_days(row, Role::Since, Role::Lost, customer.since, customer.lost)) return false;
  into_.customers.push_back(customer);
  return true;
}

}  // namespace kpi
