// SPDX-License-Identifier: MIT
// Masks of delimited text on any processor: eight bytes at a time in a 64-bit word.
#include <bit>
#include <cstring>

#include "input/structure_kinds.hpp"
#include "input/structure_passes.hpp"

namespace kpi {
namespace {

static_assert(std::endian::native == std::endian::little, "the first byte is the lowest");

class PortableChunk {
 public:
  explicit PortableChunk(const char* bytes) { std::memcpy(words_.data(), bytes, kChunk); }

  [[nodiscard]] Mask equal(char wanted) const {
    const std::uint64_t pattern = kOnes * static_cast<unsigned char>(wanted);
    return mask_of([&](std::uint64_t word) { return zeros(word ^ pattern); });
  }
  [[nodiscard]] Mask odd() const {
    return mask_of([](std::uint64_t word) { return zeros(word) | (word & kTops); });
  }
  static std::uint32_t* write_positions(Mask mask, std::uint32_t base, std::uint32_t* out) {
    for (; mask != 0; mask &= mask - 1) {
      *out++ = base + static_cast<std::uint32_t>(std::countr_zero(mask));
    }
    return out;
  }

 private:
  static constexpr std::uint64_t kOnes = 0x0101010101010101;
  static constexpr std::uint64_t kTops = 0x8080808080808080;

  /// The top bit of each byte that is zero.
  static std::uint64_t zeros(std::uint64_t word) {
    return ~(((word & ~kTops) + ~kTops) | word | ~kTops);
  }
  /// Gathers the top bits of all words' bytes.
  template <typename TopBits>
  [[nodiscard]] Mask mask_of(TopBits top_bits) const {
    constexpr std::uint64_t kGather = 0x0102040810204080;
    Mask mask = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      mask |= (((top_bits(words_[i]) >> 7U) * kGather) >> 56U) << (8 * i);
    }
    return mask;
  }

  std::array<std::uint64_t, kChunk / 8> words_{};
};

}  // namespace

const Structure& portable_structure() {
  return Passes<PortableChunk>::all();
}

}  // namespace kpi
