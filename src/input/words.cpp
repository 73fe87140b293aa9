// SPDX-License-Identifier: MIT
// What words of logs mean: outcomes, directions, yes and no, and the words for nothing.
#include "input/words.hpp"

#include <array>
#include <utility>

#include "core/number.hpp"
#include "kpi/error.hpp"

namespace kpi {
namespace {

/// Lower case without blanks, `_`, `-` and `.`: "No Answer" is noanswer. Beyond ASCII as it is.
std::string folded(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (c != ' ' && c != '_' && c != '-' && c != '.') out += lower(c);
  }
  return out;
}

template <typename Meaning>
using Row = std::pair<std::string_view, Meaning>;

constexpr std::array kOutcomeWords{
    Row<Outcome>{"answered", Outcome::Answered},
    Row<Outcome>{"answer", Outcome::Answered},
    Row<Outcome>{"answeredcall", Outcome::Answered},
    Row<Outcome>{"connected", Outcome::Answered},
    Row<Outcome>{"completed", Outcome::Answered},
    Row<Outcome>{"handled", Outcome::Answered},
    Row<Outcome>{"accepted", Outcome::Answered},
    Row<Outcome>{"atendida", Outcome::Answered},
    Row<Outcome>{"contestada", Outcome::Answered},
    Row<Outcome>{"beantwortet", Outcome::Answered},
    Row<Outcome>{"angenommen", Outcome::Answered},
    Row<Outcome>{"répondu", Outcome::Answered},
    Row<Outcome>{"abandoned", Outcome::Abandoned},
    Row<Outcome>{"abandon", Outcome::Abandoned},
    Row<Outcome>{"abandonedcall", Outcome::Abandoned},
    Row<Outcome>{"abandonedinqueue", Outcome::Abandoned},
    Row<Outcome>{"unanswered", Outcome::Abandoned},
    Row<Outcome>{"notanswered", Outcome::Abandoned},
    Row<Outcome>{"noanswer", Outcome::Abandoned},
    Row<Outcome>{"missed", Outcome::Abandoned},
    Row<Outcome>{"lost", Outcome::Abandoned},
    Row<Outcome>{"abandonada", Outcome::Abandoned},
    Row<Outcome>{"abandonnée", Outcome::Abandoned},
    Row<Outcome>{"aufgelegt", Outcome::Abandoned},
    Row<Outcome>{"voicemail", Outcome::Voicemail},
    Row<Outcome>{"callback", Outcome::Callback},
    Row<Outcome>{"callbackrequested", Outcome::Callback},
    Row<Outcome>{"overflow", Outcome::Overflow},
    Row<Outcome>{"overflowed", Outcome::Overflow},
    Row<Outcome>{"timeout", Outcome::Overflow},
    Row<Outcome>{"timedout", Outcome::Overflow},
    Row<Outcome>{"disconnected", Outcome::Disconnected},
    Row<Outcome>{"disconnect", Outcome::Disconnected},
    Row<Outcome>{"blocked", Outcome::Blocked},
    // Events of Asterisk's queue_log that end a visit, and Wazo's.
    Row<Outcome>{"completeagent", Outcome::Answered},
    Row<Outcome>{"completecaller", Outcome::Answered},
    Row<Outcome>{"blindtransfer", Outcome::Answered},
    Row<Outcome>{"attendedtransfer", Outcome::Answered},
    Row<Outcome>{"exitwithtimeout", Outcome::Overflow},
    Row<Outcome>{"exitempty", Outcome::Overflow},
    Row<Outcome>{"exitwithkey", Outcome::Overflow},
    Row<Outcome>{"withdraw", Outcome::Overflow},
    Row<Outcome>{"leaveempty", Outcome::Overflow},
    Row<Outcome>{"agentdump", Outcome::Disconnected},
    Row<Outcome>{"syscompat", Outcome::Disconnected},
    Row<Outcome>{"joinempty", Outcome::Blocked},
    Row<Outcome>{"divertcaratio", Outcome::Blocked},
    Row<Outcome>{"divertholdtime", Outcome::Blocked},
};

constexpr std::array kDirectionWords{
    Row<Direction>{"inbound", Direction::Inbound},
    Row<Direction>{"in", Direction::Inbound},
    Row<Direction>{"incoming", Direction::Inbound},
    Row<Direction>{"inboundcall", Direction::Inbound},
    Row<Direction>{"entrante", Direction::Inbound},
    Row<Direction>{"eingehend", Direction::Inbound},
    Row<Direction>{"entrant", Direction::Inbound},
    Row<Direction>{"outbound", Direction::Outbound},
    Row<Direction>{"out", Direction::Outbound},
    Row<Direction>{"outgoing", Direction::Outbound},
    Row<Direction>{"outboundcall", Direction::Outbound},
    Row<Direction>{"saliente", Direction::Outbound},
    Row<Direction>{"ausgehend", Direction::Outbound},
    Row<Direction>{"sortant", Direction::Outbound},
    Row<Direction>{"internal", Direction::Internal},
    Row<Direction>{"local", Direction::Internal},
    Row<Direction>{"interna", Direction::Internal},
    Row<Direction>{"intern", Direction::Internal},
    Row<Direction>{"interne", Direction::Internal},
};

constexpr std::array kYesNoWords{
    Row<YesNo>{"y", YesNo::Yes},    Row<YesNo>{"yes", YesNo::Yes}, Row<YesNo>{"true", YesNo::Yes},
    Row<YesNo>{"t", YesNo::Yes},    Row<YesNo>{"1", YesNo::Yes},   Row<YesNo>{"si", YesNo::Yes},
    Row<YesNo>{"sí", YesNo::Yes},   Row<YesNo>{"s", YesNo::Yes},   Row<YesNo>{"ja", YesNo::Yes},
    Row<YesNo>{"j", YesNo::Yes},    Row<YesNo>{"oui", YesNo::Yes}, Row<YesNo>{"o", YesNo::Yes},
    Row<YesNo>{"sim", YesNo::Yes},  Row<YesNo>{"n", YesNo::No},    Row<YesNo>{"no", YesNo::No},
    Row<YesNo>{"false", YesNo::No}, Row<YesNo>{"f", YesNo::No},    Row<YesNo>{"0", YesNo::No},
    Row<YesNo>{"nein", YesNo::No},  Row<YesNo>{"non", YesNo::No},  Row<YesNo>{"não", YesNo::No},
    Row<YesNo>{"nao", YesNo::No},
};

template <typename Map>
std::optional<typename Map::mapped_type> look_up(const Map& map, std::string_view word) {
  const auto found = map.find(folded(word));
  if (found == map.end()) return std::nullopt;
  return found->second;
}

constexpr std::string_view kAnswered = "answered";  // as a yes/no field

bool takes_yes_no(std::string_view field) {
  const auto known = find_field(field);
  return field == kAnswered || (known && type(*known) == FieldType::YesNo);
}

[[noreturn]] void refuse(const WordChoice& choice, std::string_view expectation) {
  throw Error(FaultKind::Usage, "--value: " + quoted(choice.meaning) + " is no meaning for " +
                                    choice.field + "; expected " + std::string{expectation});
}

}  // namespace

