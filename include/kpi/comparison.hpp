// SPDX-License-Identifier: MIT
// Two reports side by side: what changed, whether it is better, whether it may be chance, and which
// groups made it change.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/catalogue.hpp"
#include "kpi/error.hpp"
#include "kpi/report.hpp"
#include "kpi/value.hpp"

namespace kpi {

/// A change below this is significant: it would come up this rarely if nothing had changed.
inline constexpr double kSignificanceLevel = 0.05;

/// Whether a difference of this size may be chance.
struct Significance {
  enum class Test : std::uint8_t {
    None,
    TwoProportions,  ///< of shares: normal, two-sided, variance of both sides together
    Welch            ///< of means: Student's t with the degrees of freedom of Welch-Satterthwaite
  } test = Test::None;
  double p = 1;  ///< of a difference at least as large by chance; 0…1
  /// The approximation is poor: fewer than 5 contacts to be expected on some side of a share, or
  /// fewer than 30 values of a mean.
  bool small_sample = false;
  std::string reason;  ///< why it was not tested; empty where it was

  [[nodiscard]] bool tested() const { return test != Test::None; }
  [[nodiscard]] bool significant() const { return tested() && p < kSignificanceLevel; }
};

/// "two-proportion" "welch"; empty for none.
std::string_view name(Significance::Test test);

enum class Turn : std::uint8_t { Better, Worse, Same, NoDirection, Unknown };

/// One figure of A and of B. Differences are decimals of 18 digits behind the point, cut so that
/// rounding them to fewer gives what rounding the exact difference gives.
struct ComparedValue {
  Value a, b;
  std::optional<Exact> absolute;  ///< b - a; absent where one has no value
  std::optional<Exact> relative;  ///< (b - a) / a; absent where a is 0 as well
  Turn turn = Turn::Unknown;      ///< of b, by the KPI's direction and the exact values
  std::string reason;             ///< why there is no difference
  Significance significance;
};

/// What a group did to the total. With s = the group's share of the KPI's denominator, r = its
/// value and R = the total:
///   mix  = (s_B - s_A) ((r_A + r_B) / 2 - (R_A + R_B) / 2)
///   rate = (r_B - r_A) (s_A + s_B) / 2
/// A group with a value on one side only takes its r from that side. Summed over all groups they
/// are the change: of what is averaged over both sides nothing is left over.
struct Contribution {
  std::vector<std::string> group;
  Value a, b;  ///< of the group
  Exact mix, rate, both;
};

/// Why a share or a mean changed, by the groups of one grouping.
struct Decomposition {
  std::size_t grouping = 0;  ///< index into ReportComparison::groupings
  /// The largest first, without regard to the sign.
  std::vector<Contribution> contributions;
  Exact mix, rate;     ///< of all groups
  std::string reason;  ///< why there is none
};

/// A KPI on both sides.
struct ComparedKpi {
  KpiColumn column;    ///< as A defines it, or where A lacks it B
  std::string reason;  ///< why its values cannot be compared
};

/// The figures of one set of contacts on both sides.
struct ComparedResult {
  std::size_t grouping = 0;
  std::vector<std::string> group;
  bool in_a = true, in_b = true;      ///< whether the side has the group
  std::vector<ComparedValue> values;  ///< one a KPI
};

/// A report and what it is called in a comparison.
struct NamedReport {
  std::string name;  ///< a file, or a period as asked for; escaped
  Report report;
};

struct ReportComparison {
  NamedReport a, b;
  std::vector<ComparedKpi> kpis;
  std::vector<Grouping> groupings;  ///< that both sides have; [0] is the total
  /// Of groupings that were asked for: [0] is the total, groups in the order of reports.
  std::vector<ComparedResult> results;
  /// Of the total: for each KPI one a grouping, in the order of groupings.
  std::vector<std::vector<Decomposition>> decompositions;
  std::vector<Note> notes;
  std::string currency;

  /// Whether some KPI with a direction is worse in B.
  [[nodiscard]] bool is_worse() const;
};

/// Sets two reports side by side: groups are joined by their texts, KPIs by their ids. Groupings
/// by an interval length are left out, since no interval is in two periods. Where the first
/// grouping behind the total `only_tells_why`, its groups are not among the results.
ReportComparison compare(NamedReport a, NamedReport b, bool only_tells_why = false);

}  // namespace kpi
