// SPDX-License-Identifier: MIT
// How often texts have been met, in little memory whatever their length.
#include "input/text_counts.hpp"

#include <utility>

namespace kpi {
namespace {

// Slots are added by eighths and filled up to seven eighths: hardly more memory than is used.
constexpr std::size_t kEighths = 8;
constexpr std::size_t kLeastAdded = 16;

}  // namespace

TextCounts::Slot TextCounts::slot_of(std::string_view text) const {
  const Fingerprint print = hash_->fingerprint(text);
  return {{static_cast<std::uint32_t>(print.high >> 32U), static_cast<std::uint32_t>(print.high),
           print.low & Slot::kHashMask}};
}

/// The slot that holds the text, else the empty one where it belongs.
std::size_t TextCounts::find(const Part& part, const Slot& wanted) {
  // The bits that chose the part are the same for all of its texts.
  const std::uint64_t bits = static_cast<std::uint32_t>(wanted.bits[0] << kPartBits);
  std::size_t at = static_cast<std::size_t>((bits * part.slots.size()) >> 32U);
  while (part.slots[at].count() != 0 && !part.slots[at].is_of(wanted)) {
    if (++at == part.slots.size()) at = 0;
  }
  return at;
}

void TextCounts::make_room(Part& part) {
  const std::vector<Slot> before = std::move(part.slots);
  part.slots = std::vector<Slot>(before.size() + before.size() / kEighths + kLeastAdded);
  for (const Slot& slot : before) {
    if (slot.count() != 0) part.slots[find(part, slot)] = slot;
  }
}

unsigned TextCounts::add(std::string_view text) {
  const Slot wanted = slot_of(text);
  Part& part = parts_[part_of(wanted)];
  if (kEighths * (part.used + 1) > (kEighths - 1) * part.slots.size()) make_room(part);
  Slot& slot = part.slots[find(part, wanted)];
  if (slot.count() == 0) {
    slot = wanted;
    ++part.used;
  }
  if (slot.count() < kMost) ++slot.bits[2];
  return slot.count();
}

unsigned TextCounts::count(std::string_view text) const {
  const Slot wanted = slot_of(text);
  const Part& part = parts_[part_of(wanted)];
  return part.slots.empty() ? 0 : part.slots[find(part, wanted)].count();
}

unsigned TextCounts::tag(std::string_view text) const {
  const Slot wanted = slot_of(text);
  const Part& part = parts_[part_of(wanted)];
  return (part.slots[find(part, wanted)].bits[2] & Slot::kTagMask) >> Slot::kTagShift;
}

void TextCounts::set_tag(std::string_view text, unsigned tag) {
  const Slot wanted = slot_of(text);
  Part& part = parts_[part_of(wanted)];
  std::uint32_t& bits = part.slots[find(part, wanted)].bits[2];
  bits = (bits & ~Slot::kTagMask) | tag << Slot::kTagShift;
}

}  // namespace kpi
