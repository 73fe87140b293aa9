// SPDX-License-Identifier: MIT
// The conditions that contacts must meet, as one worker tests them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/record.hpp"
#include "kpi/selection.hpp"
#include "report/dimension.hpp"
#include "report/remark_list.hpp"
#include "report/teams.hpp"

namespace kpi {

/// One condition whose column has been found.
class ConditionTest {
 public:
  /// Throws Error (Usage) where the column's values cannot be compared so.
  ConditionTest(Condition condition, Dimension column, const Calendar& calendar);

  /// `text` is the record's text in the column; `at` places it in time.
  bool holds(const CallRecord& record, Amount at, std::string_view text);
  [[nodiscard]] const Dimension& column() const { return column_; }
  void merge(const ConditionTest& other);
  /// Says which values no row has.
  void remark(Remarks& notes) const;

 private:
  enum class Kind : std::uint8_t { Text, Word, Number, Hour, Weekday };
  struct Range {
    std::int64_t low = 0, high = 0;  // both included
  };

  void prepare_text();
  void prepare_field(const Calendar& calendar);
  void prepare_words();
  void prepare_numbers(const Calendar& calendar);
  void prepare_hours();
  void prepare_weekdays();
  void add_bits(const std::string& value, std::optional<unsigned> first,
                std::optional<unsigned> last, unsigned count);
  [[noreturn]] void refuse(const std::string& why, std::string hint = {}) const;
  [[nodiscard]] bool compares_by_order() const;
  bool text_holds(std::string_view text);
  [[nodiscard]] std::optional<std::strong_ordering> order_of(std::string_view text) const;
  [[nodiscard]] bool number_holds(Amount number) const;
  [[nodiscard]] unsigned word_of(const CallRecord& record) const;

  Condition condition_;
  Dimension column_;
  const Calendar* calendar_;
  Kind kind_ = Kind::Text;
  bool absent_meets_ = false;       // an empty value was given
  std::uint64_t bits_ = 0;          // of words, hours, weekdays
  std::vector<Range> ranges_;       // of numbers and stamps, one a value
  std::vector<std::string> plain_;  // of ~
  // What has been met:
  std::vector<bool> seen_values_;
  std::set<std::string, std::less<>> other_texts_;  // for suggestions; not all of many
};

class Filter {
 public:
  void add(ConditionTest test) { tests_.push_back(std::move(test)); }
  [[nodiscard]] bool empty() const { return tests_.empty(); }
  /// Whether a record meets all conditions; `at` places it in time. `teams` may be null where no
  /// condition is on teams.
  bool passes(const CallRecord& record, Amount at, const Teams* teams);
  /// The columns that are tested.
  [[nodiscard]] std::vector<Dimension> columns() const;
  /// Whether only agents, their teams and time are looked at, which agent time knows as well.
  [[nodiscard]] bool is_of_agent_time() const;
  /// The same for the time of an agent.
  bool passes(std::string_view agent, std::string_view team, Millis at);
  void merge(const Filter& other);
  void remark(Remarks& notes) const;

 private:
  std::vector<ConditionTest> tests_;
};

}  // namespace kpi