bool is_word_for_nothing(std::string_view text) {
  if (text == "-") return true;
  if (text.size() < 3 || lower(text.front()) != 'n') return false;
  const std::string word = folded(text);
  return word == "null" || word == "nil" || word == "n/a";
}

Words::Words(const std::vector<WordChoice>& choices) {
  for (const auto& [word, meaning] : kOutcomeWords) outcomes_.emplace(word, meaning);
  for (const auto& [word, meaning] : kDirectionWords) directions_.emplace(word, meaning);
  auto& general = yes_no_[""];
  for (const auto& [word, meaning] : kYesNoWords) general.emplace(word, meaning);

  for (const WordChoice& choice : choices) {
    const std::string word = folded(choice.word);
    if (choice.field == "outcome") {
      const auto meaning = find_outcome(choice.meaning);
      if (!meaning) {
        refuse(choice,
               "answered, abandoned, blocked, voicemail, callback, overflow or disconnected");
      }
      outcomes_[word] = *meaning;
    } else if (choice.field == "direction") {
      const auto meaning = find_direction(choice.meaning);
      if (!meaning) refuse(choice, expected(FieldType::Direction));
      directions_[word] = *meaning;
    } else if (takes_yes_no(choice.field)) {
      const auto meaning = find_yes_no(choice.meaning);
      if (!meaning) refuse(choice, expected(FieldType::YesNo));
      yes_no_[choice.field][word] = *meaning;
    } else {
      throw Error(FaultKind::Usage, "--value: " + quoted(choice.field) + " is no field with words",
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
