// SPDX-License-Identifier: MIT
// How a JSON log holds its objects: a line each, one after the other, or in an array.
#include "input/json_shape.hpp"

#include <algorithm>

#include "input/headers.hpp"

namespace kpi {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// Looks for an array of objects among the members of an object.
class WrapperSearch {
 public:
  WrapperSearch(std::string_view head, std::size_t object) : head_{head}, at_{object + 1} {}

  /// Where the array begins, if the object is no call itself.
  std::optional<std::size_t> find() {
    std::optional<std::size_t> empty;
    while (next() == '"') {
      const std::string_view key = take_string();
      if (next() != ':') break;
      ++at_;
      const std::size_t value = (next(), at_);
      if (next() == '[') {
        ++at_;
        if (next() == '{') return value;
        if (next() == ']' && !empty) empty = value;
        at_ = value;
      } else if (next() != '{' && read_header(key).role) {
        return std::nullopt;
      }
      skip_value();
      if (next() != ',') break;
      ++at_;
    }
    return empty;
  }

 private:
  /// The next byte that is not blank; NUL at the end.
  char next() {
    at_ = std::min(head_.find_first_not_of(kBlanks, at_), head_.size());
    return at_ < head_.size() ? head_[at_] : '\0';
  }
  std::string_view take_string() {
    const std::size_t begin = ++at_;
    while (at_ < head_.size() && head_[at_] != '"') at_ += head_[at_] == '\\' ? 2U : 1U;
    const std::string_view text = head_.substr(begin, std::min(at_, head_.size()) - begin);
    ++at_;
    return text;
  }
  void skip_value() {
    const char first = next();
    if (first == '"') {
      take_string();
    } else if (first == '[' || first == '{') {
      at_ += JsonSpan{}.end_in(head_.substr(at_)).value_or(head_.size() - at_);
    } else {
      at_ = std::min(head_.find_first_of(",}]", at_), head_.size());
    }
  }

  std::string_view head_;
  std::size_t at_;
};

}  // namespace

std::optional<std::size_t> JsonSpan::end_in(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (in_string_) {
      if (escaped_) {
        escaped_ = false;
      } else if (c == '\\') {
        escaped_ = true;
      } else if (c == '"') {
        in_string_ = false;
      }
    } else if (c == '"') {
      in_string_ = true;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if (c == '}' || c == ']') {
      if (--depth_ == 0) return i + 1;
    }
  }
  return std::nullopt;
}

JsonShape find_json_shape(std::string_view head) {
  const std::size_t begin = head.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  if (head[begin] == '[') return {JsonForm::Array, std::string{head.substr(0, begin + 1)}};
  const std::string_view line = head.substr(begin, head.find('\n', begin) - begin);
  const bool alone = head.find_first_not_of(kBlanks, begin + line.size()) == std::string_view::npos;
  const auto first = JsonSpan{}.end_in(line);
  if (first) {
    const std::size_t next = line.find_first_not_of(kBlanks, *first);
    if (next != std::string_view::npos) {
      return {line[next] == '{' ? JsonForm::Objects : JsonForm::Lines, {}};
    }
  }
  // A line that is cut off is a broken one; one that leads on is part of an object of many lines.
  constexpr std::string_view kLeadsOn = "{[,:";
  const bool leads_on =
      kLeadsOn.find(line[line.find_last_not_of(kBlanks)]) != std::string_view::npos;
  if (!leads_on && !alone) return {};
  if (const auto array = WrapperSearch{head, begin}.find()) {
    return {JsonForm::Array, std::string{head.substr(0, *array + 1)}};
  }
  return {leads_on ? JsonForm::Objects : JsonForm::Lines, {}};
}

}  // namespace kpi
