// SPDX-License-Identifier: MIT
// What a record's fields say about those that its row left open.
#pragma once

#include <cstdint>

#include "input/layout.hpp"
#include "kpi/record.hpp"

namespace kpi {

/// What words of a row say about its outcome.
struct OutcomeWords {
  bool any = false;                 ///< there is a word in the outcome's column
  YesNo answered = YesNo::Unknown;  ///< the answered flag
};

/// Fields that exclude one another.
enum class Contradiction : std::uint8_t {
  None,
  AnswerBeforeStart,
  EndBeforeStart,
  EndBeforeAnswer,
  NegativeTalk
};

/// Derives what is absent; the same for all rows of a layout.
class Derivation {
 public:
  explicit Derivation(const Layout& layout)
      : columns_{layout.columns()},
        outcome_by_answer_{layout.has(Field::Answer) || layout.has(Field::Talk)} {}

  /// Completes a record whose row's fields have been read. `second_end`: where clocks showed the
  /// end twice, its later reading.
  Contradiction complete(CallRecord& record, const OutcomeWords& words,
                         Amount second_end = {}) const;

 private:
  static Contradiction order_of(const CallRecord& record);
  static void choose_end(CallRecord& record, Millis second_end);
  void decide_outcome(CallRecord& record, const OutcomeWords& words) const;
  [[nodiscard]] Contradiction complete_answered(CallRecord& record) const;

  FieldSet columns_;
  bool outcome_by_answer_;
};

/// The talk of an answered record, from its other times; only where it has an answer and an end.
inline Millis talk_between(const CallRecord& record) {
  return *record.end - *record.answer - record.hold.value_or(0);
}

inline Contradiction Derivation::order_of(const CallRecord& record) {
  const Amount start = record.start;
  const Amount answer = record.answer;
  const Amount end = record.end;
  if (start && answer && *answer < *start) return Contradiction::AnswerBeforeStart;
  if (start && end && *end < *start) return Contradiction::EndBeforeStart;
  if (answer && end && *end < *answer) return Contradiction::EndBeforeAnswer;
  return Contradiction::None;
}

/// The outcome where no word says it.
inline void Derivation::decide_outcome(CallRecord& record, const OutcomeWords& words) const {
  if (words.any) return;
  if (words.answered != YesNo::Unknown) {
    record.outcome = words.answered == YesNo::Yes ? Outcome::Answered : Outcome::Abandoned;
    return;
  }
  const bool anything = record.answer || record.end || record.wait || record.talk;
  if (!anything) {
    record.outcome = Outcome::Open;
  } else if (outcome_by_answer_) {
    const bool talked = record.talk.value_or(0) > 0;
    record.outcome = record.answer || talked ? Outcome::Answered : Outcome::Abandoned;
  }
}

/// The end is the earliest reading that is not before what is known to precede it.
inline void Derivation::choose_end(CallRecord& record, Millis second_end) {
  Amount before = record.answer ? record.answer : record.start;
  if (!record.answer && record.answered() && record.start && record.wait) {
    before = *record.start + *record.wait;
  }
  if (before && *record.end < *before) record.end = second_end;
}

inline Contradiction Derivation::complete(CallRecord& record, const OutcomeWords& words,
                                          Amount second_end) const {
  decide_outcome(record, words);
  if (second_end) choose_end(record, *second_end);
  const Contradiction order = order_of(record);
  if (order != Contradiction::None) return order;
  if (record.answered()) return complete_answered(record);
  if (!record.wait && record.start && record.end) record.wait = *record.end - *record.start;
  if (!record.end && record.start && record.wait) {
    record.end = *record.start + *record.wait + record.talk.value_or(0) + record.hold.value_or(0);
  }
  return Contradiction::None;
}

inline Contradiction Derivation::complete_answered(CallRecord& record) const {
  if (!record.hold && columns_.contains(Field::Hold)) record.hold = 0;
  if (!record.acw && columns_.contains(Field::Acw)) record.acw = 0;
  if (!record.wait && record.start && record.answer) {
    record.wait = *record.answer - *record.start;
  }
  if (!record.answer && record.start && record.wait) {
    record.answer = *record.start + *record.wait;
  }
  if (!record.talk && record.answer && record.end) {
    const Millis talk = talk_between(record);
    if (talk < 0) return Contradiction::NegativeTalk;
    record.talk = talk;
  }
  if (!record.end && record.start && record.wait && record.talk) {
    record.end = *record.start + *record.wait + *record.talk + record.hold.value_or(0);
  }
  return Contradiction::None;
}

}  // namespace kpi
