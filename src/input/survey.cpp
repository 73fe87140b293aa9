// SPDX-License-Identifier: MIT
// Decisions that need all rows of all inputs with the same header: the day-month order, which of
// two columns holds a field, the unit of durations and the decimal mark, and whether the words of
// an outcome column are outcomes.
#include "input/survey.hpp"

#include <algorithm>
#include <iterator>

#include "core/duration.hpp"
#include "core/number.hpp"
#include "input/value_forms.hpp"
#include "kpi/time.hpp"

namespace kpi {
namespace {

/// A log may pause over a long weekend.
constexpr std::int64_t kLongestPause = 4;

/// Days that follow one another, as the days of a log do; not those of a misread one, which are a
/// month apart.
bool contiguous(const std::set<std::int64_t>& days) {
  const auto far_apart = [](std::int64_t a, std::int64_t b) { return b - a > kLongestPause; };
  return std::adjacent_find(days.begin(), days.end(), far_apart) == days.end();
}

std::string date_text(std::int64_t day) {
  return Calendar{}.stamp(day * kDay).substr(0, 10);
}

std::string span_text(const std::set<std::int64_t>& days) {
  const std::string first = date_text(*days.begin());
  const std::string last = date_text(*days.rbegin());
  return first == last ? first : first + " to " + last;
}

bool is_stamp_role(Role role) {
  return type(role) == FieldType::Stamp;
}

}  // namespace

std::string Survey::Place::text_of() const {
  return file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

/// Whether the first rows leave any doubt that durations are seconds with decimal points.
bool Survey::doubts_numbers(const Layout& layout, const std::vector<std::vector<std::string>>& head,
                            const InputOptions& options) {
  DurationUnits units{layout, options};
  DecimalMarks marks{layout, options};
  for (std::size_t i = 1; i < head.size(); ++i) {
    const TextAt text = [&row = head[i]](std::size_t column) {
      return column < row.size() ? std::string_view{row[column]} : std::string_view{};
    };
    units.see(text);
    marks.see(text);
  }
  return !units.all_are_seconds() || !marks.no_commas();
}

bool Survey::needed(const Layout& layout, const std::vector<std::vector<std::string>>& head,
                    const InputOptions& options) {
  if (!layout.rivals.empty()) return true;
  const bool other_evidence = layout.has(Field::Answer) || layout.has(Role::AnsweredFlag);
  if (layout.has(Field::Outcome) && other_evidence) return true;
  if (doubts_numbers(layout, head, options)) return true;
  if (layout.day_order_known) return false;
  for (std::size_t i = 1; i < head.size(); ++i) {
    for (std::size_t column = 0; column < std::min(head[i].size(), layout.headers.size());
         ++column) {
      const auto role = layout.role_at(column);
      if (role && is_stamp_role(*role) && slash_date(head[i][column])) return true;
    }
  }
  return false;
}

Survey::Survey(const Layout& layout, const Words& words, const InputOptions& options)
    : words_{words},
      options_{options},
      layout_{layout},
      units_{layout_, options},
      marks_{layout_, options} {
  for (std::size_t column = 0; column < layout.headers.size(); ++column) {
    const auto role = layout.role_at(column);
    if (role && is_stamp_role(*role) && !layout.day_order_known) stamp_columns_.push_back(column);
  }
  for (const Rivals& rivals : layout.rivals) {
    contests_.push_back({rivals, std::vector<std::uint64_t>(rivals.columns.size()), {}, {}, {}});
  }
  check_outcomes_ =
      layout.has(Field::Outcome) && (layout.has(Field::Answer) || layout.has(Role::AnsweredFlag));
}

void Survey::see(const RawRow& row, const std::string& file) {
  if (row.problem != RowProblem::None || row.fields.size() != layout_.headers.size()) return;
  for (const std::size_t column : stamp_columns_) see_date(row, column, file);
  for (Contest& contest : contests_) see_contest(row, contest, file);
  const TextAt text = [&row](std::size_t column) { return row.fields[column].text; };
  units_.see(text);
  marks_.see(text);
  if (check_outcomes_) {
    const std::string_view word = trimmed(row.fields[*layout_.of(Field::Outcome)].text);
    if (!is_absent(word) && !words_.outcome(word)) ++unknown_outcomes_[std::string{word}];
  }
}

void Survey::see_date(const RawRow& row, std::size_t column, const std::string& file) {
  const std::string_view text = trimmed(row.fields[column].text);
  const auto date = slash_date(text);
  if (!date || (date->short_year && layout_.year_first)) return;
  const auto place = [&] {
    return Place{file, row.position(row.fields[column].offset), std::string{text}};
  };
  const auto day_first = day_of(date->year, date->second, date->first);
  const auto month_first = day_of(date->year, date->first, date->second);
  if (!day_first && !month_first) return;  // no date at all: the row will be rejected
  if (dates_.rows++ == 0) dates_.any = place();
  if (date->short_year) see_short_year(*date);
  if (day_first != month_first) ++dates_.differing;
  if (!day_first && dates_.no_day_first++ == 0) dates_.against_day_first = place();
  if (!month_first && dates_.no_month_first++ == 0) dates_.against_month_first = place();
  if (day_first) dates_.day_first.insert(*day_first);
  if (month_first) dates_.month_first.insert(*month_first);
}

/// 21-03-04 may begin with the year.
void Survey::see_short_year(const SlashDate& date) {
  ++dates_.short_years;
  if (date.dashes) ++dates_.with_dashes;
  const auto day = day_of(full_year(date.first), date.second, date.year % 100);
  if (day) dates_.year_first.insert(*day);
  if (!day) ++dates_.no_year_first;
}

/// A text as what it means in a role, so that "0:02:23" and "143" agree.
std::string Survey::meaning(Role role, Millis unit, std::string_view text) const {
  switch (type(role)) {
    case FieldType::Duration: {
      Millis duration = 0;
      const Reading reading = read_duration(text, duration_form(layout_, options_, unit), duration);
      return reading == Reading::Ok ? std::to_string(duration) : std::string{text};
    }
    case FieldType::Number: {
      std::int64_t number = 0;
      const Reading reading = read_number(text, number_form(layout_, field_of(role)), number);
      return reading == Reading::Ok ? std::to_string(number) : std::string{text};
    }
    case FieldType::YesNo: {
      const auto answer = words_.yes_no(name(role), text);
      return std::string{answer ? name(*answer) : text};
    }
    case FieldType::Direction: {
      const auto direction = words_.direction(text);
      return std::string{direction ? name(*direction) : text};
    }
    case FieldType::Outcome: {
      const auto outcome = words_.outcome(text);
      return std::string{outcome ? name(*outcome) : text};
    }
    case FieldType::Stamp: {
      StampText stamp;
      const Reading reading = read_stamp(text, layout_.date_form(), stamp);
      if (reading != Reading::Ok || !stamp.is_full()) return std::string{text};
      return std::to_string(stamp.instant ? *stamp.instant : *stamp.day * kDay + *stamp.time);
    }
    case FieldType::Text:
      break;
  }
  return std::string{text};
}

void Survey::see_contest(const RawRow& row, Contest& contest, const std::string& file) const {
  const auto& columns = contest.rivals.columns;
  std::string agreed;
  std::string agreed_text;
  std::size_t agreed_column = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const RawField& field = row.fields[columns[i]];
    const std::string_view text = trimmed(field.text);
    const bool of_text = type(contest.rivals.role) == FieldType::Text;
    if (of_text ? is_absent_text(text) : is_absent(text)) continue;
    ++contest.filled[i];
    const std::string meant = meaning(contest.rivals.role, contest.rivals.units[i], text);
    if (agreed.empty()) {
      agreed = meant;
      agreed_text = text;
      agreed_column = columns[i];
    } else if (meant != agreed && contest.contradicting.empty()) {
      contest.contradicting = {agreed_column, columns[i]};
      contest.first = {file, row.position(field.offset), std::string{text}};
      contest.agreed_text = agreed_text;
    }
  }
}

void Survey::decide(Layout& layout, const std::string& file) const {
  if (dates_.rows > 0) decide_dates(layout, file);
  for (const Contest& contest : contests_) decide_contest(layout, contest, file);
  layout.rivals.clear();
  units_.decide(layout, file);
  marks_.decide(layout, file);
  if (unknown_outcomes_.empty()) return;
  std::string words;
  for (const auto& [word, count] : unknown_outcomes_) {
    if (words.size() > 200) {
      words += ", …";
      break;
    }
    words += (words.empty() ? "" : ", ") + in_quotes(word);
  }
  layout.notes.push_back(
      {"N103",
       file + ": " + in_quotes(layout.headers[*layout.of(Field::Outcome)]) +
           " has words that are no outcomes (" + words +
           ") and is a dimension; answered and abandoned are told by " +
           in_quotes(layout.headers[layout.has(Role::AnsweredFlag) ? *layout.of(Role::AnsweredFlag)
                                                                   : *layout.of(Field::Answer)])});
  layout.set(role_of(Field::Outcome), std::nullopt);
}

void Survey::decide_dates(Layout& layout, const std::string& file) const {
  layout.day_order_known = true;
  const std::string evidence = decide_day_order(layout);
  refuse_unless_year_is_last(layout);
  if (evidence.empty()) return;
  layout.day_order_evidence = evidence;
  layout.notes.push_back({"N104", file + ": dates are read as " +
                                      (layout.day_first ? "day/month/year" : "month/day/year") +
                                      " (" + evidence + ")"});
}

/// Sets the order of day and month; gives what tells it, or nothing where both orders are the same.
std::string Survey::decide_day_order(Layout& layout) const {
  const Dates& d = dates_;
  const bool day_first_runs = !d.day_first.empty() && contiguous(d.day_first);
  const bool month_first_runs = !d.month_first.empty() && contiguous(d.month_first);
  // A few rows against a reading under which the days are contiguous are bad rows, not evidence.
  const auto few = [&](std::uint64_t against) { return against * 20 <= d.rows; };
  constexpr std::string_view kDaysFollow = "the days follow one another";
  if (d.no_day_first == 0 && d.no_month_first == 0) {
    if (d.differing == 0) return {};  // 05/05/2021
    if (day_first_runs == month_first_runs) refuse_dates();
    layout.day_first = day_first_runs;
    return std::string{kDaysFollow};
  }
  const bool odd_day_first =
      d.no_month_first == 0 && day_first_runs && !month_first_runs && few(d.no_day_first);
  const bool odd_month_first =
      d.no_day_first == 0 && month_first_runs && !day_first_runs && few(d.no_month_first);
  const bool both = d.no_day_first > 0 && d.no_month_first > 0;
  if (both && !few(std::min(d.no_day_first, d.no_month_first))) refuse_dates();
  layout.day_first = odd_day_first || (!odd_month_first && d.no_day_first < d.no_month_first);
  const Place& place = layout.day_first ? d.against_month_first : d.against_day_first;
  return place.text.empty() ? std::string{kDaysFollow}
                            : in_quotes(place.text) + " at " + place.text_of();
}

/// Years of two digits may as well lead. They do not where the days would then be spread wider, or
/// as wide as they are and not with dashes, as only dates of this form usually are.
void Survey::refuse_unless_year_is_last(const Layout& layout) const {
  const Dates& d = dates_;
  if (d.short_years < d.rows || d.no_year_first > 0) return;
  const auto& chosen = layout.day_first ? d.day_first : d.month_first;
  const auto width = [](const auto& days) { return *days.rbegin() - *days.begin(); };
  const bool wider = width(d.year_first) > width(chosen);
  const bool as_wide = width(d.year_first) == width(chosen);
  if (wider || (as_wide && d.with_dashes == 0)) return;
  throw Error(FaultKind::Data,
              dates_.any.text_of() + ": the order of day, month and year in " +
                  in_quotes(dates_.any.text) +
                  " cannot be decided: with the year at the end the log " + "covers " +
                  span_text(chosen) + ", with the year first " + span_text(d.year_first),
              "--date-format d-m-y, --date-format m-d-y or --date-format y-m-d");
}

void Survey::refuse_dates() const {
  const bool mixed = dates_.no_day_first > 0;
  std::string readings;
  if (mixed) {
    readings = std::to_string(dates_.no_day_first) + " rows are no dates as day/month (first at " +
               dates_.against_day_first.text_of() + "), " + std::to_string(dates_.no_month_first) +
               " as month/day (first at " + dates_.against_month_first.text_of() + ")";
  } else {
    readings = "as day/month the log covers " + span_text(dates_.day_first) + ", as month/day " +
               span_text(dates_.month_first);
  }
  throw Error(FaultKind::Data,
              dates_.any.text_of() + ": the order of day and month in " +
                  in_quotes(dates_.any.text) + " cannot be decided: " + readings,
              "--date-format d/m/Y or --date-format m/d/Y");
}

/// A text in a message: of personal fields only its shape.
std::string Survey::shown(Role role, const std::string& text) const {
  return is_personal(role) && !options_.show_values ? shape(text) : in_quotes(text);
}

void Survey::decide_contest(Layout& layout, const Contest& contest, const std::string& file) const {
  const auto& columns = contest.rivals.columns;
  const std::string field{name(contest.rivals.role)};
  const std::string option = "-c " + option_name(contest.rivals.role, layout.kind) + "=";
  if (!contest.contradicting.empty()) {
    const std::string a = in_quotes(layout.headers[contest.contradicting[0]]);
    const std::string b = in_quotes(layout.headers[contest.contradicting[1]]);
    throw Error(
        FaultKind::Data,
        contest.first.text_of() + ": columns " + a + " and " + b + " could both hold " + field +
            " and contradict each other here: " + shown(contest.rivals.role, contest.agreed_text) +
            " and " + shown(contest.rivals.role, contest.first.text),
        "choose one: " + option + a + " or " + option + b);
  }
  const auto fullest = std::max_element(contest.filled.begin(), contest.filled.end());
  const auto winner = static_cast<std::size_t>(fullest - contest.filled.begin());
  const std::size_t used = columns[winner];
  layout.set(contest.rivals.role, used);
  layout.unit[static_cast<std::size_t>(contest.rivals.role)] = contest.rivals.units[winner];
  for (const std::size_t other : columns) {
    if (other == used) continue;
    std::string text = file;
    text += ": ";
    text += field;
    text += " is read from " + in_quotes(layout.headers[used]);
    text += "; " + in_quotes(layout.headers[other]) + " never contradicts it and";
    text += layout.unused();
    layout.notes.push_back({"N102", std::move(text)});
  }
}

}  // namespace kpi
