// SPDX-License-Identifier: MIT
// The groups of one grouping: one numbering for all workers of a run, and what each worker knows of
// it.
#include "report/group_index.hpp"

#include <string>

#include "kpi/error.hpp"
#include "report/interval_counts.hpp"

namespace kpi {

std::uint32_t GroupIndex::number(const GroupKey& key) {
  const std::lock_guard lock{mutex_};
  // Keys are of one length, so that a chain of pairs tells them apart.
  std::uint32_t found = 0;
  for (const std::uint32_t text : key.texts) found = pairs_.number(found, text);
  if (key.begin) found = pairs_.number(found, static_cast<std::uint32_t>(quarter_of(*key.begin)));
  constexpr std::uint32_t kNone = 0xFFFFFFFF;
  if (found >= of_pair_.size()) of_pair_.resize(std::size_t{found} + 1, kNone);
  if (of_pair_[found] == kNone) {
    if (size_ == most_) refuse_more_groups(*plan_, most_);
    of_pair_[found] = size_++;
    texts_.insert(texts_.end(), key.texts.begin(), key.texts.end());
    if (key.begin) begins_.push_back(*key.begin);
  }
  return of_pair_[found];
}

GroupKey GroupIndex::operator[](std::uint32_t group) const {
  const std::size_t width = plan_->dimensions.size();
  GroupKey key{std::span{texts_}.subspan(group * width, width), std::nullopt};
  if (plan_->length) key.begin = begins_[group];
  return key;
}

void refuse_more_groups(const PlannedGrouping& grouping, std::size_t most) {
  std::string names;
  for (const Dimension& dimension : grouping.dimensions) {
    names += (names.empty() ? "" : ",") + escaped(dimension.name);
  }
  if (grouping.length) names += (names.empty() ? "" : ",") + std::string{name(*grouping.length)};
  throw Error(FaultKind::Data, "more than " + with_thousands(most) + " groups by " + names,
              "--max-groups N allows more");
}

CellFinder::CellFinder(const PlannedGrouping& plan, const Calendar& calendar)
    : calendar_{&calendar},
      length_{plan.length},
      pairs_(plan.dimensions.empty() ? 0 : plan.dimensions.size() - 1) {}

void CellFinder::go_to(Millis instant) {
  interval_ = calendar_->interval(*length_, instant);
  quarter_ = quarter_of(interval_.begin);
}

CellFinder::Place CellFinder::search(std::uint32_t texts) {
  if (texts >= recent_.size()) recent_.resize(std::size_t{texts} + 1);
  const std::uint32_t cell =
      length_ ? in_time_.number(texts, static_cast<std::uint32_t>(quarter_)) : size_;
  recent_[texts] = {quarter_, cell};
  const bool is_new = cell == size_;
  if (is_new) ++size_;
  return {cell, is_new};
}

}  // namespace kpi
