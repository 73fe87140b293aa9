// SPDX-License-Identifier: MIT
// From the text of an option to its value. Every function throws Error (Usage) that names the
// option, the text and the form expected.
#pragma once

#include <bitset>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/command_line.hpp"
#include "kpi/catalogue.hpp"
#include "kpi/reader.hpp"
#include "kpi/reconcile.hpp"
#include "kpi/render.hpp"
#include "kpi/report.hpp"
#include "kpi/targets.hpp"
#include "kpi/time.hpp"

namespace kpi::cli {

/// Throws `--sl: "80/abc" is no threshold; expected 80/20, 20s or ...`.
[[noreturn]] void reject(const Given& given, std::string_view kind, std::string_view expected,
                         std::string hint = {});

/// The KPI of an id; the option may be empty.
const Kpi& known_kpi(const Given& given);

/// Index of the text among the words; a misspelt one is told the nearest.
std::size_t choice(const Given& given, std::string_view kind,
                   std::span<const std::string_view> words);
/// The parts between commas, without blanks around them; none may be empty.
std::vector<std::string> list(const Given& given);
/// The texts before and after the first `=`, neither empty.
std::pair<std::string, std::string> assignment(const Given& given, std::string_view kind,
                                               std::string_view expected);

/// Adds the label "NAME=VALUE", whose name is none that is there.
void add_label(const Given& given, std::vector<MetricLabel>& labels);

/// "20s", "30", "1m30s", "2h", "7d", "500ms", "1:30:00"; a bare number is seconds.
Millis duration(const Given& given);
/// Whether the text has digits and points only.
bool is_number(std::string_view text);
/// A number that is not negative, exactly as written: "1250", "37.5".
Exact decimal(const Given& given);
std::size_t whole_number(const Given& given, std::size_t least, std::size_t most);
/// "1-5"
Scale scale(const Given& given);
/// "[DIM=VALUE:]80/20|20s"; without a dimension it holds for all rows.
ServiceRule service_level_rule(const Given& given);
/// "100" rows or "5%".
MaxBad max_bad(const Given& given);
/// "2G", "500 MiB" and the like; K, M, G and T are powers of 1024.
std::uint64_t byte_count(const Given& given);
TimeZone time_zone(const Given& given);
IntervalLength interval_length(const Given& given);
std::chrono::weekday weekday(const Given& given);
/// "06:00", "6": less than a day.
Millis clock(const Given& given);
/// "08:00-20:00", "22-6": when a centre opens and closes.
std::pair<Millis, Millis> opening_clocks(const Given& given);
/// "mon-fri,sun": the days that are not given.
std::bitset<7> other_weekdays(const Given& given);
/// The days in a file: one ISO date a line, blank lines and what follows # aside. Throws Error for
/// a file that cannot be read (CannotOpen) and for other lines (Data).
std::vector<std::int64_t> dates_in_file(const Given& given);
AssignBy assign_by(const Given& given);
char delimiter(const Given& given);
/// NUL where quotes are text.
char quote(const Given& given);
DateOrder date_order(const Given& given);
DurationUnit duration_unit(const Given& given);
/// "." or ",".
DecimalMark decimal_mark(const Given& given);
DirectionFilter direction(const Given& given);
/// "service_level" or "offered:desc".
Query::Order group_order(const Given& given);
Dedupe dedupe(const Given& given);
CountingUnit counting_unit(const Given& given);
/// Whether "lt" was given rather than "le".
bool strictly_less(const Given& given);
/// "FIELD=COLUMN"
ColumnChoice column_choice(const Given& given);
/// "FIELD:WORD=MEANING"
WordChoice word_choice(const Given& given);
/// "WORD=CLASS"
StateChoice state_choice(const Given& given);
/// "service_level=83.1%": the figure and the precision that it is written in. Percentages,
/// numbers, and of times 348s, 5m48s and 5:48.
ExpectedFigure expected_figure(const Given& given);
/// "service_level >= 80% warn 85% by queue in 90% of 30m"; units are those under the definitions,
/// which are checked already.
Target target(const Given& given, const Definitions& definitions);
/// Text fields, "caller,reason".
std::vector<Field> key_fields(const Given& given);
/// A short sign such as EUR or $.
std::string currency(const Given& given);

}  // namespace kpi::cli
