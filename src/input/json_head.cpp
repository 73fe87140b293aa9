// SPDX-License-Identifier: MIT
// What the first objects of a JSON log say: which columns there are.
#include "input/json_head.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>
#include <variant>

#include "core/number.hpp"
#include "input/json.hpp"
#include "input/json_documents.hpp"
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
      if (order_.size() > kMostColumns) return;  // too many, however many more
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
  void see(const JsonMember& member) override {
    if (found_.size() <= kMostColumns) found_.emplace_back(member.path, member.null);
  }

  [[nodiscard]] bool leads_on(const std::string& path) const {
    const auto next = nulls_.lower_bound(path + ".");
    return next != nulls_.end() && next->first.starts_with(path + ".");
  }

  JsonWalk walk_;
  std::vector<std::pair<std::string, bool>> found_;  // in the object at hand
  std::map<std::string, bool> nulls_;                // whether a path was never anything else
  std::vector<std::string> order_;
};

/// Gives a row for each object in the head of a file, up to where it is broken or cut off.
class HeadReader {
 public:
  HeadReader(std::string_view head, const std::vector<std::string>& columns, const JsonShape& shape)
      : reader_{shape.form == JsonForm::Lines
                    ? Reader{JsonReader{bytes_of(head), columns}}
                    : Reader{JsonDocumentReader{bytes_of(head), columns, shape}}} {}

  bool next(RawRow& row) {
    try {
      return std::visit([&](auto& reader) { return reader.next(row); }, reader_);
    } catch (const BrokenJson& broken) {
      fault_ = broken;
      return false;
    }
  }
  [[nodiscard]] const std::optional<BrokenJson>& fault() const { return fault_; }

 private:
  using Reader = std::variant<JsonReader, JsonDocumentReader>;

  static ReadBytes bytes_of(std::string_view head) {
    return [head](std::span<char> into) mutable {
      const std::size_t count = std::min(head.size(), into.size());
      std::copy_n(head.data(), count, into.data());
      head.remove_prefix(count);
      return count;
    };
  }

  Reader reader_;
  std::optional<BrokenJson> fault_;
};

}  // namespace

std::vector<std::vector<std::string>> json_head_rows(std::string_view head, const JsonShape& shape,
                                                     std::size_t most, const std::string& name) {
  JsonKeys keys;
  RawRow row;
  HeadReader objects{head, {}, shape};
  std::optional<BrokenJson> fault;
  while (objects.next(row)) {
    if (row.problem == RowProblem::BadJson && !fault) {
      fault = BrokenJson{row.position(row.problem_offset), row.problem_detail};
    }
    if (!row.raw.empty()) keys.add(row.raw);
  }
  const std::vector<std::string> columns = keys.columns();
  if (columns.empty() && !fault) fault = objects.fault();
  if (columns.empty() && fault) {
    throw Error(FaultKind::Data, name + ":" + std::to_string(fault->at.line) + ":" +
                                     std::to_string(fault->at.column) + ": broken JSON; expected " +
                                     fault->expected);
  }
  if (columns.empty()) throw Error(FaultKind::Data, name + ": no object with any key");
  if (columns.size() > kMostColumns) {
    throw Error(FaultKind::Data, name + ": the objects have over 4096 different keys");
  }
  std::vector<std::vector<std::string>> rows{columns};
  HeadReader reader{head, columns, shape};
  while (rows.size() < most && reader.next(row)) {
    if (row.problem != RowProblem::None || row.is_blank()) continue;
    auto& texts = rows.emplace_back();
    for (const RawField& field : row.fields) texts.emplace_back(trimmed(field.text));
  }
  return rows;
}

}  // namespace kpi
