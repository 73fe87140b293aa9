// SPDX-License-Identifier: MIT
// The texts of a comparison for people, shared by the terminal table and Markdown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kpi/comparison.hpp"

namespace kpi {

/// What is printed of one figure of both sides; not escaped.
struct ComparedCells {
  std::string name;
  std::string a, b;
  std::string change;    ///< "-4.7 pp", with its sign
  std::string relative;  ///< "-5.9 %"
  std::string mark;      ///< "better", "worse", or empty
  std::string words;     ///< what the test says, or why there is no change
};
ComparedCells cells_of(std::string name, const ComparedKpi& kpi, const ComparedValue& value,
                       std::string_view currency);

/// Why a KPI changed in total.
struct WhyCells {
  std::string heading;  ///< "Service level -4.7 pp: mix -0.4 pp, rate -4.3 pp"
  /// Of each group shown its name, values in A and B, mix, rate and both; the largest first.
  std::vector<std::vector<std::string>> groups;
  std::size_t left_out = 0;  ///< smaller ones that are not shown
};
/// Of each KPI that changed and can be taken apart by this grouping.
std::vector<WhyCells> why_cells(const ReportComparison& comparison, std::size_t grouping);
/// "longest_wait, wait_p90: neither a share nor a mean", a reason each.
std::vector<std::string> not_taken_apart(const ReportComparison& comparison, std::size_t grouping);

/// The texts of a group in one: "billing, mon".
std::string group_name(const std::vector<std::string>& group);

/// What mix and rate are.
inline constexpr std::string_view kMixAndRate =
    "mix: the shares of the groups changed; rate: the groups changed themselves";

}  // namespace kpi
