// SPDX-License-Identifier: MIT
// The columns whose texts records carry with them.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "input/layout.hpp"

namespace kpi {

class CarriedColumns {
 public:
  /// Columns of these headers, as they stand in some input.
  explicit CarriedColumns(std::vector<std::string> asked) : asked_{std::move(asked)} {}

  /// Behind those asked for, all columns of an input are carried too. Columns of several inputs are
  /// one where the same text means the same in them: of one field, of one unit and order of day and
  /// month where that matters, or else of one header, and the first, second ... of that.
  void add_all_of(const Layout& layout);

  /// Where the columns stand in an input; nothing for those that it lacks.
  [[nodiscard]] std::vector<std::optional<std::size_t>> in(const Layout& layout) const;
  [[nodiscard]] std::size_t asked() const { return asked_.size(); }
  [[nodiscard]] std::size_t all() const { return asked_.size() + others_.size(); }

 private:
  struct Column {
    std::string meaning;
    std::size_t among_equals = 0;  // how many of the same meaning come before it
    auto operator<=>(const Column&) const = default;
  };
  static std::string meaning_of(const Layout& layout, std::size_t at);
  /// The columns of an input, and where they stand.
  static std::map<Column, std::size_t> columns_of(const Layout& layout);

  std::vector<std::string> asked_;
  std::set<Column> others_;
};

}  // namespace kpi
