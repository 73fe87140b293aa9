// SPDX-License-Identifier: MIT
// Finding repeat calls: which contacts of a key follow one another within the window.
#include "report/repeat_calls.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace kpi {
namespace {

/// Rows that are legs of one contact: equal starts, or the same call id, transitively.
class Legs {
 public:
  explicit Legs(std::size_t count) : parent_(count) {
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

/// The contacts of one key, by start. `order` are its rows by start.
std::vector<Contact> contacts_of(std::span<const KeyedRow> rows, Order order) {
  Legs legs{order.size()};
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
  for (auto& [root, contact] : by_root) contacts.push_back(std::move(contact));
  return contacts;
}

}  // namespace

void find_repeats(std::span<const KeyedRow> rows, Millis window, Millis first, Millis last,
                  const std::function<void(const RepeatBooking&)>& book) {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(rows[a].key, rows[a].start, a) < std::tie(rows[b].key, rows[b].start, b);
  });
  for (auto from = order.begin(); from != order.end();) {
    const auto to = std::find_if(from, order.end(),
                                 [&](std::size_t row) { return rows[row].key != rows[*from].key; });
    const std::vector<Contact> contacts = contacts_of(rows, {from, to});
    from = to;
    for (std::size_t i = 0; i < contacts.size(); ++i) {
      const Contact& contact = contacts[i];
      RepeatBooking booking{contact.booked_on, {}};
      const bool opens = i == 0 || contact.start - contacts[i - 1].start > window;
      if (contact.start >= first + window) {
        booking.adds.contacts = 1;
        booking.adds.repeats = opens ? 0 : 1;
      }
      if (opens) {
        const bool judgeable = first + window <= contact.start && contact.start <= last - window;
        const bool followed =
            i + 1 < contacts.size() && contacts[i + 1].start - contact.start <= window;
        booking.adds.cases = judgeable ? 1 : 0;
        booking.adds.single = judgeable && !followed ? 1 : 0;
        booking.adds.unjudgeable = judgeable ? 0 : 1;
      }
      book(booking);
    }
  }
}

}  // namespace kpi
