// SPDX-License-Identifier: MIT
// Repeat calls of a part of all keys: keeps the rows of a key until no row to come can be within
// the window of them, then judges them.
#include "report/repeat_part.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace kpi {

namespace {

// All slots of a line are looked at at once: nobody can guess in which one a key is. Four numbers
// are what every processor compares in one step.
using Four [[gnu::vector_size(16)]] = std::uint32_t;
using Tests [[gnu::vector_size(16)]] = std::int32_t;  // all ones where it holds

/// The elements for which a test holds, the first being the lowest bit.
template <typename Test>
unsigned set_of(const std::array<std::uint32_t, 8>& numbers, Test test) {
  Four low;
  Four high;
  std::memcpy(&low, numbers.data(), sizeof low);
  std::memcpy(&high, numbers.data() + 4, sizeof high);
  const Tests bits = (test(low) & Tests{1, 2, 4, 8}) | (test(high) & Tests{16, 32, 64, 128});
  using Halves [[gnu::vector_size(16)]] = std::uint64_t;
  Halves halves;
  std::memcpy(&halves, &bits, sizeof halves);
  const std::uint64_t all = halves[0] | halves[1];
  return static_cast<unsigned>(all | all >> 32U);
}

}  // namespace

/// The slot of a key, or the one that it gets.
RepeatPart::Slot RepeatPart::slot_of(const Fingerprint& key) {
  Slot free;
  for (std::size_t i = home(key.low);; i = after(i)) {
    Line& line = lines_[i];
    unsigned same = set_of(line.tags, [&key](Four tags) { return tags == key.low; });
    for (; same != 0; same &= same - 1) {
      const Slot known{&line, static_cast<std::size_t>(std::countr_zero(same))};
      if (has_row(known) && rows_[known.newest()].key_high == key.high) return known;
    }
    const unsigned empty = set_of(line.newest, [](Four newest) { return newest == kEmpty; });
    const unsigned unused = empty | set_of(line.newest, [this](Four newest) {
                              return newest - rows_.oldest() >= rows_.size();
                            });
    if (free.line == nullptr && unused != 0) {
      free = {&line, static_cast<std::size_t>(std::countr_zero(unused))};
    }
    if (empty == 0) continue;
    // Nothing is looked for beyond this line, so that the others need not stay either.
    for (unsigned dropped = unused & ~empty; dropped != 0; dropped &= dropped - 1) {
      line.newest[static_cast<std::size_t>(std::countr_zero(dropped))] = kEmpty;
      --used_slots_;
    }
    break;
  }
  if (free.newest() == kEmpty) ++used_slots_;
  return free;
}

/// Gives a key a slot that is empty.
void RepeatPart::place(std::uint32_t tag, std::uint32_t newest) {
  for (std::size_t i = home(tag);; i = after(i)) {
    Line& line = lines_[i];
    const auto empty = std::find(line.newest.begin(), line.newest.end(), kEmpty);
    if (empty == line.newest.end()) continue;
    line.tags[static_cast<std::size_t>(empty - line.newest.begin())] = tag;
    *empty = newest;
    return;
  }
}

/// Without those that are free again, in as many as keep the ways short.
void RepeatPart::place_slots_anew() {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> kept;
  kept.reserve(used_slots_);
  for (const Line& line : lines_) {
    for (std::size_t i = 0; i < kInLine; ++i) {
      const std::uint32_t newest = line.newest[i];
      if (newest != kEmpty && rows_.has(newest)) kept.emplace_back(line.tags[i], newest);
    }
  }
  lines_ = {};
  lines_.resize(std::max<std::size_t>(1024, kept.size() * 2) / kInLine);
  used_slots_ = kept.size();
  numbers_began_anew_ = false;
  for (const auto& [tag, newest] : kept) place(tag, newest);
}

inline std::uint32_t RepeatPart::append(const Row& row, std::uint32_t key_low,
                                        std::span<const std::uint32_t> groups) {
  const std::uint32_t number = rows_.append(row, key_low, groups);
  // Where numbers begin anew, no slot may be left whose row would be taken for a later one.
  if (number == 0) numbers_began_anew_ = true;
  return number;
}

