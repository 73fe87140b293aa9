// SPDX-License-Identifier: MIT
// Repeat calls of a part of all keys: keeps the rows of a key until no row to come can be within
// the window of them, then judges them.
#include "report/repeat_part.hpp"

#include <algorithm>

namespace kpi {

/// Grows by a quarter, which wastes little memory, and copies the rows in their order.
void RepeatPart::make_room() {
  const std::size_t wanted = rows_.size() + rows_.size() / 4 + 64;
  std::vector<Row> rows;
  std::vector<std::uint32_t> groups;
  rows.reserve(wanted);
  groups.reserve(wanted * bases_);
  for (std::uint32_t i = 0; i < kept_; ++i) {
    rows.push_back(row(oldest_ + i));
    const std::span<const std::uint32_t> own = groups_of(oldest_ + i);
    groups.insert(groups.end(), own.begin(), own.end());
  }
  rows.resize(wanted);
  groups.resize(wanted * bases_);
  rows_.swap(rows);
  groups_.swap(groups);
  head_ = 0;
}

std::uint32_t RepeatPart::append(const Row& row, std::span<const std::uint32_t> groups) {
  if (kept_ + 2 > rows_.size()) make_room();
  if (oldest_ + kept_ == kEmpty) {  // that number is left out
    rows_[place(kEmpty)].done = true;
    ++kept_;
  }
  const std::uint32_t number = oldest_ + kept_++;
  const std::size_t at = place(number);
  rows_[at] = row;
  for (std::size_t i = 0; i < bases_; ++i) groups_[at * bases_ + i] = groups[i];
  return number;
}

void RepeatPart::drop_oldest() {
  head_ = head_ + 1 == rows_.size() ? 0 : head_ + 1;
  ++oldest_;
  --kept_;
}

/// The slot of a key, or the empty one that it would get.
std::size_t RepeatPart::find_slot(const Fingerprint& key) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = key.low & mask;
  while (slots_[at].newest != kEmpty) {
    if (slots_[at].tag == key.low && row(slots_[at].newest).key_high == key.high) break;
    at = (at + 1) & mask;
  }
  return at;
}

/// Closes the gap, so that every key is still found from where it belongs.
void RepeatPart::erase_slot(std::size_t slot) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t gap = slot;
  for (std::size_t at = (gap + 1) & mask; slots_[at].newest != kEmpty; at = (at + 1) & mask) {
    const std::size_t home = slots_[at].tag & mask;
    if (((at - home) & mask) >= ((at - gap) & mask)) {
      slots_[gap] = slots_[at];
      gap = at;
    }
  }
  slots_[gap].newest = kEmpty;
  --keys_;
}

void RepeatPart::grow_slots() {
  std::vector<Slot> old(std::max<std::size_t>(1024, slots_.size() * 2), Slot{0, kEmpty});
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.newest == kEmpty) continue;
    std::size_t at = slot.tag & mask;
    while (slots_[at].newest != kEmpty) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

void RepeatPart::add(const Fingerprint& key, const KeyedRow& added,
                     std::span<const std::uint32_t> groups) {
  if (added.start < judged_until_) late_ = true;
  if (keys_ * 2 >= slots_.size()) grow_slots();
  Slot& slot = slots_[find_slot(key)];
  const bool is_new = slot.newest == kEmpty;
  const std::uint32_t number = append(
      {key.high, key.low, slot.newest, 0, added.selected, false, added.start, added.call}, groups);
  if (is_new) {
    ++keys_;
    row(number).older = number;
  } else {
    row(slot.newest).newer = number;
  }
  slot = {key.low, number};
}

/// Moves the oldest row behind the newest: its key has a row that is not to be judged yet.
void RepeatPart::keep_oldest() {
  const Row moved = row(oldest_);
  const std::uint32_t old_number = oldest_;
  const std::span<const std::uint32_t> own = groups_of(old_number);
  const std::vector<std::uint32_t> groups{own.begin(), own.end()};
  const std::size_t slot = find_slot(moved.key());
  drop_oldest();
  const std::uint32_t number = append(moved, groups);
  Row& mine = row(number);
  if (moved.older == old_number) {
    mine.older = number;
  } else {
    row(moved.older).newer = number;
  }
  if (slots_[slot].newest == old_number) {
    slots_[slot].newest = number;
  } else {
    row(moved.newer).older = number;
  }
}

