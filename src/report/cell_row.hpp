// SPDX-License-Identifier: MIT
// A row with its amounts in the places in which cells sum them. What is here is done with each row.
#pragma once

#include <cstdint>
#include <cstring>

#include "kpi/aggregate.hpp"
#include "report/kinds.hpp"
#include "report/observation.hpp"

namespace kpi {

/// A row as cells see it.
struct CellRow {
  const CallRecord* record = nullptr;
  const Kind* kind = nullptr;
  std::uint32_t kind_number = 0;
  std::uint64_t matching_rules = 0;
  bool large = false;      ///< some amount is too large for the sums of a cell
  bool scored = false;     ///< has a score
  Sums amounts{};          ///< 0 where absent or not counted
  std::int64_t wait = -1;  ///< of a selected row with an exit; -1 where unknown
  std::int32_t wait_second = -1, handle_second = -1;  ///< -1: no whole number of seconds
  std::int32_t quarter = 0;                           ///< of the interval of intervals_met
  Presence::Entry presence;                           ///< where its kind tells it
};

/// Sums of a cell stay within 64 bits up to amounts of this size.
inline constexpr std::int64_t kLargestAmount = std::int64_t{1} << 32U;

/// Whether some amount of a record is too large for the sums of cells. Negative ones, which are
/// rare, are taken for large too.
inline bool has_large_amount(const CallRecord& record) {
  constexpr std::uint64_t kAbsentBit = std::uint64_t{1} << 63U;
  const auto bits = [](Amount amount) { return static_cast<std::uint64_t>(*amount); };
  // One after the other: a list of them would go through memory.
  const std::uint64_t all = bits(record.wait) | bits(record.ring) | bits(record.talk) |
                            bits(record.hold) | bits(record.acw) | bits(record.first_response) |
                            bits(record.cost) | bits(record.csat) | bits(record.nps) |
                            bits(record.ces) | bits(record.qa);
  // Of an absent amount only the highest bit is set; of a negative one many others are.
  // The parts of a contact are summed, five of them at most.
  return (all & ~kAbsentBit) >= static_cast<std::uint64_t>(kLargestAmount / 8);
}

/// -1 where it is not a whole number of seconds that a distribution counts.
inline std::int32_t second_of(std::int64_t value) {
  const auto millis = static_cast<std::uint64_t>(value);
  const std::uint64_t second = millis / std::uint64_t{kSecond};
  const bool whole = second <= 0xFFFFU && second * std::uint64_t{kSecond} == millis;
  return whole ? static_cast<std::int32_t>(second) : -1;
}

/// The amounts of a row that is not large, each in its place.
inline void fill_amounts(CellRow& row) {
  const CallRecord& record = *row.record;
  const Kind& kind = *row.kind;
  const std::int64_t wait = *record.wait;
  const std::int64_t talk = *record.talk;
  const std::int64_t hold = *record.hold;
  const std::int64_t acw = *record.acw;
  // Absent ones are masked out before they are used.
  const auto plus = [](std::int64_t a, std::int64_t b) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
  };
  const auto sum = [&](const Kind::Parts& parts) {
    return plus(talk, (hold & parts.hold) + (acw & parts.acw) + (*record.ring & parts.ring) +
                          (wait & parts.wait));
  };
  const std::int64_t worked = sum(kind.worked);
  const std::int64_t handle = sum(kind.handle);
  // Stored two by two, as they are loaded again at once.
  using Pair [[gnu::vector_size(16)]] = std::int64_t;
  const auto set = [&](std::size_t at, std::int64_t one, std::int64_t other) {
    Pair mask;
    std::memcpy(&mask, &kind.added[at], sizeof mask);
    const Pair counted = Pair{one, other} & mask;
    std::memcpy(&row.amounts[at], &counted, sizeof counted);
  };
  static_assert(kExitCount == 6 && static_cast<std::size_t>(Summed::SpanWorked) == 14);
  set(0, wait, wait);
  set(2, wait, wait);
  set(4, wait, wait);
  set(6, handle, talk);
  set(8, hold, acw);
  set(10, plus(talk, hold), *record.first_response);
  set(12, *record.cost, worked);
  set(14, worked, 0);
  row.wait = kind.added[kind.exit] != 0 ? wait : -1;
  if (kind.waits) row.wait_second = second_of(wait);
  if (kind.handles) row.handle_second = second_of(handle);
}

}  // namespace kpi
