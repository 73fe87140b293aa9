// SPDX-License-Identifier: MIT
// Records kept for later in as few bytes as may be: what is absent takes none.
#include "input/packed_records.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace kpi {
namespace {

constexpr std::array kTimes{&CallRecord::start, &CallRecord::answer, &CallRecord::end,
                            &CallRecord::wait,  &CallRecord::ring,   &CallRecord::talk,
                            &CallRecord::hold,  &CallRecord::acw,    &CallRecord::first_response};
constexpr std::array kNumbers{&CallRecord::csat, &CallRecord::nps, &CallRecord::ces,
                              &CallRecord::qa, &CallRecord::cost};
constexpr std::array kTexts{&CallRecord::queue, &CallRecord::agent, &CallRecord::reason,
                            &CallRecord::caller};

/// What takes the same room in every record.
struct Fixed {
  FieldSet columns;
  std::uint16_t present = 0;  // of the amounts: times, then numbers
  Outcome outcome{};
  Direction direction{};
  bool direction_given = false;
  bool channel_given = false;
  YesNo transferred{}, resolved{}, converted{};
};

// Numbers seven bits a byte, the lowest first; the eighth says that another follows.
constexpr unsigned kBits = 7;
constexpr std::uint64_t kMore = 1U << kBits;

void put(std::uint64_t number, std::string& onto) {
  for (; number >= kMore; number >>= kBits) onto += static_cast<char>(number | kMore);
  onto += static_cast<char>(number);
}

std::uint64_t take_packed_number(std::string_view& from) {
  std::uint64_t number = 0;
  for (unsigned shift = 0;; shift += kBits) {
    const auto byte = static_cast<unsigned char>(from.front());
    from.remove_prefix(1);
    number |= (byte & (kMore - 1)) << shift;
    if (byte < kMore) return number;
  }
}

void put(std::string_view text, std::string& onto) {
  put(text.size(), onto);
  onto += text;
}

std::string_view take_text(std::string_view& from) {
  const auto size = static_cast<std::size_t>(take_packed_number(from));
  const std::string_view text = from.substr(0, size);
  from.remove_prefix(size);
  return text;
}

/// Small numbers of either sign become small ones.
std::uint64_t zigzag(std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  return (bits << 1U) ^ (number < 0 ? ~std::uint64_t{0} : 0);
}

std::int64_t unzigzag(std::uint64_t bits) {
  return static_cast<std::int64_t>((bits >> 1U) ^ ((bits & 1U) != 0 ? ~std::uint64_t{0} : 0));
}

/// Calls `visit` with each amount, and what it is kept as a distance from: later stamps from the
/// start.
template <typename Record, typename Visit>
void each_amount(Record& record, Visit visit) {
  for (const auto member : kTimes) {
    const bool later = member == &CallRecord::answer || member == &CallRecord::end;
    visit(record.*member, later ? record.start.value_or(0) : 0);
  }
  for (const auto member : kNumbers) visit(record.*member, std::int64_t{0});
}

}  // namespace

void pack(const CallRecord& record, std::string& onto) {
  Fixed fixed{record.columns,         0,
              record.outcome,         record.direction,
              record.direction_given, record.channel_given(),
              record.transferred,     record.resolved,
              record.converted};
  unsigned bit = 0;
  each_amount(record, [&](Amount amount, std::int64_t) {
    if (amount) fixed.present = static_cast<std::uint16_t>(fixed.present | 1U << bit);
    ++bit;
  });
  std::array<char, sizeof fixed> bytes{};
  std::memcpy(bytes.data(), &fixed, sizeof fixed);
  onto.append(bytes.data(), bytes.size());
  each_amount(record, [&](Amount amount, std::int64_t from) {
    if (amount) put(zigzag(*amount - from), onto);
  });
  if (fixed.channel_given) put(record.channel, onto);
  for (const auto member : kTexts) put(record.*member, onto);
  for (const std::string_view text : record.extra) put(text, onto);
}

CallRecord unpack(std::string_view& from, std::string_view id, std::span<std::string_view> extra) {
  Fixed fixed;
  std::memcpy(&fixed, from.data(), sizeof fixed);
  from.remove_prefix(sizeof fixed);
  CallRecord record;
  record.columns = fixed.columns;
  record.outcome = fixed.outcome;
  record.direction = fixed.direction;
  record.direction_given = fixed.direction_given;
  record.transferred = fixed.transferred;
  record.resolved = fixed.resolved;
  record.converted = fixed.converted;
  record.call_id = id;
  unsigned present = fixed.present;
  each_amount(record, [&](Amount& amount, std::int64_t start) {
    if ((present & 1U) != 0) amount = start + unzigzag(take_packed_number(from));
    present >>= 1U;
  });
  if (fixed.channel_given) record.channel = take_text(from);
  for (const auto member : kTexts) record.*member = take_text(from);
  for (std::string_view& text : extra) text = take_text(from);
  record.extra = extra;
  return record;
}

}  // namespace kpi
