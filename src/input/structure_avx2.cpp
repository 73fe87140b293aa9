// SPDX-License-Identifier: MIT
// Masks of delimited text on processors with AVX2. This file alone is compiled for them, so nothing
// in it may be shared with other files.
#include "input/structure_kinds.hpp"

#if defined(__AVX2__)
#include <immintrin.h>

#include "input/structure_passes.hpp"
#endif

namespace kpi {

#if defined(__AVX2__)
namespace {

class Avx2Chunk {
 public:
  explicit Avx2Chunk(const char* bytes)
      : low_{_mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes))},
        high_{_mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + 32))} {}

  [[nodiscard]] Mask equal(char wanted) const {
    const __m256i pattern = _mm256_set1_epi8(wanted);
    return joined(_mm256_cmpeq_epi8(low_, pattern), _mm256_cmpeq_epi8(high_, pattern));
  }
  [[nodiscard]] Mask odd() const {
    const __m256i one = _mm256_set1_epi8(1);  // as signed bytes, NUL and all beyond ASCII are less
    return joined(_mm256_cmpgt_epi8(one, low_), _mm256_cmpgt_epi8(one, high_));
  }
  /// Writes more than there are, which is quicker than asking how many; kIndexSlack makes room.
  static std::uint32_t* write_positions(Mask mask, std::uint32_t base, std::uint32_t* out) {
    constexpr unsigned kFirst = 12;  // most chunks of logs have no more
    const auto size = static_cast<unsigned>(_mm_popcnt_u64(mask));
    const auto write = [&](unsigned from, unsigned to) {
      for (unsigned i = from; i < to; ++i) {
        out[i] = base + static_cast<std::uint32_t>(_tzcnt_u64(mask));
        mask = _blsr_u64(mask);
      }
    };
    write(0, kFirst);
    if (size > kFirst) {
      write(kFirst, 2 * kFirst);
      if (size > 2 * kFirst) write(2 * kFirst, size);
    }
    return out + size;
  }

 private:
  static Mask joined(__m256i low, __m256i high) {
    const auto bits = [](__m256i equal) {
      return static_cast<std::uint32_t>(_mm256_movemask_epi8(equal));
    };
    return bits(low) | Mask{bits(high)} << 32U;
  }

  __m256i low_;
  __m256i high_;
};

}  // namespace

const Structure* avx2_structure() {
  return &Passes<Avx2Chunk>::all();
}
#else
const Structure* avx2_structure() {
  return nullptr;
}
#endif

}  // namespace kpi
