// SPDX-License-Identifier: MIT
// How far a log in time order has been folded while several workers are at it.
#include "report/block_order.hpp"

#include <algorithm>

namespace kpi {

void BlockOrder::begin(std::size_t worker) {
  const std::lock_guard lock{mutex_};
  at_work_[worker] = {true, ended_};
}

void BlockOrder::end(std::size_t worker, Amount first, Amount last) {
  const std::lock_guard lock{mutex_};
  at_work_[worker].busy = false;
  if (!first) return;
  first_ = first_ ? std::min(*first_, *first) : *first;
  ended_ = std::max(ended_, *last);
}

BlockOrder::Reached BlockOrder::reached() const {
  const std::lock_guard lock{mutex_};
  Reached reached{ended_, first_};
  for (const AtWork& worker : at_work_) {
    if (worker.busy) reached.all_from = std::min(reached.all_from, worker.from);
  }
  return reached;
}

void BlockOrder::restart() {
  const std::lock_guard lock{mutex_};
  std::fill(at_work_.begin(), at_work_.end(), AtWork{});
  ended_ = kNever;
  first_ = {};
}

}  // namespace kpi
