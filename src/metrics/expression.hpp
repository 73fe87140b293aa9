// SPDX-License-Identifier: MIT
// Shares of exits written in symbols, such as (A_T+V_T)/(A+V): parsed once, evaluated often.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/catalogue.hpp"

namespace kpi {

/// One symbol of a sum: a class of exits, all of it, within the threshold, or short.
struct ExitTerm {
  enum class Part : std::uint8_t { All, Within, Short };
  char symbol = 'N';  ///< one of A B F V C O X N
  Part part = Part::All;
  int sign = 1;
};

/// How often a tally goes into a sum; below 0 where it is taken away.
struct ExitCount {
  Exit exit{};
  ExitTerm::Part part = ExitTerm::Part::All;
  std::int64_t times = 0;
};

struct ExitShare {
  std::vector<ExitTerm> numerator;
  std::vector<ExitTerm> denominator;
  std::string denominator_text;  ///< without brackets around the whole: "N-B_S"
  // The same, added up for evaluation.
  std::vector<ExitCount> numerator_counts;
  std::vector<ExitCount> denominator_counts;
  /// Exits of which some wait must be known where they occur, in the order of their first use.
  std::vector<Exit> waits;

  /// Whether the threshold (Within) or the short-abandon threshold (Short) has a part in it.
  [[nodiscard]] bool uses(ExitTerm::Part part) const;
};

/// Reads `side / side`, each a symbol or a sum in brackets. Throws Error (Usage) that names the
/// offending token and its position, counted from 1.
ExitShare parse_exit_share(std::string_view text);

/// Which answered contacts A and the A inside N count: all, or those whose wait is known.
enum class CountAnswered : std::uint8_t { All, WithWait };

/// Both sides of a share among these exits, and why it has no value for want of waits.
struct ShareSides {
  Int128 numerator = 0;
  Int128 denominator = 0;
  Reason reason;
};
ShareSides sides_of(const ExitShare& share, const ExitTallies& exits, CountAnswered answered,
                    bool wait_column);

/// The shares of formulas, by their names.
class NamedShares {
 public:
  explicit NamedShares(const std::vector<Formula>& formulas);
  /// Null when there is no such formula.
  [[nodiscard]] const ExitShare* find(std::string_view name) const;
  [[nodiscard]] std::string_view default_name() const { return shares_.front().name; }

 private:
  struct Named {
    std::string_view name;
    ExitShare share;
  };
  std::vector<Named> shares_;
};

/// The share among these exits. No value where it uses the waits of a class of which no contact has
/// one; `wait_column` tells whether the log has waits at all, for the reason.
Value share_of(const ExitShare& share, const ExitTallies& exits, CountAnswered answered,
               bool wait_column);

}  // namespace kpi
