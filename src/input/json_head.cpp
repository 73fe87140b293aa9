// SPDX-License-Identifier: MIT
// What the first objects of a JSON log say: which columns there are.
#include "input/json_head.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "core/number.hpp"
#include "input/json.hpp"
#include "kpi/error.hpp"

namespace kpi {
namespace {

/// Collects the paths of members.
class JsonKeys : private JsonVisitor {
 public:
  /// Adds the paths of an object, if it is valid.
  void add(std::string_view object) {
    found_.clear();
    const RowProblem problem = walk_.walk(object, *this).kind;
    if (problem != RowProblem::None && problem != RowProblem::NumberTooLarge) return;
    for (auto& [path, null] : found_) {
      const auto [at, is_new] = nulls_.emplace(path, null);
      if (is_new) {
        order_.push_back(path);
      } else {
        at->second = at->second && null;
      }
    }
  }

  /// All paths. What is only ever null beside objects of the same key is an absent object.
  [[nodiscard]] std::vector<std::string> columns() const {
    std::vector<std::string> columns;
    std::copy_if(order_.begin(), order_.end(), std::back_inserter(columns),
                 [&](const std::string& path) { return !nulls_.at(path) || !leads_on(path); });
    return columns;
  }

 private:
  void see(const JsonMember& member) override { found_.emplace_back(member.path, member.null); }

  [[nodiscard]] bool leads_on(const std::string& path) const {
    const auto next = nulls_.lower_bound(path + ".");
    return next != nulls_.end() && next->first.starts_with(path + ".");
  }

  JsonWalk walk_;
  std::vector<std::pair<std::string, bool>> found_;  // in the object at hand
  std::map<std::string, bool> nulls_;                // whether a path was never anything else
  std::vector<std::string> order_;
};

}  // namespace

std::vector<std::vector<std::string>> json_head_rows(std::string_view head, std::size_t most,
                                                     const std::string& name) {
  JsonKeys keys;
  std::string padded{head};
  padded.append(kJsonPadding, '\0');
  for (std::size_t begin = 0; begin < head.size();) {
    const std::size_t end = std::min(head.find('\n', begin), head.size());
    keys.add(std::string_view{padded}.substr(begin, end - begin));
    begin = end + 1;
  }
  const std::vector<std::string> columns = keys.columns();
  if (columns.empty()) return {};
  if (columns.size() > kMostColumns) {
    throw Error(FaultKind::Data, name + ": the objects have over 4096 different keys");
  }
  std::vector<std::vector<std::string>> rows{columns};
  JsonReader reader{head, columns};
  RawRow row;
  while (rows.size() < most && reader.next(row)) {
    if (row.problem != RowProblem::None || row.is_blank()) continue;
    auto& texts = rows.emplace_back();
    for (const RawField& field : row.fields) texts.emplace_back(trimmed(field.text));
  }
  return rows;
}

}  // namespace kpi
