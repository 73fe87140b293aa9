// SPDX-License-Identifier: MIT
// Shares of exits written in symbols: the parser and the one evaluator.
#include "metrics/expression.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "kpi/error.hpp"
#include "metrics/blocks.hpp"

namespace kpi {
namespace {

constexpr std::string_view kSymbols = "ABFVCOXN";

class Parser {
 public:
  explicit Parser(std::string_view text) : text_{text} {}

  ExitShare parse() {
    ExitShare share;
    share.numerator = side();
    if (peek() != '/') fail_after_side("'/'");
    ++at_;
    skip_blanks();
    const std::size_t begin = at_;
    share.denominator = side();
    share.denominator_text = text_.substr(begin, side_end_ - begin);
    if (share.denominator_text.front() == '(') {
      share.denominator_text = share.denominator_text.substr(1, side_end_ - begin - 2);
    }
    if (peek() != '\0') fail_after_side("the end");
    return share;
  }

 private:
  /// A symbol, or a sum in brackets; brackets may nest. Works without recursion, since the depth
  /// is the user's.
  std::vector<ExitTerm> side() {
    std::vector<ExitTerm> terms;
    std::vector<int> signs{1};  // of the bracket we are in, and of those around it
    int sign = 1;
    while (true) {
      for (; peek() == '('; ++at_) {
        signs.push_back(signs.back() * sign);
        sign = 1;
      }
      terms.push_back(term(signs.back() * sign));
      for (; signs.size() > 1 && peek() == ')'; ++at_) signs.pop_back();
      side_end_ = at_;
      if (signs.size() == 1) return terms;
      if (peek() != '+' && peek() != '-') fail("'+', '-' or ')'");
      sign = text_[at_++] == '-' ? -1 : 1;
    }
  }

  ExitTerm term(int sign) {
    const char symbol = peek();
    if (symbol == '\0' || kSymbols.find(symbol) == std::string_view::npos || in_word(at_ + 1)) {
      fail("one of A B F V C O X N, or '('");
    }
    ++at_;
    return {.symbol = symbol, .part = part(), .sign = sign};
  }

  ExitTerm::Part part() {
    if (at_ >= text_.size() || text_[at_] != '_') return ExitTerm::Part::All;
    const char suffix = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if ((suffix != 'T' && suffix != 'S') || in_word(at_ + 2)) fail("_T or _S");
    at_ += 2;
    return suffix == 'T' ? ExitTerm::Part::Within : ExitTerm::Part::Short;
  }

