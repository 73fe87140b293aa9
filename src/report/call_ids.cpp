// SPDX-License-Identifier: MIT
// Whether the ids of calls show that no id comes back later: those that rise along the log do.
#include "report/call_ids.hpp"

#include <algorithm>

namespace kpi {
namespace {

/// Shorter ones come first, as numbers do.
int order_of(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return a.compare(b);
}

bool lower(std::string_view a, std::string_view b) {
  return order_of(a, b) < 0;
}

bool close(Millis a, Millis b, Millis window) {
  return a <= b ? b - a <= window : a - b <= window;
}

}  // namespace

void BlockIds::add(std::string_view id, Millis start, Millis window) {
  if (id.empty()) return;
  const std::string_view before = newest_.empty() ? std::string_view{last} : newest_;
  if (before.empty()) {
    first = id;
    first_start = start;
  } else {
    const int order = order_of(before, id);
    if (order > 0 || (order == 0 && !close(last_start, start, window))) rising = false;
  }
  newest_ = id;
  last_start = start;
}

void BlockIds::keep() {
  if (!newest_.empty()) last = newest_;
  newest_ = {};
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
