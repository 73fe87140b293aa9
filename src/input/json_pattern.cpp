// SPDX-License-Identifier: MIT
// Objects written alike: finding their values without a parser.
#include "input/json_pattern.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "core/number.hpp"
#include "core/utf8.hpp"
#include "input/digits.hpp"
#include "input/json_fault.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace kpi {
namespace {

/// Both find the first byte from `at` on that is a quote, a backslash or a control character, and
/// set `odd` where a byte up to there, or a few behind it, is beyond ASCII.
struct PortableStringEnd {
  static const char* find(const char* at, bool& odd) {
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    constexpr std::uint64_t kTops = 0x8080808080808080;
    while (true) {
      const std::uint64_t word = load_eight(at);
      // The lowest bit of each is exact, as borrows only go upwards.
      const auto zeros = [](std::uint64_t bytes) { return (bytes - kOnes) & ~bytes & kTops; };
      const std::uint64_t ends = zeros(word ^ (kOnes * '"')) | zeros(word ^ (kOnes * '\\')) |
                                 ((word - kOnes * 0x20) & ~word & kTops);
      odd = odd || (word & kTops) != 0;
      if (ends != 0) return at + std::countr_zero(ends) / 8;
      at += sizeof word;
    }
  }
};

#if defined(__SSE2__)
struct Sse2StringEnd {
  static const char* find(const char* at, bool& odd) {
    while (true) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
      const __m128i control = _mm_set1_epi8(0x1F);
      const __m128i ends = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                                                     _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))),
                                        _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes));
      const auto mask = static_cast<unsigned>(_mm_movemask_epi8(ends));
      odd = odd || _mm_movemask_epi8(bytes) != 0;
      if (mask != 0) return at + std::countr_zero(mask);
      at += sizeof bytes;
    }
  }
};
#else
using Sse2StringEnd = PortableStringEnd;
#endif

/// Eight bytes behind the texts can be read.
inline bool equal(const char* a, const char* b, std::size_t size) {
  for (; size >= 8; size -= 8, a += 8, b += 8) {
    if (load_eight(a) != load_eight(b)) return false;
  }
  return size == 0 || (load_eight(a) ^ load_eight(b)) << (8 * (8 - size)) == 0;
}

/// Whether each byte may be part of a number or a word.
constexpr std::array<bool, 256> kOfToken = [] {
  std::array<bool, 256> known{};
  for (const char c : std::string_view{"0123456789abcdefghijklmnopqrstuvwxyz-+.E"}) {
    known[static_cast<unsigned char>(c)] = true;
  }
  return known;
}();

bool is_of_token(char c) {
  return kOfToken[static_cast<unsigned char>(c)];
}

/// The end of a number, true, false or null; null where it is none of these.
inline const char* token_end(const char* begin) {
  if (std::memcmp(begin, "null", 4) == 0 && !is_of_token(begin[4])) return begin + 4;
  const char* at = begin;
  while (is_digit(*at)) ++at;
  if (!is_of_token(*at)) {
    const std::ptrdiff_t digits = at - begin;
    constexpr std::ptrdiff_t kFits = 18;  // in 64 bits, whatever the digits
    if (digits == 1 || (digits > 1 && digits <= kFits && *begin != '0')) return at;
  }
  while (is_of_token(*at)) ++at;
  const std::string_view token{begin, static_cast<std::size_t>(at - begin)};
  if (token == "true" || token == "false") return at;
  return is_json_number(token) && !beyond_int64(token) ? at : nullptr;
}

/// Whether a byte in the place of a value says that there are other blanks or an object.
bool opens_other(char c) {
  return c == ' ' || c == '\t' || c == '{';
}

/// The end of a valid value that is no array; its first byte where it is one.
std::size_t value_end(std::string_view line, std::size_t begin) {
  std::size_t at = begin;
  if (line[at] != '"') {
    while (at < line.size() && is_of_token(line[at])) ++at;
    return at;
  }
  for (++at; line[at] != '"'; ++at) {
    if (line[at] == '\\') ++at;
  }
  return at + 1;
}

}  // namespace

