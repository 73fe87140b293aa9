// SPDX-License-Identifier: MIT
// Rows that are kept until all of their id have come, within a bound of memory.
#include "input/kept_rows.hpp"

#include <utility>

namespace kpi {

std::size_t KeptRows::bytes_of(const Rows::value_type& rows) {
  // The entry and what the allocator and the table add.
  constexpr std::size_t kEntry = sizeof(Rows::value_type) + 64;
  return kEntry + rows.first.capacity() + rows.second.packed.capacity();
}

KeptRows::Turn KeptRows::turn_of(std::string_view id) {
  if (id.empty() || ids_->count(id) <= 1) return reading_ == 0 ? Turn::Alone : Turn::NotNow;
  id_ = id;
  current_ = rows_.find(id_);
  if (current_ != rows_.end()) {
    bytes_before_ = bytes_of(*current_);
    return Turn::Kept;
  }
  if (ids_->tag(id) != reading_ % 2) return Turn::NotNow;
  if (bytes_ > most_bytes_) {
    ids_->set_tag(id, (reading_ + 1) % 2);
    some_wait_ = true;
    return Turn::NotNow;
  }
  ids_->set_tag(id, kTaken);
  current_ = rows_.try_emplace(id_).first;
  bytes_before_ = 0;
  return Turn::Kept;
}

bool KeptRows::is_complete() {
  OfId& rows = current_->second;
  bytes_ += bytes_of(*current_) - bytes_before_;
  const unsigned expected = ids_->count(current_->first);
  return ++rows.count == expected && expected != TextCounts::kMost;
}

void KeptRows::erase() {
  bytes_ -= bytes_of(*current_);
  rows_.erase(current_);
}

bool KeptRows::begin_next_reading() {
  ++reading_;
  return std::exchange(some_wait_, false);
}

}  // namespace kpi
