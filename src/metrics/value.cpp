// SPDX-License-Identifier: MIT
// Reasons for no value, put together.
#include "kpi/value.hpp"

#include <string_view>

namespace kpi {
namespace {

std::string missing_text(FieldSet missing) {
  // Without outcomes there are no answered contacts to have anything else, so that comes first.
  if (missing.contains(Field::Outcome)) return "needs column outcome (or answer, or talk)";
  std::string names;
  std::size_t number = 0;
  for (const Field field : all_fields()) {
    if (!missing.contains(field)) continue;
    if (number++ > 0) names += ", ";
    names += name(field);
  }
  return (number == 1 ? "needs column " : "needs columns ") + names;
}

/// The sentence up to its "{}", and the word in its place.
void fill_place(std::string& text, std::string_view& sentence, std::string_view word) {
  const std::size_t place = sentence.find("{}");
  if (place == std::string_view::npos) return;
  text += sentence.substr(0, place);
  text += word;
  sentence.remove_prefix(place + 2);
}

}  // namespace

std::string Reason::text() const {
  if (write_ != nullptr) return (*write_)();
  if (!missing_.empty()) return missing_text(missing_);
  std::string text;
  std::string_view sentence{sentence_};
  fill_place(text, sentence, first_);
  fill_place(text, sentence, second_);
  text += sentence;
  return text;
}

}  // namespace kpi
