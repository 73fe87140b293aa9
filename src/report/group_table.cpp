// SPDX-License-Identifier: MIT
// The groups of one grouping, found by the texts and the time of a record.
#include "report/group_table.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <tuple>

#include "kpi/error.hpp"

namespace kpi {
namespace {

/// Whether every interval of the finer length lies in one of the coarser.
bool nests(IntervalLength finer, IntervalLength coarser) {
  // Weeks and months cut each other.
  const bool cut = finer == IntervalLength::Week && coarser > IntervalLength::Week;
  return finer <= coarser && !cut;
}

/// Where to look first for a text: by its length and its ends, where names differ.
std::size_t shape_of(std::string_view text) {
  if (text.empty()) return 0;
  std::uint64_t head = 0;
  std::uint64_t tail = 0;
  const std::size_t size = std::min<std::size_t>(text.size(), sizeof head);
  std::memcpy(&head, text.data(), size);
  std::memcpy(&tail, text.data() + text.size() - size, size);
  const std::uint64_t mixed = (head ^ (tail << 7U) ^ text.size()) * 0x9E3779B97F4A7C15U;
  return mixed >> 56U;
}

bool same_dimension(const Dimension& a, const Dimension& b) {
  return a.field == b.field && (a.field.has_value() || a.extra == b.extra);
}

}  // namespace

bool PlannedGrouping::carries_agent_days() const {
  const bool by_agent_only =
      std::all_of(dimensions.begin(), dimensions.end(),
                  [](const Dimension& dimension) { return dimension.field == Field::Agent; });
  return by_agent_only && (!length || *length >= IntervalLength::Day);
}

bool PlannedGrouping::contains(const PlannedGrouping& finer) const {
  const bool in_time = !length || (finer.length && nests(*finer.length, *length));
  return in_time && std::all_of(dimensions.begin(), dimensions.end(), [&](const Dimension& mine) {
           return std::any_of(finer.dimensions.begin(), finer.dimensions.end(),
                              [&](const Dimension& other) { return same_dimension(mine, other); });
         });
}

bool Group::before(const Group& other) const {
  return std::tie(keys, begin) < std::tie(other.keys, other.begin);
}

std::uint32_t Dictionary::number(std::string_view text) {
  Recent& recent = recent_[shape_of(text)];
  if (recent.text != nullptr && *recent.text == text) return recent.number;
  auto found = numbers_.find(text);
  if (found == numbers_.end()) {
    found = numbers_.emplace(std::string{text}, static_cast<std::uint32_t>(numbers_.size())).first;
  }
  recent = {&found->first, found->second};
  return found->second;
}

std::uint32_t PairNumbers::number(std::uint32_t first, std::uint32_t second) {
  if (size_ * std::size_t{2} >= slots_.size()) grow();
  const std::uint64_t pair = (std::uint64_t{first} << 32U) | second;
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = ((pair * 0x9E3779B97F4A7C15U) >> 32U) & mask;
  while (slots_[at].number_plus_one != 0) {
    if (slots_[at].pair == pair) return slots_[at].number_plus_one - 1;
    at = (at + 1) & mask;
  }
  slots_[at] = {pair, ++size_};
  return size_ - 1;
}

void PairNumbers::grow() {
  std::vector<Slot> old(std::max<std::size_t>(16, slots_.size() * 2));
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number_plus_one == 0) continue;
    std::size_t at = ((slot.pair * 0x9E3779B97F4A7C15U) >> 32U) & mask;
    while (slots_[at].number_plus_one != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

GroupTable::GroupTable(const PlannedGrouping& plan, const Calendar& calendar, const KeyedHash& hash,
                       std::size_t most)
    : plan_{plan},
      most_{most},
      dictionaries_(plan.dimensions.size(), Dictionary{hash}),
      pairs_(plan.dimensions.empty() ? 0 : plan.dimensions.size() - 1),
      texts_(plan.dimensions.size()),
      scratch_(plan.dimensions.size()) {
  if (plan.length) intervals_.emplace(calendar, *plan.length);
}

std::uint32_t GroupTable::find(const CallRecord& record, const DimensionTexts& texts) {
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    texts_[i] = texts.text(plan_.dimensions[i], record, scratch_[i]);
  }
  return number(plan_.length ? std::optional<Millis>{*record.start} : std::nullopt);
}

std::uint32_t GroupTable::find(const Group& group, const PlannedGrouping& plan_of_group) {
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const auto same = std::find_if(
        plan_of_group.dimensions.begin(), plan_of_group.dimensions.end(),
        [&](const Dimension& other) { return same_dimension(plan_.dimensions[i], other); });
    texts_[i] = group.keys[static_cast<std::size_t>(same - plan_of_group.dimensions.begin())];
  }
  return number(plan_.length ? group.begin : std::nullopt);
}

/// The group of `texts_` and the instant's interval.
std::uint32_t GroupTable::number(std::optional<Millis> instant) {
  std::uint32_t found = 0;
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const std::uint32_t next = dictionaries_[i].number(texts_[i]);
    found = i == 0 ? next : pairs_[i - 1].number(found, next);
  }
  std::optional<Millis> begin;
  if (instant) {
    begin = intervals_->begin(*instant);
    // Minutes since 1970 tell all intervals of the years 1 to 9999 apart in 32 bits.
    found = in_time_.number(found, static_cast<std::uint32_t>(*begin / kMinute));
  }
  if (found == groups_.size()) {
    if (found == most_) refuse_more();
    Group& group = groups_.emplace_back();
    group.keys.assign(texts_.begin(), texts_.end());
    group.begin = begin;
  }
  return found;
}

void GroupTable::refuse_more() const {
  std::string names;
  for (const Dimension& dimension : plan_.dimensions) {
    names += (names.empty() ? "" : ",") + escaped(dimension.name);
  }
  if (plan_.length) names += (names.empty() ? "" : ",") + std::string{name(*plan_.length)};
  throw Error(FaultKind::Data, "more than " + with_thousands(most_) + " groups by " + names,
              "--max-groups N allows more");
}

std::vector<std::uint32_t> GroupTable::ranks() const {
  std::vector<std::uint32_t> order(groups_.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return groups_[a].before(groups_[b]); });
  std::vector<std::uint32_t> ranks(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
  return ranks;
}

}  // namespace kpi
