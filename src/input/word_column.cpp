// SPDX-License-Identifier: MIT
// What the words of one column mean; a column has few, so those met are remembered.
#include "input/word_column.hpp"

#include <algorithm>
#include <cstring>

namespace kpi {

WordColumn::Key WordColumn::key_of(std::string_view word) {
  Key key{0, 0, word.size()};
  std::memcpy(&key.head, word.data(), std::min<std::size_t>(word.size(), 8));
  if (word.size() > 8) key.tail = load_eight(word.data() + word.size() - 8);
  return key;
}

std::optional<std::uint8_t> WordColumn::meaning(std::string_view word) {
  if (word.empty() || word.size() > kLongest) return look_up(word);
  const Key key = key_of(word);
  Known& known = known_[slot(key)];
  if (known.key == key) return known.meaning;
  const auto found = look_up(word);
  if (found) known = {key, *found};
  return found;
}

std::optional<std::uint8_t> WordColumn::look_up(std::string_view word) const {
  const auto number = [](const auto& meaning) {
    return meaning ? std::optional{static_cast<std::uint8_t>(*meaning)} : std::nullopt;
  };
  switch (type(role_)) {
    case FieldType::Outcome:
      return number(words_->outcome(word));
    case FieldType::Direction:
      return number(words_->direction(word));
    default:
      return number(words_->yes_no(name(role_), word));
  }
}

}  // namespace kpi
