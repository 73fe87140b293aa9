// SPDX-License-Identifier: MIT
// Where bytes stop being a JSON object, and what should stand there instead.
#include "input/json_fault.hpp"

#include <charconv>
#include <cstdint>
#include <string>

#include "core/number.hpp"
#include "input/json_escape.hpp"

namespace kpi {
namespace {

/// Goes through an object by the grammar of RFC 8259, one byte at a time. Each step is false where
/// a fault was found.
class JsonCheck {
 public:
  explicit JsonCheck(std::string_view text) : text_{text} {}

  std::optional<JsonFault> find() {
    skip_blanks();
    if (!next_is('{')) return JsonFault{at_, "an object"};
    if (!object(1)) return fault_;
    skip_blanks();
    if (at_ < text_.size()) return JsonFault{at_, "nothing after the object"};
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }
  bool take(char c) {
    if (!next_is(c)) return false;
    ++at_;
    return true;
  }
  void skip_blanks() {
    while (at_ < text_.size() &&
           std::string_view{" \t\r\n"}.find(text_[at_]) != std::string_view::npos) {
      ++at_;
    }
  }
  bool refuse(std::string_view expected) { return refuse_at(at_, expected); }
  bool refuse_at(std::size_t offset, std::string_view expected) {
    fault_ = {offset, expected};
    return false;
  }

  bool object(unsigned depth) {
    if (depth > kDeepestJson) return refuse("at most 64 levels");
    ++at_;
    skip_blanks();
    if (take('}')) return true;
    while (true) {
      if (!next_is('"')) return refuse("a key in quotes");
      if (!string()) return false;
      skip_blanks();
      if (!take(':')) return refuse("a colon");
      if (!value(depth)) return false;
      if (take('}')) return true;
      if (!take(',')) return refuse("a comma or }");
      skip_blanks();
    }
  }

  bool array(unsigned depth) {
    if (depth > kDeepestJson) return refuse("at most 64 levels");
    ++at_;
    skip_blanks();
    if (take(']')) return true;
    while (true) {
      if (!value(depth)) return false;
      if (take(']')) return true;
      if (!take(',')) return refuse("a comma or ]");
    }
  }

  /// A value with the blanks around it.
  bool value(unsigned depth) {
    skip_blanks();
    if (next_is('{')) {
      if (!object(depth + 1)) return false;
    } else if (next_is('[')) {
      if (!array(depth + 1)) return false;
    } else if (next_is('"')) {
      if (!string()) return false;
    } else {
      const std::string_view word =
          text_.substr(at_, text_.find_first_of(" \t\r\n,:{}[]\"", at_) - at_);
      const bool known = word == "true" || word == "false" || word == "null";
      if (!known && !is_json_number(word)) return refuse("a value");
      at_ += word.size();
    }
    skip_blanks();
    return true;
  }

  bool string() {
    const std::size_t opened = at_++;
    while (at_ < text_.size()) {
      if (take('"')) return true;
      if (static_cast<unsigned char>(text_[at_]) < 0x20) return refuse("an escape such as \\t");
      if (text_[at_] == '\\') {
        if (!escape()) return false;
      } else {
        ++at_;
      }
    }
    return refuse_at(opened, "a closing quote");
  }

  bool escape() {
    const std::size_t begin = at_++;
    if (at_ == text_.size()) return true;  // the string is not closed, which is what matters
    const char c = text_[at_++];
    if (c != 'u') {
      const bool known = std::string_view{"\"\\/bfnrt"}.find(c) != std::string_view::npos;
      return known || refuse_at(begin, "a known escape");
    }
    const auto unit = code_unit();
    if (!unit) return refuse_at(begin, "four hexadecimal digits");
    if (*unit == 0) return refuse_at(begin, "text without NUL");
    if (*unit < 0xD800 || *unit >= 0xE000) return true;
    // Beyond 16 bits there are two units, the higher one first.
    const bool pair = *unit < 0xDC00 && take('\\') && take('u');
    const auto low = pair ? code_unit() : std::nullopt;
    return (low && *low >= 0xDC00 && *low < 0xE000) || refuse_at(begin, "a pair of surrogates");
  }

  std::optional<std::uint32_t> code_unit() {
    const auto unit = hexadecimal_unit(text_.substr(at_));
    if (unit) at_ += 4;
    return unit;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  JsonFault fault_;
};

/// Takes digits from the head of a text; how many there were.
std::size_t take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  text.remove_prefix(count);
  return count;
}

}  // namespace

bool is_json_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const bool zero = text.starts_with('0');
  const std::size_t digits = take_digits(text);
  if (digits == 0 || (zero && digits > 1)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (take_digits(text) == 0) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    if (take_digits(text) == 0) return false;
  }
  return text.empty();
}

bool beyond_int64(std::string_view number) {
  constexpr std::size_t kAlwaysFits = 18;
  if (number.size() <= kAlwaysFits) return false;
  std::int64_t value = 0;
  const auto [end, status] = std::from_chars(number.data(), number.data() + number.size(), value);
  return status == std::errc::result_out_of_range && end == number.data() + number.size();
}

std::optional<JsonFault> find_json_fault(std::string_view object) {
  return JsonCheck{object}.find();
}

}  // namespace kpi