/// Collects the rows of a key; false when one of them can still be touched.
bool RepeatPart::collect(std::uint32_t newest, Millis all_from) {
  of_key_.clear();
  numbers_.clear();
  for (std::uint32_t number = newest;;) {
    const Row& found = row(number);
    if (found.start >= all_from - window_) return false;
    of_key_.push_back({found.start, found.call, found.selected});
    numbers_.push_back(number);
    if (found.older == number) return true;
    number = found.older;
  }
}

void RepeatPart::judge_collected(LogEdges edges) {
  for (const std::uint32_t number : numbers_) row(number).done = true;
  if (of_key_.size() > 1) {
    find_repeats(of_key_, window_, edges, [this](const RepeatBooking& booking) { book(booking); });
  } else if (of_key_[0].selected) {
    add_booking(groups_of(numbers_[0]), judge_lonely(of_key_[0].start, window_, edges));
  }
}

void RepeatPart::judge_until(Millis all_from, Millis first) {
  judged_until_ = std::max(judged_until_, all_from);
  constexpr std::uint32_t kAhead = 8;
  while (kept_ > 0) {
    if (kept_ > kAhead) prepare(row(oldest_ + kAhead).key());
    const Row& oldest = row(oldest_);
    if (!oldest.done) {
      if (oldest.start >= all_from - window_) return;
      const std::size_t slot = find_slot(oldest.key());
      if (!collect(slots_[slot].newest, all_from)) {
        keep_oldest();
        continue;
      }
      erase_slot(slot);
      // What is judged now lies more than a window before the end of the log.
      judge_collected({first, std::numeric_limits<Millis>::max()});
    }
    drop_oldest();
  }
}

void RepeatPart::judge_all(LogEdges edges) {
  for (const Slot& slot : slots_) {
    if (slot.newest == kEmpty) continue;
    collect(slot.newest, std::numeric_limits<Millis>::max());
    judge_collected(edges);
  }
  slots_ = {};
  rows_ = {};
  groups_ = {};
  kept_ = 0;
}

void RepeatPart::book(const RepeatBooking& booking) {
  if (booking.rows.empty()) return;
  const std::span<const std::uint32_t> groups = groups_of(numbers_[booking.rows.front()]);
  const bool same = std::all_of(booking.rows.begin(), booking.rows.end(), [&](std::size_t row) {
    const std::span<const std::uint32_t> others = groups_of(numbers_[row]);
    return std::equal(groups.begin(), groups.end(), others.begin());
  });
  if (same) {
    add_booking(groups, booking.adds);
    return;
  }
  OpenBooking open{booking.adds, {}};
  for (const std::size_t row : booking.rows) {
    const std::span<const std::uint32_t> of_row = groups_of(numbers_[row]);
    open.groups.insert(open.groups.end(), of_row.begin(), of_row.end());
  }
  open_.push_back(std::move(open));
}

void RepeatPart::add_booking(std::span<const std::uint32_t> groups,
                             const Aggregate::Repeats& adds) {
  for (std::size_t i = 0; i < bases_; ++i) {
    if (groups[i] >= booked_[i].size()) booked_[i].resize(std::size_t{groups[i]} + 1);
    Booked& booked = booked_[i][groups[i]];
    std::size_t at = 0;
    for (const std::int64_t one :
         {adds.cases, adds.single, adds.repeats, adds.contacts, adds.unjudgeable}) {
      booked[at++] += static_cast<std::uint32_t>(one);
    }
  }
}

Aggregate::Repeats RepeatPart::booked(std::size_t base, std::uint32_t group) const {
  if (group >= booked_[base].size()) return {};
  const Booked& found = booked_[base][group];
  return {found[0], found[1], found[2], found[3], found[4]};
}

}  // namespace kpi
