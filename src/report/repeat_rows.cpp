// SPDX-License-Identifier: MIT
// The rows of a part of all keys that are not dropped yet, in the order in which they came.
#include "report/repeat_rows.hpp"

#include <algorithm>

namespace kpi {

std::uint32_t RepeatRows::add_number() {
  const std::uint32_t number = next();
  if ((size_ + oldest_ % kRows) / kRows == chunks_.size()) {
    chunks_.push_back(
        {std::make_unique<Row[]>(kRows), std::make_unique<std::uint32_t[]>(kRows * width_)});
  }
  ++size_;
  if (number != kNone) return number;
  (*this)[number].set_done();  // is left out
  return add_number();
}

void RepeatRows::drop_oldest() {
  ++oldest_;
  --size_;
  if (oldest_ % kRows == 0) std::rotate(chunks_.begin(), chunks_.begin() + 1, chunks_.end());
}

}  // namespace kpi
