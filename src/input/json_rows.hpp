// SPDX-License-Identifier: MIT
// Turning JSON objects into rows: one field for each column, found by the keys that lead to it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "input/csv.hpp"
#include "input/json_walk.hpp"

namespace kpi {

/// Where a member stands in an object.
struct JsonPlace {
  std::size_t offset = 0;  ///< of its value
  std::size_t column = 0;  ///< not among the columns where it is none
};

/// Makes rows whose fields are in the order of the columns, each the path of a member.
class JsonRows : private JsonVisitor {
 public:
  explicit JsonRows(const std::vector<std::string>& columns);

  /// Fills in everything of the row but its line. What the row points to lives until the next
  /// object, as long as the bytes do; kJsonPadding bytes behind them must be readable.
  void read(std::string_view object, RawRow& row);
  /// The members of that object, if it is a row.
  [[nodiscard]] std::span<const JsonPlace> members() const { return places_; }
  /// Keys that are no columns and hold something, with the line of the first row that had them; the
  /// first few.
  using UnknownKeys = std::map<std::string, std::uint64_t, std::less<>>;
  [[nodiscard]] const UnknownKeys& unknown_keys() const { return unknown_keys_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  static constexpr std::size_t kNone = SIZE_MAX;

  void see(const JsonMember& member) override;
  std::size_t column_of(std::string_view path);
  void note(RowProblem kind, std::size_t offset, std::string_view detail);

  JsonWalk walk_;
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> columns_;
  // The members of the last object: those of the next have the same keys in the same order as a
  // rule.
  struct Step {
    std::string path;
    std::size_t column = kNone;
  };
  std::vector<Step> trail_;
  std::size_t member_ = 0;
  std::vector<JsonPlace> places_;

  RawRow* row_ = nullptr;
  std::vector<std::uint64_t> seen_in_;  // by column: the last object that had it
  std::uint64_t object_ = 0;
  std::map<std::string, bool, std::less<>> unknown_;  // in the object at hand: holds something
  UnknownKeys unknown_keys_;
  bool any_known_ = false, any_unknown_value_ = false;
};

}  // namespace kpi
