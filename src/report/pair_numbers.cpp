// SPDX-License-Identifier: MIT
// Numbers for pairs of numbers.
#include "report/pair_numbers.hpp"

#include <algorithm>

namespace kpi {

void PairNumbers::grow() {
  std::vector<Slot> old(std::max<std::size_t>(16, slots_.size() * 2));
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number_plus_one == 0) continue;
    std::size_t at = place(slot.pair, mask);
    while (slots_[at].number_plus_one != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace kpi
