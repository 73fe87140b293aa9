// SPDX-License-Identifier: MIT
// Rows that say again what another row says, and are dropped.
#include "input/duplicates.hpp"

#include <algorithm>
#include <compare>

#include "core/record_text.hpp"
#include "input/packed_records.hpp"

namespace kpi {

void DuplicateFilter::pass(const CallRecord& record) {
  passed_.push_back(record);
  passed_.back().extra = record.extra.first(wanted_);
}

void DuplicateFilter::hand_on() {
  if (passed_.empty()) return;
  next_.consume(passed_);
  kept_ += passed_.size();
  passed_.clear();
}

void IdenticalRows::consume(std::span<const CallRecord> records) {
  for (const CallRecord& record : records) {
    key_.clear();
    for (const std::string_view text : columns(record)) {
      // Lengths tell texts apart that are one when joined.
      key_ += std::to_string(text.size());
      key_ += ':';
      key_ += text;
    }
    if (met_.add(key_) == 1) {
      pass(record);
    } else {
      drop(input());
    }
  }
  hand_on();
}

bool LatestOfId::is_greater(const CallRecord& a, const CallRecord& b) const {
  for (const auto stamp : {&CallRecord::end, &CallRecord::start}) {
    const std::strong_ordering order = compare_amounts(a.*stamp, b.*stamp);
    if (order != 0) return order > 0;
  }
  const std::strong_ordering order = compare_as_text(a, b);
  if (order != 0) return order > 0;
  return std::lexicographical_compare(columns(b).begin(), columns(b).end(), columns(a).begin(),
                                      columns(a).end());
}

CallRecord LatestOfId::unpacked(std::string_view id, const Held& held) {
  std::string_view packed = held.packed;
  return unpack(packed, id, texts_);
}

void LatestOfId::consume(std::span<const CallRecord> records) {
  for (const CallRecord& record : records) {
    const unsigned rows = record.call_id.empty() ? 1 : ids_.count(record.call_id);
    if (rows == 1) {
      pass(record);
    } else {
      take(record, rows);
    }
  }
  hand_on();
}

void LatestOfId::take(const CallRecord& record, unsigned rows) {
  id_ = record.call_id;
  const auto [of_id, is_new] = held_.try_emplace(id_);
  Held& held = of_id->second;
  if (is_new || is_greater(record, unpacked(of_id->first, held))) {
    if (!is_new) drop(held.input);
    held.packed.clear();
    pack(record, held.packed);
    held.input = static_cast<std::uint32_t>(input());
  } else {
    drop(input());
  }
  if (++held.count != rows || rows == TextCounts::kMost) return;
  pass(unpacked(of_id->first, held));
  hand_on();
  held_.erase(of_id);
}

void LatestOfId::finish() {
  if (held_.empty()) return;
  before_block();
  for (const auto& [id, held] : held_) {
    pass(unpacked(id, held));
    hand_on();
  }
  after_block();
  held_.clear();
}

}  // namespace kpi
