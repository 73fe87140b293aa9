// SPDX-License-Identifier: MIT
// The words of a log in the columns that hold words: outcomes, directions, yes and no.
#include "input/word_counts.hpp"

#include <utility>
#include <vector>

#include "core/number.hpp"
#include "input/input_log.hpp"

namespace kpi {
namespace {

constexpr std::size_t kMostWordsCounted = 1000;  // of one column

bool holds_words(Role role) {
  const FieldType kind = type(role);
  return kind == FieldType::Outcome || kind == FieldType::Direction || kind == FieldType::YesNo;
}

}  // namespace

WordCounts count_words(InputLog& log) {
  std::vector<std::pair<Role, std::size_t>> columns;
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    if (const auto at = log.layout.of(role); at && holds_words(role)) {
      columns.emplace_back(role, *at);
    }
  }
  WordCounts counts;
  if (columns.empty()) return counts;
  log.source.rewind();
  try {
    RowWalk walk{log};
    while (const RawRow* row = walk.next()) {
      if (row->problem != RowProblem::None || row->fields.size() != log.layout.headers.size()) {
        continue;
      }
      for (const auto& [role, at] : columns) {
        const std::string_view word = trimmed(row->fields[at].text);
        if (is_absent(word)) continue;
        auto& words = counts[role];
        const auto known = words.find(std::string{word});
        if (known != words.end()) {
          ++known->second;
        } else if (words.size() < kMostWordsCounted) {
          words.emplace(word, 1);
        }
      }
    }
  } catch (const UnclosedQuote&) {
    // Reading the records has said so.
  } catch (const BrokenJson&) {
    // As above.
  }
  return counts;
}

}  // namespace kpi
