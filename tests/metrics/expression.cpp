// SPDX-License-Identifier: MIT
// Shares of exits in symbols: what they mean, and what is said of wrong ones.
#include "metrics/expression.hpp"

#include <catch2/catch.hpp>

#include "contacts.hpp"
#include "kpi/error.hpp"

namespace kpi::metrics_test {
namespace {

/// 10 answered (6 within 20 s, 3 of them within 5 s), 4 abandoned (2, 1), and 1 to 4 others.
ExitTallies mixed_exits() {
  ExitTallies exits{};
  of(exits, Exit::Answered) = {10, 8, 6, 3, 0};
  of(exits, Exit::Abandoned) = {4, 4, 2, 1, 0};
  of(exits, Exit::Voicemail) = {1, 1, 1, 0, 0};
  of(exits, Exit::Callback) = {2, 2, 1, 1, 0};
  of(exits, Exit::Overflow) = {3, 3, 0, 0, 0};
  of(exits, Exit::Disconnected) = {4, 4, 2, 0, 0};
  return exits;
}

std::string share(std::string_view expression, CountAnswered answered = CountAnswered::All,
                  const ExitTallies& exits = mixed_exits()) {
  return value_text(share_of(parse_exit_share(expression), exits, answered, true));
}

std::string fault(std::string_view expression) {
  try {
    parse_exit_share(expression);
  } catch (const Error& error) {
    CHECK(error.faults().front().kind == FaultKind::Usage);
    return error.what();
  }
  return "no fault";
}

}  // namespace

TEST_CASE("every symbol stands for its exits") {
  CHECK(share("A/N") == "10/24");
  CHECK(share("B/A") == "4/10");
  CHECK(share("V/C") == "1/2");
  CHECK(share("O/X") == "3/4");
  CHECK(share("F/N") == "10/24");
  CHECK(share("A_T/B_T") == "6/2");
  CHECK(share("A_S/B_S") == "3/1");
  CHECK(share("F_T/C_S") == "4/1");
  CHECK(share("N_T/N_S") == "12/5");
}

TEST_CASE("sums, differences, nested brackets and blanks") {
  CHECK(share("(A_T+V_T)/(A+V)") == "7/11");
  CHECK(share("A_T/(N-B_S)") == "6/23");
  CHECK(share(" ( A - ( B - ( V + C ) ) ) / N ") == "9/24");
  CHECK(share("(A-B+V)/((A)+(B))") == "7/14");
}

TEST_CASE("answered contacts without a wait count in one reading and not in the other") {
  CHECK(share("A/N", CountAnswered::All) == "10/24");
  CHECK(share("A/N", CountAnswered::WithWait) == "8/22");
}

TEST_CASE("no share of nothing") {
  const ExitTallies none{};
  CHECK(share("A/N", CountAnswered::All, none) == "none: no offered contacts");
  CHECK(share("A/A", CountAnswered::All, none) == "none: no answered contacts");
  CHECK(share("A/F", CountAnswered::All, none) == "none: no other exits");
  CHECK(share("A/C", CountAnswered::All, none) == "none: no callback contacts");
  CHECK(share("A/(N - B_S)", CountAnswered::All, none) == "none: no contacts in N - B_S");
  CHECK(share("A/(B-A)") == "none: B-A is negative");
}

TEST_CASE("a class without any wait has no part within a threshold") {
  ExitTallies exits = mixed_exits();
  of(exits, Exit::Callback) = {2, 0, 0, 0, 0};
  CHECK(share("(A_T+C_T)/N", CountAnswered::All, exits) == "none: no callback contact has a wait");
  CHECK(share("F_T/N", CountAnswered::All, exits) == "none: no callback contact has a wait");
  CHECK(share("A/(N-N_S)", CountAnswered::All, exits) == "none: no callback contact has a wait");
  CHECK(share("A_T/(N+C)", CountAnswered::All, exits) == "6/26");
}

TEST_CASE("a wrong expression is told with its token and position") {
  CHECK(fault("A_T") == "the end at position 4 of the expression \"A_T\"; expected '/'");
  CHECK(fault("A_T/") ==
        "the end at position 5 of the expression \"A_T/\"; expected one of A B F "
        "V C O X N, or '('");
  CHECK(fault("") ==
        "the end at position 1 of the expression \"\"; expected one of A B F V C O X "
        "N, or '('");
  CHECK(fault("A_T/M") ==
        "\"M\" at position 5 of the expression \"A_T/M\"; expected one of A B F V "
        "C O X N, or '('");
  CHECK(fault("AB/N") ==
        "\"AB\" at position 1 of the expression \"AB/N\"; expected one of A B F V "
        "C O X N, or '('");
  CHECK(fault("A_Q/N") == "\"_Q\" at position 2 of the expression \"A_Q/N\"; expected _T or _S");
  CHECK(fault("A_TT/N") == "\"_TT\" at position 2 of the expression \"A_TT/N\"; expected _T or _S");
  CHECK(fault("A_") == "\"_\" at position 2 of the expression \"A_\"; expected _T or _S");
  CHECK(fault("A+B/N") ==
        "\"+\" at position 2 of the expression \"A+B/N\"; expected '/'; a sum "
        "needs brackets around it");
  CHECK(fault("A/N-B") ==
        "\"-\" at position 4 of the expression \"A/N-B\"; expected the end; a sum "
        "needs brackets around it");
  CHECK(fault("A/N/B") == "\"/\" at position 4 of the expression \"A/N/B\"; expected the end");
  CHECK(fault("(A*B)/N") ==
        "\"*\" at position 3 of the expression \"(A*B)/N\"; expected '+', '-' or ')'");
  CHECK(fault("(A/N") ==
        "\"/\" at position 3 of the expression \"(A/N\"; expected '+', '-' or ')'");
  CHECK(fault("-A/N") ==
        "\"-\" at position 1 of the expression \"-A/N\"; expected one of A B F V C "
        "O X N, or '('");
  CHECK(fault("A÷N") == "\"÷\" at position 2 of the expression \"A÷N\"; expected '/'");
}

TEST_CASE("deep brackets are no danger") {
  const std::string deep = std::string(100'000, '(') + "A" + std::string(100'000, ')') + "/N";
  CHECK(share(deep) == "10/24");
}

}  // namespace kpi::metrics_test
