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

CallRecord LatestOfId::unpacked(std::string_view id, const KeptRows::OfId& row) {
  std::string_view packed = row.packed;
  return unpack(packed, id, texts_);
}

void LatestOfId::consume(std::span<const CallRecord> records) {
  for (const CallRecord& record : records) {
    const KeptRows::Turn turn = kept_.turn_of(record.call_id);
    if (turn == KeptRows::Turn::Alone) pass(record);
    if (turn == KeptRows::Turn::Kept) keep(record);
  }
  hand_on();
}

void LatestOfId::keep(const CallRecord& record) {
  KeptRows::OfId& row = kept_.of();
  const bool is_first = row.count == 0;
  if (is_first || is_greater(record, unpacked(kept_.id(), row))) {
    if (!is_first) drop(row.input);
    row.packed.clear();
    pack(record, row.packed);
    row.input = static_cast<std::uint32_t>(input());
  } else {
    drop(input());
  }
  if (!kept_.is_complete()) return;
  pass(unpacked(kept_.id(), row));
  hand_on();
  kept_.erase();
}

bool LatestOfId::finish_reading() {
  before_block();
  kept_.take_rest([this](std::string_view id, const KeptRows::OfId& row) {
    pass(unpacked(id, row));
    hand_on();
  });
  after_block();
  return kept_.begin_next_reading();
}

}  // namespace kpi
