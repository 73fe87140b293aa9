// SPDX-License-Identifier: MIT
// Keyed hashes of texts from files, with keys drawn anew for every run: nobody can prepare texts
// that collide, and a hash tells nothing about its text.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kpi {

/// 96 bits that stand for a text in comparisons.
struct Fingerprint {
  std::uint64_t high = 0;
  std::uint32_t low = 0;
  auto operator<=>(const Fingerprint&) const = default;
};

class KeyedHash {
 public:
  /// Draws the keys.
  KeyedHash();
  [[nodiscard]] std::size_t operator()(std::string_view text) const;
  [[nodiscard]] Fingerprint fingerprint(std::string_view text) const;
  /// "p_" and 32 hexadecimal digits that stand for a caller in outputs.
  [[nodiscard]] std::string pseudonym(std::string_view caller) const;

 private:
  alignas(64) std::array<unsigned char, 192> hash_key_{};
  std::array<unsigned char, 32> pseudonym_key_{};
};

}  // namespace kpi
