// SPDX-License-Identifier: MIT
// The lines above the figures of a report for people: what was read, and how the contacts add up.
#pragma once

#include <string>
#include <vector>

#include "kpi/report.hpp"

namespace kpi {

/// "calls.csv", or "2 files: a.csv, b.csv"; escaped for terminals.
std::string inputs_line(const Report& report);
/// "12,480 records (16 rows rejected)"
std::string counted_records(const Report& report);
/// The same and the period: "12,480 records (16 rows rejected), 2026-03-02 08:00 – 2026-03-09 00:00
/// UTC"
std::string records_line(const Report& report);
/// "with states.csv (agent-states, 812 rows), roster.csv (roster, 14 rows, 1 rejected)"; empty
/// without companion files.
std::string companions_line(const Report& report);
/// "offered 12,480 = answered 11,606 + abandoned 874 + other exits 0", and in brackets the blocked
/// ones; where the log cannot tell, says so.
std::string balance_line(const Counts& counts);
/// "not counted: 112 other direction, 3 open"; empty when all records are counted.
std::string filtered_line(const Report::Filtered& filtered);
/// "counted as amazon-connect: Amazon Connect, service level X"; empty without a profile.
std::string profile_line(const Report& report);

/// What is to be told below the records: those of the last four lines that are not empty.
std::vector<std::string> summary_lines(const Report& report);

/// A group's text for people: escaped for terminals, "(none)" when empty.
std::string group_text(const std::string& text);

}  // namespace kpi
