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

class ExpressionParser {
 public:
  explicit ExpressionParser(std::string_view text) : text_{text} {}

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
    const std::string found = at_ < text_.size() ? in_quotes(token()) : "the end";
    throw Error(FaultKind::Usage,
                fmt::format("{} at position {} of the expression {}; expected {}", found, at_ + 1,
                            in_quotes(text_), expected),
                "write a share of exits such as '(A_T+V_T)/(A+V)'");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t side_end_ = 0;
};

struct ExitClass {
  char symbol;
  Exit exit;
  const char* name;
};
/// In the order of Exit.
constexpr std::array<ExitClass, kExitCount> kExitClasses{
    {{'A', Exit::Answered, "answered"},
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

/// Adds up the terms of a sum.
std::vector<ExitCount> added_up(const std::vector<ExitTerm>& terms) {
  std::vector<ExitCount> counts;
  for (const ExitTerm& term : terms) {
    for (const ExitClass& one : kExitClasses) {
      if (!covers(term.symbol, one.symbol)) continue;
      const auto same = std::find_if(counts.begin(), counts.end(), [&](const ExitCount& count) {
        return count.exit == one.exit && count.part == term.part;
      });
      if (same != counts.end()) {
        same->times += term.sign;
      } else {
        counts.push_back({one.exit, term.part, term.sign});
      }
    }
  }
  return counts;
}

std::vector<Exit> exits_with_waits(const ExitShare& share) {
  std::vector<Exit> exits;
  for (const auto* counts : {&share.numerator_counts, &share.denominator_counts}) {
    for (const ExitCount& count : *counts) {
      if (count.part == ExitTerm::Part::All) continue;
      if (std::find(exits.begin(), exits.end(), count.exit) == exits.end()) {
        exits.push_back(count.exit);
      }
    }
  }
  return exits;
}

Int128 sum(const std::vector<ExitCount>& counts, const ExitTallies& exits, CountAnswered answered) {
  Int128 total = 0;
  for (const ExitCount& count : counts) {
    const ExitTally& tally = of(exits, count.exit);
    std::int64_t contacts = tally.count;
    if (count.part == ExitTerm::Part::Within) {
      contacts = tally.within;
    } else if (count.part == ExitTerm::Part::Short) {
      contacts = tally.short_wait;
    } else if (count.exit == Exit::Answered && answered == CountAnswered::WithWait) {
      contacts = tally.with_wait;
    }
    total += Int128{count.times} * contacts;
  }
  return total;
}

bool lacks_waits(Exit exit, const ExitTallies& exits) {
  const ExitTally& tally = of(exits, exit);
  return tally.count > 0 && tally.with_wait == 0;
}

/// The first exit that should have waits and has none.
std::optional<Exit> without_waits(const ExitShare& share, const ExitTallies& exits,
                                  CountAnswered answered) {
  if (answered == CountAnswered::WithWait && lacks_waits(Exit::Answered, exits)) {
    return Exit::Answered;
  }
  for (const Exit exit : share.waits) {
    if (lacks_waits(exit, exits)) return exit;
  }
  return std::nullopt;
}

Reason nothing_in(const ExitShare& share) {
  if (share.denominator.size() == 1 && share.denominator.front().part == ExitTerm::Part::All) {
    const char symbol = share.denominator.front().symbol;
    if (symbol == 'N') return "no offered contacts";
    if (symbol == 'F') return "no other exits";
    for (const ExitClass& one : kExitClasses) {
      if (one.symbol == symbol) return {"no {} contacts", one.name};
    }
  }
  return Reason{[text = share.denominator_text] { return "no contacts in " + text; }};
}

}  // namespace

bool ExitShare::uses(ExitTerm::Part part) const {
  const auto has_part = [part](const ExitTerm& term) { return term.part == part; };
  return std::any_of(numerator.begin(), numerator.end(), has_part) ||
         std::any_of(denominator.begin(), denominator.end(), has_part);
}

ExitShare parse_exit_share(std::string_view text) {
  ExitShare share = ExpressionParser{text}.parse();
  share.numerator_counts = added_up(share.numerator);
  share.denominator_counts = added_up(share.denominator);
  share.waits = exits_with_waits(share);
  return share;
}

ShareSides sides_of(const ExitShare& share, const ExitTallies& exits, CountAnswered answered,
                    bool wait_column) {
  ShareSides sides{sum(share.numerator_counts, exits, answered),
                   sum(share.denominator_counts, exits, answered),
                   {}};
  if (const auto exit = without_waits(share, exits, answered); exit) {
    const char* kind = kExitClasses[static_cast<std::size_t>(*exit)].name;
    sides.reason =
        wait_column ? Reason{"no {} contact has {}", kind, "a wait"} : Reason{"needs column wait"};
  }
  return sides;
}

Value share_of(const ExitShare& share, const ExitTallies& exits, CountAnswered answered,
               bool wait_column) {
  const ShareSides sides = sides_of(share, exits, answered, wait_column);
  if (!sides.reason.empty()) return Value::none(sides.reason);
  // No share of anything: a difference such as A-B turned round.
  if (sides.denominator < 0) {
    return Value::none(Reason{[text = share.denominator_text] { return text + " is negative"; }});
  }
  if (sides.denominator == 0) return Value::none(nothing_in(share));
  return Value::quotient({sides.numerator, 1}, {sides.denominator, 1}, {});
}

NamedShares::NamedShares(const std::vector<Formula>& formulas) {
  for (const Formula& formula : formulas) {
    shares_.push_back({formula.id, parse_exit_share(formula.expression)});
  }
}

const ExitShare* NamedShares::find(std::string_view name) const {
  for (const Named& named : shares_) {
    if (named.name == name) return &named.share;
  }
  return nullptr;
}

}  // namespace kpi
