// SPDX-License-Identifier: MIT
// Rows of companion files: states, scheduled activities, employments, customers.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "input/cell_reader.hpp"
#include "input/csv.hpp"
#include "input/input_log.hpp"
#include "input/state_words.hpp"
#include "kpi/companions.hpp"
#include "kpi/error.hpp"
#include "kpi/reader.hpp"

namespace kpi {

/// Numbers the agents of all companion files by their names.
class AgentNumbers {
 public:
  /// The names are put into `names`, which must outlive this.
  explicit AgentNumbers(std::vector<std::string>& names) : names_{names} {}
  std::uint32_t operator()(std::string_view name);

 private:
  std::vector<std::string>& names_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// Words of a file that mean nothing known.
struct UnknownStates {
  struct Seen {
    std::uint64_t count = 0;
    std::string first;  ///< "states.csv:3:7"
  };
  std::map<std::string, Seen> words;
  void add(std::string_view word, std::string place);
};

/// Builds the rows of one file, and adds them to those of its kind.
class CompanionRows {
 public:
  /// What is referred to must outlive this.
  CompanionRows(const InputLog& log, const InputOptions& options, const StateWords& words,
                Companions& into, AgentNumbers& agents, UnknownStates& unknown);

  /// False where the row is rejected; issue() says why.
  bool take(const RawRow& row);
  [[nodiscard]] const Issue& issue() const { return cells_.issue(); }
  /// Rows whose end, given as a clock only, was past midnight, and whose start was a date only.
  [[nodiscard]] const TimeCounts& times() const { return times_; }

 private:
  bool take_state(const RawRow& row);
  bool take_activity(const RawRow& row);
  bool take_employment(const RawRow& row);
  bool take_customer(const RawRow& row);
  bool read_agent(const RawRow& row, std::uint32_t& agent);
  bool read_word(const RawRow& row, Role role, std::string_view& word);
  bool read_span(const RawRow& row, Millis& begin, Amount& end);
  bool read_days(const RawRow& row, Role first, Role last, Amount& from, Amount& to);
  bool settle_end(const RawRow& row, Millis begin, Amount duration, Amount& end);
  void count_unknown(const RawRow& row, Role role, std::string_view word);
  [[nodiscard]] std::string_view text(const RawRow& row, Role role) const;

  const InputLog& log_;
  const Layout& layout_;
  const StateWords& words_;
  DurationForm duration_;
  NumberForm score_;
  Companions& into_;
  AgentNumbers& agents_;
  UnknownStates& unknown_;
  CellReader cells_;
  TimeCounts times_;
};

}  // namespace kpi
