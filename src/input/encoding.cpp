// SPDX-License-Identifier: MIT
// How the text of an input is encoded, and turning it into UTF-8.
#include "input/encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "core/number.hpp"
#include "core/utf8.hpp"
#include "kpi/error.hpp"

namespace kpi {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kConvertedAtOnce = 64U << 10U;
constexpr std::size_t kLongestCharacter = 8;  // bytes of UTF-8 that one step of iconv may give

struct Mark {
  std::string_view bytes;
  std::string_view encoding;
};
// The marks of UTF-32 begin like those of UTF-16.
constexpr std::array kMarks{Mark{"\xEF\xBB\xBF"sv, "UTF-8"}, Mark{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                            Mark{"\0\0\xFE\xFF"sv, "UTF-32BE"}, Mark{"\xFF\xFE"sv, "UTF-16LE"},
                            Mark{"\xFE\xFF"sv, "UTF-16BE"}};

/// UTF-16 without a mark: in text that is mostly ASCII every other byte is zero and the ones
/// between are printable.
std::string_view wide_without_mark(std::string_view head) {
  head = head.substr(0, 4096);
  if (head.size() < 8) return {};
  std::array<std::size_t, 2> zeros{};
  std::array<std::size_t, 2> printable{};
  for (std::size_t i = 0; i < head.size(); ++i) {
    const char c = head[i];
    zeros[i % 2] += c == '\0' ? 1U : 0U;
    printable[i % 2] += (c >= ' ' && c <= '~') || c == '\t' || c == '\r' || c == '\n' ? 1U : 0U;
  }
  const std::size_t most = head.size() / 2 * 9 / 10;
  if (zeros[1] >= most && printable[0] >= most) return "UTF-16LE";
  if (zeros[0] >= most && printable[1] >= most) return "UTF-16BE";
  return {};
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Letters of the western European languages that Windows-1252 has beyond ASCII.
bool is_western_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  constexpr std::string_view kOthers = "\x8A\x8C\x8E\x9A\x9C\x9E\x9F\xAA\xBA";
  return (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7) ||
         kOthers.find(c) != std::string_view::npos;
}

/// Whether a byte beyond ASCII is part of a word, as letters are.
bool is_in_word(std::string_view text, std::size_t at) {
  const auto joins = [&](std::size_t other) {
    return other < text.size() && (is_ascii_letter(text[other]) || is_western_letter(text[other]));
  };
  return is_western_letter(text[at]) && ((at > 0 && joins(at - 1)) || joins(at + 1));
}

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

/// Whether all bytes beyond ASCII are letters within words, as those of Windows-1252 are, in the
/// header or in more than one row: one row with odd bytes is a bad row.
bool is_windows_1252(std::string_view head) {
  std::size_t lines_with_letters = 0;
  bool in_first = false;
  for (bool first = true; !head.empty(); first = false) {
    const std::string_view line = head.substr(0, head.find('\n'));
    head.remove_prefix(std::min(head.size(), line.size() + 1));
    bool any = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (is_ascii(line[i])) continue;
      if (!is_in_word(line, i)) return false;
      any = true;
    }
    lines_with_letters += any ? 1U : 0U;
    in_first = in_first || (first && any);
  }
  return in_first || lines_with_letters > 1;
}

/// Whether there is any character of several bytes that is valid UTF-8.
bool has_utf8_letters(std::string_view text) {
  while (!text.empty()) {
    const std::size_t invalid = std::min(find_invalid_utf8(text), text.size());
    const std::string_view valid = text.substr(0, invalid);
    if (!std::all_of(valid.begin(), valid.end(), is_ascii)) return true;
    text.remove_prefix(std::min(text.size(), invalid + 1));
  }
  return false;
}

std::string_view without_cut_character(std::string_view head) {
  std::size_t tail = 0;  // a character of UTF-8 that the end of the head cuts off is no evidence
  while (tail < 4 && tail < head.size() && !is_ascii(head[head.size() - 1 - tail])) ++tail;
  return head.substr(0, head.size() - tail);
}

}  // namespace

