// SPDX-License-Identifier: MIT
// Objects written alike: finding their values without a parser.
#include "input/json_pattern.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "core/number.hpp"
#include "core/utf8.hpp"
#include "input/digits.hpp"
#include "input/json_escape.hpp"
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

/// Whether these bytes stand somewhere. Nothing is read behind the first that differs.
bool begins_with(const char* at, std::string_view bytes) {
  return std::mismatch(bytes.begin(), bytes.end(), at).first == bytes.end();
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

const char* other_token_end(const char* begin) {
  const char* at = begin;
  while (is_of_token(*at)) ++at;
  const std::string_view token{begin, static_cast<std::size_t>(at - begin)};
  if (token == "null" || token == "true" || token == "false") return at;
  return is_json_number(token) && !beyond_int64(token) ? at : nullptr;
}

/// The end of a number, true, false or null; null where it is none of these.
inline const char* token_end(const char* begin) {
  // Most are numbers of a few digits.
  const std::uint64_t digits = load_eight(begin) ^ 0x3030303030303030U;
  const std::uint64_t others =
      (((digits & 0x7F7F7F7F7F7F7F7FU) + 0x7676767676767676U) | digits) & 0x8080808080808080U;
  const int count = std::countr_zero(others) / 8;
  const bool plain = count == 1 || (count > 1 && count < 8 && *begin != '0');
  if (plain && !is_of_token(begin[count])) return begin + count;
  return other_token_end(begin);
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

void JsonPattern::add_lead(std::string_view bytes, Member& member) {
  member.lead = leads_.size();
  member.lead_size = bytes.size();
  leads_ += bytes;
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string_view part = bytes.substr(std::min(8 * i, bytes.size())).substr(0, 8);
    std::memcpy(&member.head[i], part.data(), part.size());
    std::memset(&member.mask[i], 0xFF, part.size());
  }
}

/// Whether the bytes before a member's value stand here.
inline bool JsonPattern::leads(const Member& member, const char* at) const {
  const std::uint64_t differing = ((load_eight(at) ^ member.head[0]) & member.mask[0]) |
                                  ((load_eight(at + 8) ^ member.head[1]) & member.mask[1]);
  constexpr std::size_t kHead = 16;
  if (differing != 0 || member.lead_size <= kHead) return differing == 0;
  // Up to the first difference there is no line end, so nothing is read behind the text.
  return begins_with(at + kHead,
                     std::string_view{leads_}.substr(member.lead, member.lead_size).substr(kHead));
}

std::optional<JsonPattern> JsonPattern::of(std::string_view line,
                                           std::span<const JsonPlace> members,
                                           std::size_t columns) {
  JsonPattern pattern;
  pattern.fields_.resize(columns + 1);
  std::size_t at = 0;
  for (const JsonPlace& place : members) {
    const bool known = place.column < columns;
    // A key that is no column is reported where it first holds something: until then that it holds
    // nothing is part of how the line is written.
    const std::string_view value = line.substr(place.offset);
    if (!known && (value.starts_with("null") || value.starts_with(R"("")"))) continue;
    Member& member = pattern.members_.emplace_back();
    pattern.add_lead(line.substr(at, place.offset - at), member);
    member.field = known ? place.column : columns;
    member.known = known ? ~std::size_t{0} : 0;
    at = value_end(line, place.offset);
    if (at == place.offset) return std::nullopt;
  }
  pattern.add_lead(std::string{line.substr(at)} + '\n', pattern.tail_);
  return pattern;
}

template <typename StringEnd>
JsonMatch JsonPattern::match_with(std::string_view text, WrittenTexts& written) {
  const char* at = text.data();
  bool odd = false;
  std::size_t known_bytes = 0;
  for (const Member& member : members_) {
    if (!leads(member, at)) return JsonMatch::OtherWriting;
    at += member.lead_size;
    const char* const begin = at;
    std::string_view value;
    if (*begin == '"') {
      at = StringEnd::find(begin + 1, odd);
      value = {begin + 1, static_cast<std::size_t>(at - begin - 1)};
      if (*at == '\\') {
        std::string_view rest{begin + 1, static_cast<std::size_t>(&text.back() - begin)};
        const auto escaped = take_escaped_string(rest);
        // Quotes at its head would be taken for those around a field.
        if (!escaped || escaped->starts_with('"')) return JsonMatch::OddValue;
        value = written.keep(*escaped);
        // What was skipped on the way has not been looked at.
        odd = true;
        at = rest.data() - 1;
      } else if (*at != '"') {
        return JsonMatch::OddValue;
      }
      ++at;
    } else {
      at = token_end(begin);
      if (at == nullptr) {
        return opens_other(*begin) ? JsonMatch::OtherWriting : JsonMatch::OddValue;
      }
      // null is no text.
      value = {begin, *begin == 'n' ? 0 : static_cast<std::size_t>(at - begin)};
    }
    fields_[member.field] = value;
    known_bytes |= value.size() & member.known;
  }
  if (!leads(tail_, at)) return JsonMatch::OtherWriting;
  line_ = {text.data(), static_cast<std::size_t>(at - text.data()) + tail_.lead_size - 1};
  // Rows without text, and long ones, have rules of their own.
  if (known_bytes == 0 || line_.size() > kLongestField) return JsonMatch::OddValue;
  const bool valid = !odd || find_invalid_utf8(line_) == std::string_view::npos;
  return valid ? JsonMatch::Fits : JsonMatch::OddValue;
}

JsonMatch JsonPattern::match(std::string_view text, WrittenTexts& written, SimdLevel simd) {
  return simd == SimdLevel::Best ? match_with<Sse2StringEnd>(text, written)
                                 : match_with<PortableStringEnd>(text, written);
}

const JsonPattern* JsonPatterns::find(std::string_view text, WrittenTexts& written) {
  unknown_ = true;
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    const std::size_t tried = (last_ + i) % patterns_.size();
    const JsonMatch match = patterns_[tried].match(text, written, simd_);
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
