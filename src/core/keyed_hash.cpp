// SPDX-License-Identifier: MIT
// Keyed hashes of texts from files, with keys drawn anew for every run.
#include "core/keyed_hash.hpp"

#include <sodium.h>

#define XXH_INLINE_ALL  // short texts are hashed in less time than a call takes
#include <xxhash.h>

#include "kpi/error.hpp"

namespace kpi {
namespace {

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

KeyedHash::KeyedHash() {
  static_assert(sizeof hash_key_ >= XXH3_SECRET_SIZE_MIN);
  static_assert(crypto_auth_hmacsha256_KEYBYTES == 32);
  if (sodium_init() < 0) throw Error(FaultKind::Internal, "no random numbers can be drawn");
  randombytes_buf(hash_key_.data(), hash_key_.size());
  randombytes_buf(pseudonym_key_.data(), pseudonym_key_.size());
}

std::size_t KeyedHash::operator()(std::string_view text) const {
  return XXH3_64bits_withSecret(text.data(), text.size(), hash_key_.data(), hash_key_.size());
}

Fingerprint KeyedHash::fingerprint(std::string_view text) const {
  const XXH128_hash_t hash =
      XXH3_128bits_withSecret(text.data(), text.size(), hash_key_.data(), hash_key_.size());
  return {hash.high64, static_cast<std::uint32_t>(hash.low64)};
}

std::string KeyedHash::pseudonym(std::string_view caller) const {
  // The same number is written in several ways: +34 600-100 and +34600100.
  std::string number;
  for (const char c : caller) {
    if (std::string_view{" -().\t/"}.find(c) == std::string_view::npos) number += c;
  }
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
  crypto_auth_hmacsha256(mac.data(), bytes(number), number.size(), pseudonym_key_.data());
  constexpr std::size_t kShown = 16;
  std::array<char, 2 * kShown + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), mac.data(), kShown);
  return std::string{"p_"} + hex.data();
}

}  // namespace kpi
