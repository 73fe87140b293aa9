// SPDX-License-Identifier: MIT
// Which column of a file holds which field.
#include "input/layout.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>

#include "core/number.hpp"
#include "core/stamp.hpp"
#include "input/needed_columns.hpp"

namespace kpi {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string in_file(const std::string& name, const std::string& what) {
  return name + ": " + what;
}

/// The unit of plain numbers in a column, by option, by header or preset, or seconds.
Millis duration_unit(const InputOptions& options, const HeaderReading& reading) {
  if (options.duration_unit) {
    switch (*options.duration_unit) {
      case DurationUnit::Milliseconds:
        return 1;
      case DurationUnit::Seconds:
      case DurationUnit::HoursMinutesSeconds:
      case DurationUnit::MinutesSeconds:
        return kSecond;
      case DurationUnit::Minutes:
        return kMinute;
      case DurationUnit::Hours:
        return kHour;
      case DurationUnit::Days:
        return kDay;
    }
  }
  return reading.unit != 0 ? reading.unit : kSecond;
}

/// What a column may be used for, before rival columns are compared.
struct Candidate {
  std::size_t column = 0;
  HeaderReading reading;
  ColumnEvidence evidence = ColumnEvidence::KnownName;
};

class LayoutMaker {
 public:
  explicit LayoutMaker(const LayoutSource& source)
      : rows_{source.head},
        options_{source.options},
        words_{source.words},
        name_{source.name},
        preset_{source.preset},
        kind_{source.kind} {
    layout_.kind = kind_;
    layout_.headers = source.head.front();
    layout_.zone = source.options.zone;
    layout_.decimal_mark = source.options.decimal_mark;
  }

  Layout make() {
    if (preset_ != nullptr) {
      use_preset();
    } else {
      read_headers();
      refuse_reports();
    }
    use_choices();
    drop_misread_dates();
    for (auto& [role, candidates] : candidates_) decide(role, candidates);
    require_columns(layout_, name_);
    const std::optional<DateOrder> order =
        options_.date_order || preset_ == nullptr ? options_.date_order : preset_->date_order;
    if (order && *order != DateOrder::YearFirst) {
      layout_.day_first = *order == DateOrder::DayFirst;
      layout_.day_order_known = true;
      layout_.day_order_evidence = options_.date_order ? "--date-format" : "the preset";
    }
    layout_.year_first = order == DateOrder::YearFirst;
    return std::move(layout_);
  }

 private:
  /// The preset says all; the other columns are dimensions, whatever they are called.
  void use_preset() {
    if (preset_->zone && !options_.zone_given) layout_.zone = *preset_->zone;
    readings_.resize(layout_.headers.size());
    for (const Role role : preset_->roles()) {
      for (const std::string& name : preset_->direct_columns(role)) {
        const auto at = std::find(layout_.headers.begin(), layout_.headers.end(), name);
        if (at == layout_.headers.end()) continue;
        take_preset_column(role, static_cast<std::size_t>(at - layout_.headers.begin()));
        break;
      }
    }
    PresetRules made = preset_rules(*preset_, layout_.headers);
    for (auto& [role, header] : made.computed) {
      take_preset_column(role, layout_.headers.size());
      layout_.headers.push_back(std::move(header));
    }
    if (!made.rules.empty()) layout_.rules = std::make_shared<RowRules>(std::move(made.rules));
  }

  void take_preset_column(Role role, std::size_t column) {
    HeaderReading reading{role, true, 0, false};
    if (const auto unit = preset_->units.find(role); unit != preset_->units.end()) {
      reading.unit = unit->second;
    }
    candidates_[role] = {{column, reading, ColumnEvidence::Preset}};
  }

  void read_headers() {
    for (std::size_t i = 0; i < layout_.headers.size(); ++i) {
      readings_.push_back(read_header(layout_.headers[i], kind_));
      refine(i, readings_.back());
      if (const auto role = readings_.back().role) {
        const bool own = readings_.back().canonical;
        candidates_[*role].push_back(
            {i, readings_.back(), own ? ColumnEvidence::OwnName : ColumnEvidence::KnownName});
      }
    }
  }

  /// "Answered" holds yes or no in one export and the time of the answer in another; "Start Date"
  /// and "Start Time" are parts of the start where they stand side by side.
  void refine(std::size_t column, HeaderReading& reading) {
    if (!reading.role) return;
    const Role answer = role_of(Field::Answer);
    const bool yes_no = all_samples(
        column, [&](std::string_view text) { return words_.yes_no("answered", text).has_value(); });
    if (*reading.role == Role::AnsweredFlag && !yes_no && all_stamps(column)) {
      reading.role = answer;
    } else if (*reading.role == answer && yes_no) {
      reading.role = Role::AnsweredFlag;
    } else if (*reading.role == role_of(Field::Start) && !reading.canonical) {
      if (all_dates(column)) reading.role = Role::Date;
      if (all_clocks(column)) reading.role = Role::Time;
    }
  }

