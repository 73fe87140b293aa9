// SPDX-License-Identifier: MIT
// Going through the members of one JSON object.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "input/csv.hpp"

namespace kpi {

/// A member whose value is no object. Its texts live as long as the visit.
struct JsonMember {
  std::string_view path;   ///< the keys that lead to it: "Queue.Name"
  std::string_view text;   ///< strings unescaped, arrays as they stand, null as nothing
  std::size_t offset = 0;  ///< of the first byte of the value in the object
  bool null = false;
};

class JsonVisitor {
 public:
  JsonVisitor() = default;
  JsonVisitor(const JsonVisitor&) = delete;
  JsonVisitor& operator=(const JsonVisitor&) = delete;
  virtual ~JsonVisitor() = default;
  virtual void see(const JsonMember& member) = 0;
};

/// What is wrong with an object.
struct JsonProblem {
  RowProblem kind = RowProblem::None;
  std::size_t offset = 0;
  std::string detail;  ///< what was expected, or the key that is meant
};

/// How many bytes behind an object must be readable; what they hold does not matter.
inline constexpr std::size_t kJsonPadding = 64;

/// The longest path of keys, so that many members under a long key need no more memory than others.
inline constexpr std::size_t kLongestJsonPath = 4096;

class JsonWalk {
 public:
  JsonWalk();
  JsonWalk(JsonWalk&&) noexcept;
  JsonWalk& operator=(JsonWalk&&) noexcept;
  ~JsonWalk();

  /// Shows all members to the visitor, in order, and says whether all of it is valid. Texts of
  /// strings live until the next walk.
  JsonProblem walk(std::string_view object, JsonVisitor& visitor);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kpi
