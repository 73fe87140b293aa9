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

  /// Completes a record whose row's fields have been read.
  Contradiction complete(CallRecord& record, const OutcomeWords& words) const;

 private:
  void decide_outcome(CallRecord& record, const OutcomeWords& words) const;
  [[nodiscard]] Contradiction complete_answered(CallRecord& record) const;

  FieldSet columns_;
  bool outcome_by_answer_;
};

/// The talk of an answered record, from its other times; only where it has an answer and an end.
inline Millis talk_between(const CallRecord& record) {
  return *record.end - *record.answer - record.hold.value_or(0);
}

}  // namespace kpi