void RepeatPart::add(const Fingerprint& key, const KeyedRow& added,
                     std::span<const std::uint32_t> groups) {
  if (added.start < judged_until_) late_ = true;
  if (numbers_began_anew_ || used_slots_ * 4 >= slots() * 3) place_slots_anew();
  const Slot known = slot_of(key);
  const std::uint32_t before = known.newest();
  const bool is_first = !has_row(known) || rows_[before].done();
  const std::uint32_t number = append({key, added}, key.low, groups);
  rows_[number].newer = number;
  rows_[number].older = is_first ? number : before;
  if (!is_first) rows_[before].newer = number;
  known.tag() = key.low;
  known.newest() = number;
}

/// Moves the oldest row behind the newest: its key has a row that is not to be judged yet.
void RepeatPart::keep_oldest() {
  const std::uint32_t old_number = rows_.oldest();
  const Row moved = rows_[old_number];
  const Fingerprint key = rows_.key(old_number);
  const std::span<const std::uint32_t> own = rows_.groups(old_number);
  const std::vector<std::uint32_t> groups{own.begin(), own.end()};
  const Slot known = slot_of(key);
  rows_.drop_oldest();
  const std::uint32_t number = append(moved, key.low, groups);
  if (moved.older == old_number) {
    rows_[number].older = number;
  } else {
    rows_[moved.older].newer = number;
  }
  if (known.newest() == old_number) {
    known.newest() = number;
    rows_[number].newer = number;
  } else {
    rows_[moved.newer].older = number;
  }
}

/// Collects the rows of the oldest row's key; false when one of them can still be touched.
bool RepeatPart::collect_oldest(Millis all_from) {
  of_key_.clear();
  numbers_.clear();
  const std::uint32_t oldest = rows_.oldest();
  // From the newest, which is the one that can be touched longest.
  std::uint32_t number = rows_.is_alone(oldest) ? oldest : slot_of(rows_.key(oldest)).newest();
  while (true) {
    const Row& found = rows_[number];
    if (found.start() >= all_from - window_) return false;
    of_key_.push_back({found.start(), found.call, found.selected()});
    numbers_.push_back(number);
    if (found.older == number) return true;
    number = found.older;
  }
}

void RepeatPart::judge_collected(LogEdges edges) {
  for (const std::uint32_t number : numbers_) rows_[number].set_done();
  if (of_key_.size() > 1) {
    find_repeats(of_key_, window_, edges, [this](const RepeatBooking& booking) { book(booking); });
  } else if (of_key_[0].selected) {
    add_booking(rows_.groups(numbers_[0]), judge_lonely(of_key_[0].start, window_, edges));
  }
}

void RepeatPart::judge_until(Millis all_from, Millis first) {
  judged_until_ = std::max(judged_until_, all_from);
  constexpr std::uint32_t kAhead = 8;
  while (rows_.size() > 0) {
    const std::uint32_t ahead = rows_.oldest() + kAhead;
    if (rows_.has(ahead) && !rows_.is_alone(ahead)) prepare(rows_.key(ahead));
    const Row& oldest = rows_[rows_.oldest()];
    if (!oldest.done()) {
      if (oldest.start() >= all_from - window_) return;
      if (!collect_oldest(all_from)) {
        keep_oldest();
        continue;
      }
      // What is judged now lies more than a window before the end of the log.
      judge_collected({first, std::numeric_limits<Millis>::max()});
    }
    rows_.drop_oldest();
  }
}

void RepeatPart::judge_all(LogEdges edges) {
  for (; rows_.size() > 0; rows_.drop_oldest()) {
    if (rows_[rows_.oldest()].done()) continue;
    collect_oldest(std::numeric_limits<Millis>::max());
    judge_collected(edges);
  }
  lines_ = {};
  used_slots_ = 0;
  rows_ = RepeatRows{bases_};
}

void RepeatPart::book(const RepeatBooking& booking) {
  if (booking.rows.empty()) return;
  const std::span<const std::uint32_t> groups = rows_.groups(numbers_[booking.rows.front()]);
  const bool same = std::all_of(booking.rows.begin(), booking.rows.end(), [&](std::size_t row) {
    const std::span<const std::uint32_t> others = rows_.groups(numbers_[row]);
    return std::equal(groups.begin(), groups.end(), others.begin());
  });
  if (same) {
    add_booking(groups, booking.adds);
    return;
  }
  OpenBooking open{booking.adds, {}};
  for (const std::size_t row : booking.rows) {
    const std::span<const std::uint32_t> of_row = rows_.groups(numbers_[row]);
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
