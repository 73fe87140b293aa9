// SPDX-License-Identifier: MIT
// Finding repeat calls: which contacts of a key follow one another within the window.
#include "report/repeat_calls.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace kpi {
namespace {

/// Rows that are legs of one contact: equal starts, or the same call id, transitively.
class LegRecords {
 public:
  explicit LegRecords(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  /// The earliest row that belongs together with this one.
  std::size_t root(std::size_t row) {
    while (parent_[row] != row) row = parent_[row] = parent_[parent_[row]];
    return row;
  }
  void join(std::size_t a, std::size_t b) {
    const auto [low, high] = std::minmax({root(a), root(b)});
    parent_[high] = low;
  }

 private:
  std::vector<std::size_t> parent_;
};

struct Contact {
  Millis start = 0;
  std::vector<std::size_t> booked_on;  // earliest selected rows
  Millis booked_start = 0;
};

using Order = std::span<const std::size_t>;

/// Whether rows of one key, by start, are contacts of their own each.
bool without_legs(std::span<const KeyedRow> rows, Order order) {
  constexpr std::size_t kFew = 16;  // comparing all pairs is quick
  if (order.size() > kFew) return false;
  for (std::size_t i = 1; i < order.size(); ++i) {
    const KeyedRow& row = rows[order[i]];
    if (rows[order[i - 1]].start == row.start) return false;
    for (std::size_t j = 0; j < i; ++j) {
      if (row.call != 0 && rows[order[j]].call == row.call) return false;
    }
  }
  return true;
}

/// The contacts of one key, by start. `order` are its rows by start.
std::vector<Contact> contacts_of(std::span<const KeyedRow> rows, Order order) {
  LegRecords legs{order.size()};
  std::map<std::uint64_t, std::size_t> leg_of_call;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const KeyedRow& row = rows[order[i]];
    if (i > 0 && rows[order[i - 1]].start == row.start) legs.join(i - 1, i);
    if (row.call == 0) continue;
    const auto [known, is_new] = leg_of_call.try_emplace(row.call, i);
    if (!is_new) legs.join(known->second, i);
  }
  // Roots come first in `order`, so contacts appear by their starts.
  std::map<std::size_t, Contact> by_root;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const KeyedRow& row = rows[order[i]];
    const auto [place, is_new] = by_root.try_emplace(legs.root(i));
    Contact& contact = place->second;
    if (is_new) contact.start = row.start;
    if (!row.selected) continue;
    if (contact.booked_on.empty()) contact.booked_start = row.start;
    if (contact.booked_start == row.start) contact.booked_on.push_back(order[i]);
  }
  std::vector<Contact> contacts;
  contacts.reserve(by_root.size());
  for (auto& [root, contact] : by_root) contacts.push_back(std::move(contact));
  return contacts;
}

/// Decides for contacts, one after the other, what they are.
class RepeatJudge {
 public:
  RepeatJudge(Millis window, Millis first, Millis last)
      : window_{window}, first_{first}, last_{last} {}

  /// `before` and `after` are the starts of the key's contacts before and after this one.
  [[nodiscard]] Aggregate::Repeats judge(Millis start, Amount before, Amount after) const {
    Aggregate::Repeats adds;
    const bool opens = !before || start - *before > window_;
    if (start >= first_ + window_) {
      adds.contacts = 1;
      adds.repeats = opens ? 0 : 1;
    }
    if (opens) {
      const bool judgeable = first_ + window_ <= start && start <= last_ - window_;
      const bool followed = after && *after - start <= window_;
      adds.cases = judgeable ? 1 : 0;
      adds.single = judgeable && !followed ? 1 : 0;
      adds.unjudgeable = judgeable ? 0 : 1;
    }
    return adds;
  }

 private:
  Millis window_, first_, last_;
};

}  // namespace

Aggregate::Repeats judge_lonely(Millis start, Millis window, LogEdges edges) {
  return RepeatJudge{window, edges.first, edges.last}.judge(start, {}, {});
}

void find_repeats(std::span<const KeyedRow> rows_of_key, Millis window, LogEdges edges,
                  const std::function<void(const RepeatBooking&)>& book) {
  const RepeatJudge judge{window, edges.first, edges.last};
  std::vector<std::size_t> sorted(rows_of_key.size());
  std::iota(sorted.begin(), sorted.end(), std::size_t{0});
  std::sort(sorted.begin(), sorted.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(rows_of_key[a].start, a) < std::tie(rows_of_key[b].start, b);
  });
  const Order order{sorted};
  if (without_legs(rows_of_key, order)) {
    Amount before;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const KeyedRow& row = rows_of_key[order[i]];
      const Amount after =
          i + 1 < order.size() ? Amount{rows_of_key[order[i + 1]].start} : Amount{};
      book({order.subspan(i, row.selected ? 1 : 0), judge.judge(row.start, before, after)});
      before = row.start;
    }
    return;
  }
  const std::vector<Contact> contacts = contacts_of(rows_of_key, order);
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    const Amount before = i > 0 ? Amount{contacts[i - 1].start} : Amount{};
    const Amount after = i + 1 < contacts.size() ? Amount{contacts[i + 1].start} : Amount{};
    book({contacts[i].booked_on, judge.judge(contacts[i].start, before, after)});
  }
}

}  // namespace kpi
