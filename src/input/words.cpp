// SPDX-License-Identifier: MIT
// What words of logs mean: outcomes, directions, yes and no, and the words for nothing.
#include "input/words.hpp"

#include <algorithm>
#include <initializer_list>

#include "core/letters.hpp"
#include "core/number.hpp"
#include "input/known_words.hpp"
#include "kpi/error.hpp"

namespace kpi {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string in_lower_case(std::string_view text) {
  std::string out{text};
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

template <typename Map>
std::optional<typename Map::mapped_type> look_up(const Map& map, std::string_view word) {
  const auto found = map.find(folded_word(word));
  if (found == map.end()) return std::nullopt;
  return found->second;
}

constexpr std::string_view kAnswered = "answered";  // as a yes/no field

bool takes_yes_no(std::string_view field) {
  const auto known = find_field(field);
  return field == kAnswered || (known && type(*known) == FieldType::YesNo);
}

[[noreturn]] void refuse_meaning(const WordChoice& choice, std::string_view expectation) {
  throw Error(FaultKind::Usage, "--value: " + in_quotes(choice.meaning) + " is no meaning for " +
                                    choice.field + "; expected " + std::string{expectation});
}

}  // namespace

std::string folded_word(std::string_view word) {
  const std::string plain = plain_letters(word);
  std::string out;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const char c = plain[i];
    // The point of 1.0 is no abbreviation's.
    const bool in_number =
        c == '.' && !out.empty() && is_digit(out.back()) && is_digit(plain[i + 1]);
    if (in_number || (c != ' ' && c != '_' && c != '-' && c != '.')) out += c;
  }
  return out;
}

bool is_word_for_no_text(std::string_view text) {
  // A person may be called Nan, but programs write it in one of these ways.
  if (text == "NaN" || text == "nan") return true;
  return is_one_of(in_lower_case(text), {"-", "--", "---", "–", "—", "null", "nil", "n/a", "#n/a",
                                         "#nv", "\\n", "(null)", "(blank)", "(empty)", "(none)",
                                         "[none]", "[null]", "<null>", "<none>"});
}

bool is_word_for_nothing(std::string_view text) {
  return is_word_for_no_text(text) ||
         is_one_of(in_lower_case(text), {"none", "na", "n.a.", "n.a", "n/d", "nan"});
}

Words::Words(const std::vector<WordChoice>& choices) {
  for (const auto& known : known_outcomes()) {
    each_word(known.words, [&](std::string_view word) { outcomes_.emplace(word, known.meaning); });
  }
  for (const auto& known : known_directions()) {
    each_word(known.words,
              [&](std::string_view word) { directions_.emplace(word, known.meaning); });
  }
  for (const auto& known : known_answers()) {
    auto& of_field = yes_no_[std::string{known.field}];
    each_word(known.words, [&](std::string_view word) { of_field.emplace(word, known.meaning); });
  }
  // A column that says whether a call was answered may say so in the words of an outcome.
  auto& answered = yes_no_[std::string{kAnswered}];
  for (const auto& [word, outcome] : outcomes_) {
    if (outcome == Outcome::Answered) answered.emplace(word, YesNo::Yes);
    if (outcome == Outcome::Abandoned) answered.emplace(word, YesNo::No);
  }

  for (const WordChoice& choice : choices) {
    const std::string word = folded_word(choice.word);
    if (choice.field == "outcome") {
      const auto meaning = find_outcome(choice.meaning);
      if (!meaning) {
        refuse_meaning(
            choice, "answered, abandoned, blocked, voicemail, callback, overflow or disconnected");
      }
      outcomes_[word] = *meaning;
    } else if (choice.field == "direction") {
      const auto meaning = find_direction(choice.meaning);
      if (!meaning) refuse_meaning(choice, expected(FieldType::Direction));
      directions_[word] = *meaning;
    } else if (takes_yes_no(choice.field)) {
      const auto meaning = find_yes_no(choice.meaning);
      if (!meaning) refuse_meaning(choice, expected(FieldType::YesNo));
      yes_no_[choice.field][word] = *meaning;
    } else {
      throw Error(FaultKind::Usage,
                  "--value: " + in_quotes(choice.field) + " is no field with words",
                  "it takes outcome, direction, answered, transferred, resolved or converted");
    }
  }
}

std::optional<Outcome> Words::outcome(std::string_view word) const {
  return look_up(outcomes_, word);
}

std::optional<Direction> Words::direction(std::string_view word) const {
  return look_up(directions_, word);
}

std::optional<YesNo> Words::yes_no(std::string_view field, std::string_view word) const {
  if (const auto own = yes_no_.find(field); own != yes_no_.end()) {
    if (const auto meaning = look_up(own->second, word)) return meaning;
  }
  return look_up(yes_no_.find("")->second, word);
}

}  // namespace kpi
