// SPDX-License-Identifier: MIT
// Repeat calls of a log that several workers fold: keys are dealt out to parts, and judged as the
// log goes on.
#include "report/repeat_window.hpp"

#include <algorithm>
#include <bit>

#include "core/parallel.hpp"

namespace kpi {
namespace {

/// Calls are often logged when they end, and so a little out of the order in which they started.
constexpr Millis kDisorder = 6 * kHour;

}  // namespace

RepeatWindow::RepeatWindow(Millis window, std::size_t bases, std::size_t workers)
    : window_{window}, bases_{bases}, order_{workers}, ids_{window} {
  const std::size_t parts = workers == 1 ? 1 : std::bit_ceil(2 * workers);
  for (std::size_t i = 0; i < parts; ++i) parts_.emplace_back(window, bases);
}

void RepeatWindow::Batch::clear() {
  for (Part& part : parts_) {
    part.rows.clear();
    part.groups.clear();
  }
  ids = {};
}

void RepeatWindow::take(Part& part, Batch::Part& batch, const BlockOrder::Reached& reached) {
  constexpr std::size_t kAhead = 16;
  for (std::size_t i = 0; i < batch.rows.size(); ++i) {
    if (i + kAhead < batch.rows.size()) part.rows.prepare(batch.rows[i + kAhead].key);
    part.rows.add(batch.rows[i].key, batch.rows[i].row,
                  std::span{batch.groups}.subspan(i * bases_, bases_));
  }
  batch.rows.clear();
  batch.groups.clear();
  if (any_order_ || !reached.first || reached.all_from < *reached.first + window_) return;
  Millis none = BlockOrder::kNever;
  const bool same =
      first_used_.compare_exchange_strong(none, *reached.first) || none == *reached.first;
  if (!same) firsts_differ_ = true;
  part.rows.judge_until(reached.all_from - kDisorder, *reached.first);
}

void RepeatWindow::after_block(std::size_t worker, Batch& batch, Amount first, Amount last) {
  // An id that comes back makes one contact of calls however far apart.
  if (!batch.ids.rising) any_order_ = true;
  ids_.take(batch.ids);
  batch.ids = {};
  const BlockOrder::Reached reached = order_.reached();
  std::vector<bool> taken(parts_.size());
  // Parts that nobody else is at come first.
  for (const bool wait : {false, true}) {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (taken[i]) continue;
      std::unique_lock lock{parts_[i].mutex, std::defer_lock};
      if (wait) {
        lock.lock();
      } else if (!lock.try_lock()) {
        continue;
      }
      take(parts_[i], batch.parts_[i], reached);
      taken[i] = true;
    }
  }
  order_.end(worker, first, last);
}

void RepeatWindow::restart() {
  ids_.clear();
  for (Part& part : parts_) part.rows = RepeatPart{window_, bases_};
  order_.restart();
  first_used_ = BlockOrder::kNever;
  firsts_differ_ = false;
}

bool RepeatWindow::came_late(Amount first) const {
  if (first_used_ == BlockOrder::kNever) return false;
  return firsts_differ_ || !ids_.are_unique() || first != Amount{first_used_} ||
         std::any_of(parts_.begin(), parts_.end(),
                     [](const Part& part) { return part.rows.came_late(); });
}

void RepeatWindow::judge_all(LogEdges edges, std::size_t threads) {
  std::atomic<std::size_t> next{0};
  on_threads(std::min(threads, parts_.size()), [&](std::size_t) {
    for (std::size_t i = next++; i < parts_.size(); i = next++) parts_[i].rows.judge_all(edges);
  });
}

Aggregate::Repeats RepeatWindow::booked(std::size_t base, std::uint32_t group) const {
  Aggregate::Repeats sum;
  for (const Part& part : parts_) sum.merge(part.rows.booked(base, group));
  return sum;
}

std::vector<const OpenBooking*> RepeatWindow::open() const {
  std::vector<const OpenBooking*> all;
  for (const Part& part : parts_) {
    for (const OpenBooking& booking : part.rows.open()) all.push_back(&booking);
  }
  return all;
}

}  // namespace kpi
