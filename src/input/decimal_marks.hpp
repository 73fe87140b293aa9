// SPDX-License-Identifier: MIT
// The decimal mark of a log, told by the numbers that can have only one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "input/layout.hpp"

namespace kpi {

/// 12,5 tells that 1.234 is a thousand and more in the same log.
class DecimalMarks {
 public:
  DecimalMarks(const Layout& layout, const InputOptions& options);
  void see(const TextAt& text);
  /// Whether no number seen so far has a comma; then points are decimal points.
  [[nodiscard]] bool no_commas() const { return commas_ == 0; }
  /// Sets the mark in a layout with the same header, where a number needs it and others tell it.
  /// `file` names one of the inputs.
  void decide(Layout& layout, const std::string& file) const;

 private:
  struct Column {
    std::size_t at;
    Role role;
  };
  /// Numbers that say so, and the first of them.
  struct Evidence {
    std::uint64_t numbers = 0;
    std::string first{};
    void add(std::string_view text) {
      if (numbers++ == 0) first = text;
    }
  };

  [[nodiscard]] Reading read(const Column& column, std::string_view text, DecimalMark mark,
                             std::int64_t& value) const;

  Layout layout_;
  const InputOptions& options_;
  std::vector<Column> columns_;
  std::uint64_t commas_ = 0;
  Evidence point_, comma_, either_;
};

}  // namespace kpi
