// SPDX-License-Identifier: MIT
// What words of logs mean, and what a user may make them mean.
#include "input/words.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <sstream>

#include "input/known_words.hpp"
#include "kpi/error.hpp"

namespace kpi::words_test {
namespace {

/// "message | hint" of a choice that makes no sense.
std::string refusal(const WordChoice& choice) {
  try {
    const Words words{{choice}};
  } catch (const Error& error) {
    CHECK(error.faults().front().kind == FaultKind::Usage);
    const Fault& fault = error.faults().front();
    return fault.message + (fault.hint.empty() ? "" : " | " + fault.hint);
  }
  return "accepted";
}

/// Words of a table that are not as they are looked up, or have two meanings.
template <typename Meaning>
std::string misplaced(std::span<const KnownWords<Meaning>> table) {
  std::string found;
  std::map<std::string, Meaning> meanings;
  for (const KnownWords<Meaning>& known : table) {
    std::istringstream words{std::string{known.words}};
    for (std::string word; words >> word;) {
      const bool again =
          !meanings.emplace(std::string{known.field} + ":" + word, known.meaning).second;
      if (again || folded_word(word) != word) found += word + " ";
    }
  }
  return found;
}

}  // namespace

TEST_CASE("every known word stands once, in the form in which it is looked up") {
  CHECK(misplaced(known_outcomes()).empty());
  CHECK(misplaced(known_directions()).empty());
  CHECK(misplaced(known_answers()).empty());
}

TEST_CASE("words compare without case, accents and what separates their parts") {
  CHECK(folded_word("No Answer") == "noanswer");
  CHECK(folded_word("NICHT-ENTGEGEN_GENOMMEN.") == "nichtentgegengenommen");
  CHECK(folded_word("RÉPONDU") == folded_word("répondu"));
  CHECK(folded_word("1.0") == "1.0");
  CHECK(folded_word("n.a.") == "na");
  CHECK(folded_word("").empty());
}

TEST_CASE("outcomes in the words of several systems and languages") {
  const Words words{{}};
  for (const std::string_view word : {"answered", "Answered", "ANSWER", "Completed", "atendida",
                                      "RÉPONDUE", "beantwoord", "gestita", "Décroché"}) {
    INFO(word);
    CHECK(words.outcome(word) == Outcome::Answered);
  }
  for (const std::string_view word :
       {"abandoned", "No Answer", "NO_ANSWER", "no-answer", "Missed", "abandonnée", "Não atendida",
        "NICHT BEANTWORTET", "persa", "gemist"}) {
    INFO(word);
    CHECK(words.outcome(word) == Outcome::Abandoned);
  }
  CHECK(words.outcome("Voice Mail") == Outcome::Voicemail);
  CHECK(words.outcome("callback requested") == Outcome::Callback);
  CHECK(words.outcome("Rückruf") == Outcome::Callback);
  CHECK(words.outcome("Timed Out") == Outcome::Overflow);
  CHECK(words.outcome("disconnected") == Outcome::Disconnected);
  CHECK(words.outcome("blocked") == Outcome::Blocked);
  CHECK_FALSE(words.outcome("Resolved"));
  CHECK_FALSE(words.outcome("open"));
  CHECK_FALSE(words.outcome(""));
}

TEST_CASE("directions and answers to yes or no") {
  const Words words{{}};
  CHECK(words.direction("IN") == Direction::Inbound);
  CHECK(words.direction("Outgoing") == Direction::Outbound);
  CHECK(words.direction("interne") == Direction::Internal);
  CHECK(words.direction("Saída") == Direction::Outbound);
  CHECK(words.direction("Inkomend") == Direction::Inbound);
  CHECK(words.direction("in uscita") == Direction::Outbound);
  CHECK_FALSE(words.direction("sideways"));
  for (const std::string_view word :
       {"Y", "yes", "TRUE", "1", "1.0", "SÍ", "sì", "ja", "oui", "Verdadeiro"}) {
    INFO(word);
    CHECK(words.yes_no("answered", word) == YesNo::Yes);
    CHECK(words.yes_no("resolved", word) == YesNo::Yes);
  }
  for (const std::string_view word :
       {"N", "No", "false", "0", "0.0", "nein", "não", "NÃO", "nee", "falso"}) {
    INFO(word);
    CHECK(words.yes_no("answered", word) == YesNo::No);
  }
  CHECK_FALSE(words.yes_no("answered", "maybe"));
  CHECK(words.yes_no("answered", "Missed") == YesNo::No);
  CHECK(words.yes_no("answered", "Atendida") == YesNo::Yes);
  CHECK_FALSE(words.yes_no("answered", "voicemail"));
  CHECK(words.yes_no("resolved", "Not resolved") == YesNo::No);
  CHECK(words.yes_no("transferred", "transferred") == YesNo::Yes);
  CHECK_FALSE(words.yes_no("transferred", "resolved"));
}

TEST_CASE("chosen meanings win, each for its own field") {
  const Words words{{{"outcome", "Hung Up", "abandoned"},
                     {"outcome", "completed", "voicemail"},
                     {"direction", "A-leg", "outbound"},
                     {"resolved", "closed", "yes"},
                     {"resolved", "1", "no"}}};
  CHECK(words.outcome("hung-up") == Outcome::Abandoned);
  CHECK(words.outcome("Completed") == Outcome::Voicemail);
  CHECK(words.direction("a leg") == Direction::Outbound);
  CHECK(words.yes_no("resolved", "CLOSED") == YesNo::Yes);
  CHECK(words.yes_no("resolved", "1") == YesNo::No);
  CHECK(words.yes_no("answered", "1") == YesNo::Yes);
  CHECK_FALSE(words.yes_no("answered", "closed"));
}

TEST_CASE("choices that make no sense are refused") {
  CHECK(refusal({"outcome", "x", "gone"}) ==
        "--value: \"gone\" is no meaning for outcome; expected answered, abandoned, blocked, "
        "voicemail, callback, overflow or disconnected");
  CHECK(refusal({"outcome", "x", "open"}).find("\"open\" is no meaning") != std::string::npos);
  CHECK(refusal({"direction", "x", "up"}) ==
        "--value: \"up\" is no meaning for direction; expected inbound, outbound or internal");
  CHECK(refusal({"answered", "x", "perhaps"}) ==
        "--value: \"perhaps\" is no meaning for answered; expected yes or no");
  CHECK(refusal({"wait", "x", "5"}) ==
        "--value: \"wait\" is no field with words | it takes outcome, direction, answered, "
        "transferred, resolved or converted");
  CHECK(refusal({"converted", "x", "yes"}) == "accepted");
}

TEST_CASE("words for nothing, in texts too") {
  for (const std::string_view text :
       {"", "-", "--", "–", "—", "NULL", "null", "nil", "N/A", "n/a", "#N/A", "NaN", "nan",
        "(null)", "(blank)", "\\N", "[None]", "<null>"}) {
    INFO(text);
    CHECK(is_absent(text));
    CHECK(is_absent_text(text));
  }
}

TEST_CASE("words for nothing that may be names are texts") {
  for (const std::string_view text : {"none", "None", "NA", "n.a.", "N/D", "Nan"}) {
    INFO(text);
    CHECK(is_absent(text));
    CHECK_FALSE(is_absent_text(text));
  }
}

TEST_CASE("words for something") {
  for (const std::string_view text :
       {"0", "no", " ", "nullify", "N/A:x", "-5", "#VALUE!", "(other)", "Nina", "nobody", "€5"}) {
    INFO(text);
    CHECK_FALSE(is_absent(text));
    CHECK_FALSE(is_absent_text(text));
  }
}

}  // namespace kpi::words_test
