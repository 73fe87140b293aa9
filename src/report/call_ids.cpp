// SPDX-License-Identifier: MIT
// Whether the ids of calls show that no id comes back later: those that rise along the log do.
#include "report/call_ids.hpp"

#include <algorithm>

namespace kpi {
namespace {

/// Shorter ones come first, as numbers do.
bool lower(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

bool close(Millis a, Millis b, Millis window) {
  return a <= b ? b - a <= window : a - b <= window;
}

}  // namespace

void BlockIds::add(std::string_view id, Millis start, Millis window) {
  if (id.empty()) return;
  if (last.empty()) {
    first = id;
    first_start = start;
  } else if (lower(id, last) || (id == last && !close(last_start, start, window))) {
    rising = false;
  }
  last = id;
  last_start = start;
}

void CallIds::take(const BlockIds& ids) {
  if (ids.last.empty()) return;
  const std::lock_guard lock{mutex_};
  blocks_.push_back(ids);
}

void CallIds::clear() {
  const std::lock_guard lock{mutex_};
  blocks_.clear();
}

bool CallIds::are_unique() const {
  const std::lock_guard lock{mutex_};
  std::vector<const BlockIds*> order;
  for (const BlockIds& block : blocks_) order.push_back(&block);
  std::sort(order.begin(), order.end(),
            [](const BlockIds* a, const BlockIds* b) { return lower(a->first, b->first); });
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (!order[i]->rising) return false;
    if (i == 0) continue;
    const BlockIds& before = *order[i - 1];
    const bool joined =
        before.last == order[i]->first && close(before.last_start, order[i]->first_start, window_);
    if (!joined && !lower(before.last, order[i]->first)) return false;
  }
  return true;
}

}  // namespace kpi