  /// Whether there are samples of a column and all of them pass.
  bool all_samples(std::size_t column, const std::function<bool(std::string_view)>& passes) const {
    bool any = false;
    for (std::size_t i = 1; i < rows_.size(); ++i) {
      if (column >= rows_[i].size() || is_absent(rows_[i][column])) continue;
      if (!passes(rows_[i][column])) return false;
      any = true;
    }
    return any;
  }

  bool all_stamps(std::size_t column) const {
    return all_samples(column, [](std::string_view text) {
      StampText stamp;
      return read_stamp(text, true, stamp) == Reading::Ok ||
             read_stamp(text, false, stamp) == Reading::Ok;
    });
  }

  /// Dates alone; which of day and month leads does not matter here.
  bool all_dates(std::size_t column) const {
    return all_samples(column, [](std::string_view text) {
      StampText stamp;
      return read_stamp(text, true, stamp) != Reading::Unreadable && !stamp.time && !stamp.instant;
    });
  }

  bool all_clocks(std::size_t column) const {
    return all_samples(column, [](std::string_view text) {
      StampText stamp;
      return read_stamp(text, true, stamp) == Reading::Ok && stamp.time && !stamp.day;
    });
  }

  bool counts(std::size_t column) const {
    bool above_one = false;
    const bool numbers = all_samples(column, [&](std::string_view text) {
      const auto value = parse_scaled(text, 1);
      above_one = above_one || (value && *value > 1);
      return value.has_value() && text.find('.') == std::string_view::npos;
    });
    return numbers && above_one;
  }

  void refuse_reports() const {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      const bool named_so = readings_[i].counts_calls || readings_[i].role == Role::AnsweredFlag;
      if (named_so && counts(i)) found.push_back(layout_.headers[i]);
    }
    if (found.empty()) return;
    throw Error(FaultKind::Data,
                in_file(name_, "this is a report with counts of calls per row, not a call log: " +
                                   listed_columns(found)),
                "kpi needs one row per call; export the calls themselves");
  }

  std::size_t find_column(const ColumnChoice& choice) const {
    const auto& headers = layout_.headers;
    const auto matches = [&](const auto& equal) {
      std::vector<std::size_t> at;
      for (std::size_t i = 0; i < headers.size(); ++i) {
        if (equal(headers[i])) at.push_back(i);
      }
      return at;
    };
    auto at = matches([&](const std::string& header) { return header == choice.column; });
    if (at.empty()) {
      const std::string wanted = folded_header(choice.column);
      at = matches([&](const std::string& header) {
        return !wanted.empty() && folded_header(header) == wanted;
      });
    }
    if (at.size() == 1) return at.front();
    const std::string option = "-c " + choice.field + "=" + escaped(choice.column);
    if (at.size() > 1) {
      throw Error(
          FaultKind::Data,
          in_file(name_, option + ": columns " + std::to_string(at[0] + 1) + " and " +
                             std::to_string(at[1] + 1) + " both have this name"),
          "name the column by its position: -c " + choice.field + "=" + std::to_string(at[0] + 1));
    }
    std::size_t position = 0;
    const char* const end = choice.column.data() + choice.column.size();
    const auto [stop, status] = std::from_chars(choice.column.data(), end, position);
    if (status == std::errc{} && stop == end && position >= 1 && position <= headers.size()) {
      return position - 1;
    }
    throw Error(FaultKind::Data,
                in_file(name_, option + ": no such column; found " + listed_columns(headers)),
                "give the name or the position of a column");
  }

  void use_choices() {
    for (const ColumnChoice& choice : options_.columns) {
      const auto of_kind = find_role(choice.field, kind_);
      if (!of_kind) continue;  // a column of another kind of file
      const Role role = *of_kind;
      const std::size_t column = find_column(choice);
      for (auto& [other, list] : candidates_) {
        std::erase_if(list, [&](const Candidate& c) { return c.column == column; });
      }
      // A chosen start needs no separate date and clock, unless those are chosen too.
      HeaderReading reading = readings_[column];
      reading.canonical = true;
      candidates_[role] = {{column, reading, ColumnEvidence::Chosen}};
    }
  }

