// SPDX-License-Identifier: MIT
// What is told of a judged target, in the words and figures that all documents for people share.
#include "output/judgements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "output/numbers.hpp"
#include "output/stamps.hpp"
#include "output/summary.hpp"

namespace kpi {
namespace {

std::string number_text(const Exact& number, Unit unit, std::string_view currency) {
  return value_text(Value::number(number), unit, currency);
}

/// A margin without its sign; percentages differ by points, not by per cent.
std::string distance_text(const Value& margin, Unit unit, std::string_view currency) {
  Exact above = margin.numerator();
  if (above.units < 0) above.units = -above.units;
  const Value distance = Value::quotient(above, margin.denominator(), {});
  std::string text = value_text_apart(distance, {0, 1}, unit, currency);
  if (unit != Unit::Ratio) return text;
  text.resize(text.size() - std::string_view{" %"}.size());
  return text + " percentage points";
}

std::string calls_text(const Judgement& judgement, const Target& target) {
  const std::int64_t calls = judgement.calls_needed.value_or(0);
  if (calls == 0) return {};
  return fmt::format("; {} {} {} would meet it", count_text(Amount{calls}),
                     wants_more(target.op) ? "more" : "fewer", calls == 1 ? "call" : "calls");
}

std::string distance_remark(const Judgement& judgement, const Target& target,
                            std::string_view currency) {
  const bool missed = judgement.verdict == Verdict::Missed;
  if (judgement.margin.numerator().units == 0) {
    const std::string exactly = missed ? "missed: exactly the target" : "met: exactly the target";
    return missed ? exactly + calls_text(judgement, target) : exactly;
  }
  const std::string distance = distance_text(judgement.margin, judgement.unit, currency);
  if (missed) return fmt::format("missed by {}{}", distance, calls_text(judgement, target));
  if (judgement.verdict != Verdict::Warning) return "met by " + distance;
  return fmt::format(
      "met by {}, but not the warn value {}", distance,
      number_text(*target.warn, target.in ? target.kpi->unit : judgement.unit, currency));
}

std::string interval_remark(const Judgement& judgement) {
  return fmt::format("95 % interval {} to {}{}", share_text(judgement.interval->low),
                     share_text(judgement.interval->high),
                     judgement.settled.value_or(true)
                         ? ""
                         : ", which holds the target: not settled by this sample");
}

std::string name_of_group(const Check& check, const CheckedTarget& target,
                          const Judgement& judgement) {
  std::string text;
  for (const std::string& part : judgement.group) {
    text += (text.empty() ? "" : ", ") + group_text(part);
  }
  if (!target.length || !judgement.span) return text;
  return text + (text.empty() ? "" : ", ") +
         interval_text(check.report.calendar, *target.length, judgement.span->begin);
}

}  // namespace

Exact bound_of(const Target& target) {
  return target.in ? target.in->share : target.value;
}

JudgementText text_of(const Check& check, const CheckedTarget& target, const Judgement& judgement) {
  const std::string currency = escaped(check.report.currency);
  JudgementText text;
  text.group = name_of_group(check, target, judgement);
  text.value = value_text_apart(judgement.value, bound_of(target.target), judgement.unit, currency);
  if (judgement.value.is_quotient()) {
    text.quotient = fmt::format(
        "{} / {}{}", numerator_text(judgement.value, judgement.unit, currency),
        denominator_text(judgement.value, judgement.unit), target.target.in ? " intervals" : "");
  }
  if (judgement.verdict == Verdict::Inconclusive) {
    text.remarks.push_back(escaped(judgement.reason));
  } else {
    text.remarks.push_back(distance_remark(judgement, target.target, currency));
  }
  if (judgement.interval) text.remarks.push_back(interval_remark(judgement));
  if (judgement.left_out > 0) {
    text.remarks.push_back(fmt::format("{} {} without a value of enough calls left out",
                                       count_text(judgement.left_out),
                                       judgement.left_out == 1 ? "interval" : "intervals"));
  }
  return text;
}

std::string target_text(const Target& target) {
  return target.name.empty() ? escaped(target.text)
                             : fmt::format("{}: {}", escaped(target.name), escaped(target.text));
}

std::string verdict_line(const Check& check) {
  constexpr std::array kBesides{Verdict::Missed, Verdict::Inconclusive, Verdict::Warning};
  const std::size_t all = check.targets.size();
  std::string line =
      fmt::format("{}: {} {}", name(check.verdict), all, all == 1 ? "target" : "targets");
  for (const Verdict verdict : kBesides) {
    const auto count = std::ranges::count(check.targets, verdict, &CheckedTarget::verdict);
    if (count > 0) line += fmt::format(", {} {}", count, name(verdict));
  }
  return line;
}

}  // namespace kpi