/// Bytes to compare with, each readable eight bytes beyond its end.
void JsonPattern::add_lead(std::string_view bytes, Member& member) {
  member.lead = static_cast<std::uint32_t>(leads_.size());
  member.lead_size = static_cast<std::uint32_t>(bytes.size());
  leads_ += bytes;
}

std::optional<JsonPattern> JsonPattern::of(std::string_view line,
                                           std::span<const JsonPlace> members,
                                           std::size_t columns) {
  JsonPattern pattern;
  pattern.fields_.resize(columns + 1);
  std::size_t at = 0;
  for (const JsonPlace& place : members) {
    Member& member = pattern.members_.emplace_back();
    pattern.add_lead(line.substr(at, place.offset - at), member);
    const bool known = place.column < columns;
    member.field = known ? place.column : columns;
    member.known = known ? ~std::size_t{0} : 0;
    at = value_end(line, place.offset);
    if (at == place.offset) return std::nullopt;
  }
  pattern.add_lead(std::string{line.substr(at)} + '\n', pattern.tail_);
  pattern.leads_.append(8, '\0');
  return pattern;
}

template <typename StringEnd>
JsonMatch JsonPattern::match_with(std::string_view text) {
  const char* at = text.data();
  bool odd = false;
  std::size_t known_bytes = 0;
  for (const Member& member : members_) {
    if (!equal(at, leads_.data() + member.lead, member.lead_size)) return JsonMatch::OtherWriting;
    at += member.lead_size;
    const char* begin = at;
    const char* end = nullptr;
    if (*at == '"') {
      end = StringEnd::find(++begin, odd);
      if (*end != '"') return JsonMatch::OddValue;
      at = end + 1;
    } else {
      end = token_end(begin);
      if (end == nullptr) return opens_other(*at) ? JsonMatch::OtherWriting : JsonMatch::OddValue;
      at = end;
      if (*begin == 'n') end = begin;  // null is no text
    }
    const auto size = static_cast<std::size_t>(end - begin);
    fields_[member.field] = {begin, size};
    known_bytes |= size & member.known;
  }
  if (!equal(at, leads_.data() + tail_.lead, tail_.lead_size)) return JsonMatch::OtherWriting;
  line_ = {text.data(), static_cast<std::size_t>(at - text.data()) + tail_.lead_size - 1};
  // Rows without text, and long ones, have rules of their own.
  if (known_bytes == 0 || line_.size() > kLongestField) return JsonMatch::OddValue;
  const bool valid = !odd || find_invalid_utf8(line_) == std::string_view::npos;
  return valid ? JsonMatch::Fits : JsonMatch::OddValue;
}

JsonMatch JsonPattern::match(std::string_view text, SimdLevel simd) {
  return simd == SimdLevel::Best ? match_with<Sse2StringEnd>(text)
                                 : match_with<PortableStringEnd>(text);
}

const JsonPattern* JsonPatterns::find(std::string_view text) {
  unknown_ = true;
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    const std::size_t tried = (last_ + i) % patterns_.size();
    const JsonMatch match = patterns_[tried].match(text, simd_);
    if (match == JsonMatch::OtherWriting) continue;
    unknown_ = false;
    if (match == JsonMatch::OddValue) return nullptr;
    last_ = tried;
    return &patterns_[tried];
  }
  return nullptr;
}

void JsonPatterns::learn(std::string_view line, std::span<const JsonPlace> members) {
  if (!unknown_) return;
  auto pattern = JsonPattern::of(line, members, columns_);
  if (!pattern) return;
  if (patterns_.size() < kMost) {
    last_ = patterns_.size();
    patterns_.push_back(std::move(*pattern));
  } else {
    last_ = replaced_;
    patterns_[replaced_] = std::move(*pattern);
    replaced_ = (replaced_ + 1) % kMost;
  }
}

}  // namespace kpi
