// SPDX-License-Identifier: MIT
// What the words of one column mean; a column has few, so those met are remembered.
#include "input/word_column.hpp"

namespace kpi {

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