Encoding find_encoding(std::string_view head) {
  for (const Mark& mark : kMarks) {
    if (head.starts_with(mark.bytes)) return {std::string{mark.encoding}, "byte order mark"};
  }
  if (const std::string_view wide = wide_without_mark(head); !wide.empty()) {
    return {std::string{wide}, "every other byte is zero"};
  }
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  const bool json = first != std::string_view::npos && (head[first] == '{' || head[first] == '[');
  if (json || head.find('\0') != std::string_view::npos) return {};  // JSON is always UTF-8
  const std::string_view whole = without_cut_character(head);
  if (find_invalid_utf8(whole) == std::string_view::npos) return {};
  if (has_utf8_letters(whole) || !is_windows_1252(whole)) return {};
  return {"WINDOWS-1252", "letters that are no UTF-8"};
}

std::string known_encoding(std::string_view name) {
  std::string upper;
  for (const char c : name) upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  if (upper == "UTF8") upper = "UTF-8";
  if (upper == "CP1252" || upper == "ANSI") upper = "WINDOWS-1252";
  // What follows a slash would make iconv replace characters.
  if (upper.empty() || upper.find('/') != std::string::npos) return {};
  iconv_t handle = iconv_open("UTF-8", upper.c_str());
  if (handle == reinterpret_cast<iconv_t>(-1))
    return {};  // NOLINT(*-reinterpret-cast,*-int-to-ptr)
  iconv_close(handle);
  return upper;
}

struct Transcoder::Conversion {
  explicit Conversion(const std::string& encoding)
      : handle{iconv_open("UTF-8", encoding.c_str())} {}
  ~Conversion() { iconv_close(handle); }
  Conversion(const Conversion&) = delete;
  Conversion& operator=(const Conversion&) = delete;

  iconv_t handle;
};

Transcoder::Transcoder(const std::string& encoding, std::string input, Read read)
    : conversion_{std::make_unique<Conversion>(encoding)},
      encoding_{encoding},
      input_{std::move(input)},
      read_{std::move(read)},
      buffer_(kConvertedAtOnce, '\0') {}

Transcoder::~Transcoder() = default;

void Transcoder::fail() const {
  throw Error(FaultKind::Data,
              input_ + ": no " + encoding_ + " text at byte " + with_thousands(taken_) +
                  ", where a character breaks off; figures withheld",
              "--encoding NAME where the file is encoded otherwise");
}

/// More bytes behind those that are not converted yet; false at the end of the input.
bool Transcoder::refill() {
  if (exhausted_) return false;
  std::copy(buffer_.data() + begin_, buffer_.data() + end_, buffer_.data());
  end_ -= std::exchange(begin_, 0);
  const std::size_t got = read_(std::span{buffer_}.subspan(end_));
  end_ += got;
  exhausted_ = got == 0;
  return got > 0;
}

/// Puts a byte that is no text where it was, or one that is never UTF-8 in its stead.
char* Transcoder::give_invalid(char* at) {
  const bool wide = encoding_.starts_with("UTF-16") || encoding_.starts_with("UTF-32") ||
                    encoding_.starts_with("UCS");
  if (wide) fail();
  const char byte = buffer_[begin_++];
  ++taken_;
  *at = is_ascii(byte) ? '\xFF' : byte;
  return at + 1;
}

std::size_t Transcoder::read(std::span<char> into) {
  if (into.size() < kLongestCharacter) {  // no room for a character: it goes through a larger one
    if (spare_.empty()) {
      std::array<char, 64> larger{};
      spare_.assign(larger.data(), read(larger));
    }
    const std::size_t count = std::min(into.size(), spare_.size());
    std::memcpy(into.data(), spare_.data(), count);
    spare_.erase(0, count);
    return count;
  }
  if (!spare_.empty()) {
    const std::size_t count = spare_.copy(into.data(), into.size());
    spare_.erase(0, count);
    return count;
  }
  while (true) {
    if (begin_ == end_ && !refill()) return 0;
    char* from = buffer_.data() + begin_;
    std::size_t from_left = end_ - begin_;
    char* to = into.data();
    std::size_t to_left = into.size();
    const std::size_t result = iconv(conversion_->handle, &from, &from_left, &to, &to_left);
    const int error = result == static_cast<std::size_t>(-1) ? errno : 0;
    const std::size_t used = (end_ - begin_) - from_left;
    begin_ += used;
    taken_ += used;
    if (error == EILSEQ && to_left > 0) to = give_invalid(to);
    if (to != into.data()) return static_cast<std::size_t>(to - into.data());
    // Nothing came of the bytes at hand: they are a part of a character, or only switch a mode.
    if (error == EINVAL && !refill()) {
      to = give_invalid(to);
      return static_cast<std::size_t>(to - into.data());
    }
  }
}

}  // namespace kpi