  [[nodiscard]] bool in_word(std::size_t at) const {
    if (at >= text_.size()) return false;
    const char c = text_[at];
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  void skip_blanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  /// The next character that is not blank; '\0' at the end.
  char peek() {
    skip_blanks();
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  /// What stands at the place of the fault: a whole word, or one character.
  [[nodiscard]] std::string_view token() const {
    std::size_t end = at_ + 1;
    if (in_word(at_) || text_[at_] == '_') {
      while (in_word(end) || (end < text_.size() && text_[end] == '_')) ++end;
    } else {
      // The bytes of one UTF-8 character belong together.
      while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) ++end;
    }
    return text_.substr(at_, end - at_);
  }

  [[noreturn]] void fail_after_side(std::string_view expected) {
    const bool sum = peek() == '+' || peek() == '-';
    fail(fmt::format("{}{}", expected, sum ? "; a sum needs brackets around it" : ""));
  }

  [[noreturn]] void fail(std::string_view expected) const {
    const std::string found = at_ < text_.size() ? quoted(token()) : "the end";
    throw Error(FaultKind::Usage,
                fmt::format("{} at position {} of the expression {}; expected {}", found, at_ + 1,
                            quoted(text_), expected),
                "write a share of exits such as '(A_T+V_T)/(A+V)'");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t side_end_ = 0;
};

struct ExitClass {
  char symbol;
  Exit exit;
  std::string_view name;
};
constexpr std::array<ExitClass, kExitCount> kClasses{{{'A', Exit::Answered, "answered"},
                                                      {'B', Exit::Abandoned, "abandoned"},
                                                      {'V', Exit::Voicemail, "voicemail"},
                                                      {'C', Exit::Callback, "callback"},
                                                      {'O', Exit::Overflow, "overflow"},
                                                      {'X', Exit::Disconnected, "disconnected"}}};

bool covers(char symbol, char one_class) {
  if (symbol == 'N') return true;
  if (symbol == 'F') return one_class != 'A' && one_class != 'B';
  return symbol == one_class;
}

/// Evaluates sums, and remembers why one has no value.
class Evaluation {
 public:
  Evaluation(const ExitTallies& exits, CountAnswered answered, bool wait_column)
      : exits_{exits}, answered_{answered}, wait_column_{wait_column} {
    if (answered == CountAnswered::WithWait) require_waits(kClasses.front());
  }

  Int128 sum(const std::vector<ExitTerm>& terms) {
    Int128 total = 0;
    for (const ExitTerm& term : terms) {
      for (const ExitClass& one : kClasses) {
        if (covers(term.symbol, one.symbol)) total += Int128{term.sign} * contacts(one, term.part);
      }
    }
    return total;
  }

  [[nodiscard]] const std::string& reason() const { return reason_; }

 private:
  std::int64_t contacts(const ExitClass& one, ExitTerm::Part part) {
    const ExitTally& tally = of(exits_, one.exit);
    if (part == ExitTerm::Part::All) {
      const bool all = one.exit != Exit::Answered || answered_ == CountAnswered::All;
      return all ? tally.count : tally.with_wait;
    }
    require_waits(one);
    return part == ExitTerm::Part::Within ? tally.within : tally.short_wait;
  }

  void require_waits(const ExitClass& one) {
    const ExitTally& tally = of(exits_, one.exit);
    if (tally.count == 0 || tally.with_wait > 0 || !reason_.empty()) return;
    reason_ = wait_column_ ? none_with(tally.count, one.name, "a wait") : "needs column wait";
  }

  const ExitTallies& exits_;
  CountAnswered answered_;
  bool wait_column_;
  std::string reason_;
};

std::string nothing_in(const ExitShare& share) {
  if (share.denominator.size() == 1 && share.denominator.front().part == ExitTerm::Part::All) {
    const char symbol = share.denominator.front().symbol;
    if (symbol == 'N') return "no offered contacts";
    if (symbol == 'F') return "no other exits";
    for (const ExitClass& one : kClasses) {
      if (one.symbol == symbol) return none_with(0, one.name, {});
    }
  }
  return fmt::format("no contacts in {}", share.denominator_text);
}

}  // namespace

bool ExitShare::uses(ExitTerm::Part part) const {
  const auto has_part = [part](const ExitTerm& term) { return term.part == part; };
  return std::any_of(numerator.begin(), numerator.end(), has_part) ||
         std::any_of(denominator.begin(), denominator.end(), has_part);
}

ExitShare parse_exit_share(std::string_view text) {
  return Parser{text}.parse();
}

ShareSides sides_of(const ExitShare& share, const ExitTallies& exits, CountAnswered answered,
                    bool wait_column) {
  Evaluation evaluation{exits, answered, wait_column};
  ShareSides sides;
  sides.numerator = evaluation.sum(share.numerator);
  sides.denominator = evaluation.sum(share.denominator);
  sides.reason = evaluation.reason();
  return sides;
}

Value share_of(const ExitShare& share, const ExitTallies& exits, CountAnswered answered,
               bool wait_column) {
  const ShareSides sides = sides_of(share, exits, answered, wait_column);
  if (!sides.reason.empty()) return Value::none(sides.reason);
  // No share of anything: a difference such as A-B turned round.
  if (sides.denominator < 0) {
    return Value::none(fmt::format("{} is negative", share.denominator_text));
  }
  return Value::quotient({sides.numerator, 1}, {sides.denominator, 1}, nothing_in(share));
}

}  // namespace kpi
