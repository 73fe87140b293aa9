// SPDX-License-Identifier: MIT
// How often texts have been met, in little memory whatever their length.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/keyed_hash.hpp"

namespace kpi {

/// Keeps 88 bits of a keyed hash for each text: among a thousand million texts the chance that two
/// are taken for one is less than 1 in 100 million. 14 to 16 bytes a text.
class TextCounts {
 public:
  static constexpr unsigned kMost = 63;  ///< stands for itself and all above

  /// The hash must outlive the counts.
  explicit TextCounts(const KeyedHash& hash) : hash_{&hash} {}

  /// Counts the text; gives how often it has been met, this time included.
  unsigned add(std::string_view text);
  [[nodiscard]] unsigned count(std::string_view text) const;
  /// A number up to 3 that is remembered of a text that has been met; 0 at first.
  [[nodiscard]] unsigned tag(std::string_view text) const;
  void set_tag(std::string_view text, unsigned tag);

 private:
  /// 88 bits of the hash, the tag, and the count, 0 in an empty slot.
  struct Slot {
    std::array<std::uint32_t, 3> bits{};
    static constexpr std::uint32_t kCountMask = kMost;
    static constexpr unsigned kTagShift = 6;
    static constexpr std::uint32_t kTagMask = 3U << kTagShift;
    static constexpr std::uint32_t kHashMask = ~(kCountMask | kTagMask);
    [[nodiscard]] unsigned count() const { return bits[2] & kCountMask; }
    [[nodiscard]] bool is_of(const Slot& other) const {
      return bits[0] == other.bits[0] && bits[1] == other.bits[1] &&
             (bits[2] & kHashMask) == (other.bits[2] & kHashMask);
    }
  };
  /// The texts are dealt out to parts, so that making room takes little more memory for a while.
  struct Part {
    std::vector<Slot> slots;
    std::size_t used = 0;
  };
  static constexpr unsigned kPartBits = 6;

  [[nodiscard]] Slot slot_of(std::string_view text) const;
  static std::size_t part_of(const Slot& slot) { return slot.bits[0] >> (32U - kPartBits); }
  static std::size_t find(const Part& part, const Slot& wanted);
  static void make_room(Part& part);

  const KeyedHash* hash_;
  std::array<Part, std::size_t{1} << kPartBits> parts_;
};

}  // namespace kpi