  void decide(Role role, const std::vector<Candidate>& candidates) {
    if (candidates.empty()) return;
    std::vector<Candidate> best;
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(best),
                 [](const Candidate& c) { return c.reading.canonical; });
    if (best.empty()) best = candidates;
    for (std::size_t i = 1; i < best.size(); ++i) refuse_same_name(role, best[0], best[i]);
    const std::size_t index = static_cast<std::size_t>(role);
    layout_.column[index] = best[0].column;
    layout_.unit[index] = duration_unit(options_, best[0].reading);
    layout_.unit_is_told[index] = options_.duration_unit || best[0].reading.unit != 0 ||
                                  preset_ != nullptr || best.size() > 1;
    layout_.evidence[index] = best[0].evidence;
    if (best.size() > 1) {
      Rivals rivals{role, {}, {}};
      for (const Candidate& candidate : best) {
        rivals.columns.push_back(candidate.column);
        rivals.units.push_back(duration_unit(options_, candidate.reading));
      }
      layout_.rivals.push_back(std::move(rivals));
    } else if (candidates.size() > 1) {
      note_passed_over(role, best[0], candidates);
    }
  }

  void refuse_same_name(Role role, const Candidate& a, const Candidate& b) const {
    if (folded_header(layout_.headers[a.column]) != folded_header(layout_.headers[b.column]))
      return;
    throw Error(FaultKind::Data,
                in_file(name_, "columns " + std::to_string(a.column + 1) + " and " +
                                   std::to_string(b.column + 1) + " are both called " +
                                   in_quotes(layout_.headers[a.column])),
                "say which one holds " + std::string{name(role)} + ": -c " +
                    option_name(role, kind_) + "=" + std::to_string(a.column + 1));
  }

  void note_passed_over(Role role, const Candidate& used, const std::vector<Candidate>& all) {
    for (const Candidate& other : all) {
      if (other.column == used.column) continue;
      layout_.notes.push_back(
          {"N101",
           in_file(name_, std::string{name(role)} + " is read from " +
                              in_quotes(layout_.headers[used.column]) + "; " +
                              in_quotes(layout_.headers[other.column]) + " is a dimension")});
    }
  }

  /// A column called "data" or "end date" that holds no such thing is a dimension.
  void drop_misread_dates() {
    for (const Role role : {Role::Date, Role::Time, role_of(Field::Answer), role_of(Field::End)}) {
      const bool needs_clock = role == role_of(Field::Answer) || role == role_of(Field::End);
      std::erase_if(candidates_[role], [&](const Candidate& candidate) {
        if (candidate.reading.canonical) return false;  // or chosen
        const bool none = all_samples(candidate.column, [](std::string_view text) {
          StampText stamp;
          return read_stamp(text, true, stamp) == Reading::Unreadable;
        });
        if (!none && !(needs_clock && all_dates(candidate.column))) return false;
        layout_.notes.push_back(
            {"N109", in_file(name_, in_quotes(layout_.headers[candidate.column]) + " holds " +
                                        (none ? "no times" : "dates without a clock") + " and" +
                                        std::string{layout_.unused()} + ", not " +
                                        std::string{name(role)})});
        return true;
      });
    }
  }

  const Rows& rows_;
  const InputOptions& options_;
  const Words& words_;
  const std::string& name_;
  const Preset* preset_;
  FileKind kind_;
  Layout layout_;
  std::vector<HeaderReading> readings_;
  std::map<Role, std::vector<Candidate>> candidates_;
};

}  // namespace

std::optional<Role> Layout::role_at(std::size_t index) const {
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    if (column[i] == index) return static_cast<Role>(i);
  }
  return std::nullopt;
}

FieldSet Layout::columns() const {
  FieldSet fields;
  for (const Field field : all_fields()) {
    if (has(field)) fields.insert(field);
  }
  if (has_start()) fields.insert(Field::Start);
  if (has(Role::AnsweredFlag)) fields.insert(Field::Outcome);
  return fields;
}

FieldSet Layout::available() const {
  FieldSet fields = columns();
  const auto have = [&](Field a) { return fields.contains(a); };
  if (have(Field::Answer) || have(Field::Talk)) fields.insert(Field::Outcome);
  // An end tells waits only of contacts that are not answered, so no answers: they come first.
  if (have(Field::Start) && have(Field::Wait)) fields.insert(Field::Answer);
  if (have(Field::Start) && (have(Field::Answer) || have(Field::End))) fields.insert(Field::Wait);
  if (have(Field::Answer) && have(Field::End)) fields.insert(Field::Talk);
  if (have(Field::Start) && have(Field::Wait)) fields.insert(Field::End);
  return fields;
}

Layout make_layout(const LayoutSource& source) {
  return LayoutMaker{source}.make();
}

std::vector<std::optional<std::size_t>> Layout::columns_named(
    const std::vector<std::string>& names) const {
  std::vector<std::optional<std::size_t>> columns;
  for (const std::string& wanted : names) {
    auto found = std::find(headers.begin(), headers.end(), wanted);
    if (found == headers.end()) {
      found = std::find_if(headers.begin(), headers.end(), [&](const std::string& header) {
        return folded_header(header) == folded_header(wanted);
      });
    }
    columns.push_back(found == headers.end()
                          ? std::nullopt
                          : std::optional{static_cast<std::size_t>(found - headers.begin())});
  }
  return columns;
}

}  // namespace kpi
