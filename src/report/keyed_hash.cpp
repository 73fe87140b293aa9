// SPDX-License-Identifier: MIT
// Keyed hashes of texts from files, with keys drawn anew for every run.
#include "report/keyed_hash.hpp"

#include <sodium.h>

#include <cstring>

#include "kpi/error.hpp"

namespace kpi {
namespace {

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

KeyedHash::KeyedHash() {
  static_assert(crypto_shorthash_KEYBYTES == 16 && crypto_shorthash_siphashx24_KEYBYTES == 16);
  static_assert(crypto_auth_hmacsha256_KEYBYTES == 32);
  if (sodium_init() < 0) throw Error(FaultKind::Internal, "no random numbers can be drawn");
  randombytes_buf(hash_key_.data(), hash_key_.size());
  randombytes_buf(pseudonym_key_.data(), pseudonym_key_.size());
}

std::size_t KeyedHash::operator()(std::string_view text) const {
  std::array<unsigned char, crypto_shorthash_BYTES> hash{};
  crypto_shorthash(hash.data(), bytes(text), text.size(), hash_key_.data());
  std::size_t value = 0;
  std::memcpy(&value, hash.data(), sizeof value);
  return value;
}

Fingerprint KeyedHash::fingerprint(std::string_view text) const {
  std::array<unsigned char, crypto_shorthash_siphashx24_BYTES> hash{};
  crypto_shorthash_siphashx24(hash.data(), bytes(text), text.size(), hash_key_.data());
  Fingerprint print;
  std::memcpy(&print.high, hash.data(), sizeof print.high);
  std::memcpy(&print.low, hash.data() + sizeof print.high, sizeof print.low);
  return print;
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
