// SPDX-License-Identifier: MIT
// The unit of plain numbers in duration columns whose headers name none, told by the values.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/layout.hpp"

namespace kpi {

/// Numbers are seconds, unless the stamps beside them or their size say something else.
class DurationUnits {
 public:
  DurationUnits(const Layout& layout, const InputOptions& options);
  void see(const TextAt& text);
  /// Whether nothing seen so far speaks against seconds.
  [[nodiscard]] bool all_are_seconds() const;
  /// Sets the units in a layout with the same header; throws Error (Data) where two units make
  /// sense. `file` names one of the inputs.
  void decide(Layout& layout, const std::string& file) const;

 private:
  static constexpr std::size_t kUnits = 5;

  struct Column {
    Role role{};
    std::size_t at = 0;
    std::optional<std::size_t> from{}, to{};  // the columns of the stamps that it lies between
    std::uint64_t numbers = 0;                // other than 0
    std::uint64_t over_three_hours = 0, over_six_hours = 0;  // as seconds
    std::uint64_t day_fractions = 0;
    std::uint64_t spans = 0;  // rows with both stamps, and some time between them
    std::array<std::uint64_t, kUnits> matching{};  // spans, by unit
  };
  /// A unit, and what tells it.
  struct Finding {
    Millis unit;
    std::string why;
  };

  [[nodiscard]] std::optional<Millis> span(const Column& column, const TextAt& text) const;
  [[nodiscard]] Finding told_by_stamps(const Column& column) const;
  [[nodiscard]] Finding told_by_size(const Column& column) const;
  [[nodiscard]] static bool is_undecided(const Column& column);
  [[nodiscard]] Finding unit_of(const Column& column) const;

  Layout layout_;
  const InputOptions& options_;
  bool only_voice_;  // other channels may take days
  std::vector<Column> columns_;
};

}  // namespace kpi
