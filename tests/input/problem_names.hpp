// SPDX-License-Identifier: MIT
// What is wrong with the form of a row, in a few words.
#pragma once

#include <string>

#include "input/csv.hpp"

namespace kpi::input_test {

inline std::string problem_name(RowProblem problem) {
  switch (problem) {
    case RowProblem::None:
      break;
    case RowProblem::StrayQuote:
      return "stray quote";
    case RowProblem::TextAfterQuote:
      return "text after quote";
    case RowProblem::RowTooLong:
      return "row too long";
    case RowProblem::FieldTooLong:
      return "field too long";
    case RowProblem::TooManyColumns:
      return "too many columns";
    case RowProblem::BadJson:
      return "expected";
    case RowProblem::KeyTwice:
      return "key twice:";
    case RowProblem::NumberTooLarge:
      return "number too large:";
    case RowProblem::NoKnownKey:
      return "no known key";
    case RowProblem::BadEvent:
      return "unreadable event:";
    case RowProblem::BadConversation:
      return "unreadable conversation:";
  }
  return "";
}

}  // namespace kpi::input_test
