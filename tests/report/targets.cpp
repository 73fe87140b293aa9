// SPDX-License-Identifier: MIT
// Small logs held against targets: who meets them, by how much, and what would.
#include "kpi/targets.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "input/logs.hpp"
#include "metrics/contacts.hpp"

namespace kpi::targets_test {
namespace {

using Texts = std::vector<std::string>;

Target target_of(const char* id, Operator op, Exact value) {
  Target target;
  target.kpi = find_kpi(id);
  target.op = op;
  target.value = value;
  return target;
}

constexpr Exact kEighty{80, 100};

/// So many answered within the threshold, so many late, in one queue.
std::string rows(const std::string& queue, int within, int late, int hour = 9) {
  std::string text;
  const std::string head = "2026-03-02 0" + std::to_string(hour) + ":00:00," + queue + ",answered,";
  for (int i = 0; i < within; ++i) text += head + "5,60\n";
  for (int i = 0; i < late; ++i) text += head + "50,60\n";
  return text;
}

Check checked(const std::string& lines, const std::vector<Target>& targets,
              std::uint64_t min_calls = 1) {
  input_test::LogFolder folder;
  InputOptions options;
  options.files = {folder.put("calls.csv", "start,queue,outcome,wait,talk\n" + lines)};
  LogReader reader{options};
  CheckQuery asked;
  asked.query.kpis.clear();
  asked.targets = targets;
  asked.min_calls = min_calls;
  return check(reader, asked);
}

/// "sales: missed 3/5 -1/5 needs 1"
std::string line_of(const Judgement& one) {
  std::string text;
  for (const std::string& part : one.group) text += part + ": ";
  text += std::string{name(one.verdict)} + " " + metrics_test::value_text(one.value);
  if (one.margin.has_value()) {
    text += " by " + std::to_string(static_cast<std::int64_t>(one.margin.numerator().units)) + "/" +
            std::to_string(static_cast<std::int64_t>(one.margin.denominator().units));
  }
  if (one.calls_needed) text += " needs " + std::to_string(*one.calls_needed);
  if (one.left_out > 0) text += " without " + std::to_string(one.left_out);
  if (!one.reason.empty()) text += " | " + one.reason;
  return text;
}

Texts lines_of(const Check& check, std::size_t target = 0) {
  Texts texts{std::string{name(check.targets[target].verdict)}};
  for (const Judgement& one : check.targets[target].results) texts.push_back(line_of(one));
  return texts;
}

}  // namespace

TEST_CASE("a share is held against a target exactly") {
  const Target at_least = target_of("service_level", Operator::AtLeast, kEighty);
  CHECK(lines_of(checked(rows("a", 4, 1), {at_least})) == Texts{"met", "met 4/5 by 0/500 needs 0"});
  CHECK(lines_of(checked(rows("a", 3, 2), {at_least})) ==
        Texts{"missed", "missed 3/5 by -100/500 needs 1"});
  CHECK(lines_of(checked(rows("a", 79, 21), {at_least})) ==
        Texts{"missed", "missed 79/100 by -100/10000 needs 1"});
}

TEST_CASE("more than and less than leave the target itself out") {
  const Target more = target_of("service_level", Operator::MoreThan, kEighty);
  CHECK(lines_of(checked(rows("a", 4, 1), {more})) ==
        Texts{"missed", "missed 4/5 by 0/500 needs 1"});
  const Target less = target_of("service_level", Operator::LessThan, kEighty);
  CHECK(lines_of(checked(rows("a", 8, 2), {less})) ==
        Texts{"missed", "missed 8/10 by 0/1000 needs 1"});
  const Target at_most = target_of("service_level", Operator::AtMost, kEighty);
  CHECK(lines_of(checked(rows("a", 8, 2), {at_most})) ==
        Texts{"met", "met 8/10 by 0/1000 needs 0"});
  CHECK(lines_of(checked(rows("a", 10, 0), {at_most})) ==
        Texts{"missed", "missed 10/10 by -200/1000 needs 2"});
}

TEST_CASE("no number of calls meets what is beyond every share") {
  const Target all = target_of("service_level", Operator::MoreThan, {1, 1});
  CHECK(lines_of(checked(rows("a", 4, 1), {all})) == Texts{"missed", "missed 4/5 by -1/5"});
}

TEST_CASE("a mean has a margin in its own unit, and no calls that would change it") {
  // (4 x 5 s + 50 s) / 5 = 14 s
  const Target asa = target_of("asa", Operator::AtMost, {15'000, 1000});
  CHECK(lines_of(checked(rows("a", 4, 1), {asa})) == Texts{"met", "met 70/5 by 5000000/5000000"});
}

TEST_CASE("a value that meets the target but not its warn value is a warning") {
  Target target = target_of("service_level", Operator::AtLeast, kEighty);
  target.warn = Exact{90, 100};
  CHECK(lines_of(checked(rows("a", 4, 1), {target}))[0] == "warning");
  CHECK(lines_of(checked(rows("a", 9, 1), {target}))[0] == "met");
  CHECK(lines_of(checked(rows("a", 7, 3), {target}))[0] == "missed");
}

TEST_CASE("without a value nothing can be told") {
  const Target asa = target_of("asa", Operator::AtMost, {15, 1});
  CHECK(lines_of(checked("", {asa})) ==
        Texts{"inconclusive", "inconclusive none: no answered contacts | no answered contacts"});
  const Target csat = target_of("csat", Operator::AtLeast, kEighty);
  CHECK(lines_of(checked(rows("a", 1, 0), {csat})) ==
        Texts{"inconclusive", "inconclusive none: needs column csat | needs column csat"});
}

TEST_CASE("a value of fewer calls than asked for is inconclusive, whatever it is") {
  const Target target = target_of("service_level", Operator::AtLeast, kEighty);
  CHECK(lines_of(checked(rows("a", 1, 3), {target}, 5)) ==
        Texts{"inconclusive",
              "inconclusive 1/4 by -220/400 needs 3 | 4 calls counted, fewer than the least number "
              "of 5"});
  CHECK(lines_of(checked(rows("a", 1, 3), {target}, 4))[0] == "missed");
  Target own = target;
  own.min_calls = 5;
  CHECK(lines_of(checked(rows("a", 1, 3), {own}, 1))[0] == "inconclusive");
}

TEST_CASE("calls of a percentile are its values, of a count those offered") {
  const std::string log = rows("a", 3, 0) + "2026-03-02 09:00:00,a,abandoned,5,\n";
  const Target p90 = target_of("wait_p90", Operator::AtMost, {10, 1});
  CHECK(lines_of(checked(log, {p90}, 3))[0] == "met");
  CHECK(lines_of(checked(log, {p90}, 4))[0] == "inconclusive");
  const Target count = target_of("answered", Operator::AtLeast, {2, 1});
  CHECK(lines_of(checked(log, {count}, 4))[0] == "met");
  CHECK(lines_of(checked(log, {count}, 5))[0] == "inconclusive");
  // Nobody asked for what only counts the calls.
  const Check check = checked(log, {p90});
  REQUIRE(check.report.kpis.size() == 1);
  CHECK(check.report.results.total().values.size() == 1);
}

TEST_CASE("with groups each is judged, and the worst decides") {
  Target target = target_of("service_level", Operator::AtLeast, kEighty);
  target.by = {"queue"};
  const std::string log = rows("sales", 5, 0) + rows("support", 3, 2);
  const Check check = checked(log, {target});
  CHECK(lines_of(check) == Texts{"missed", "sales: met 5/5 by 100/500 needs 0",
                                 "support: missed 3/5 by -100/500 needs 1"});
  CHECK(check.targets[0].dimensions == Texts{"queue"});
  CHECK(lines_of(checked(rows("sales", 5, 0) + rows("vip", 1, 0), {target}, 2)) ==
        Texts{"inconclusive", "sales: met 5/5 by 100/500 needs 0",
              "vip: inconclusive 1/1 by 20/100 needs 0 | 1 call counted, fewer than the least "
              "number of 2"});
  CHECK(lines_of(checked("", {target})) == Texts{"inconclusive"});
}

TEST_CASE("in intervals: the share of them that meet the target") {
  Target target = target_of("service_level", Operator::AtLeast, kEighty);
  target.in = Target::InIntervals{{1, 2}, IntervalLength::Hour};
  const std::string one_of_three = rows("a", 5, 0, 7) + rows("a", 3, 2, 8) + rows("a", 0, 5, 9);
  // The eight o'clock hour needs one call, that of nine o'clock four.
  CHECK(lines_of(checked(one_of_three, {target})) == Texts{"missed", "missed 1/3 by -1/6 needs 1"});
  target.in->share = {1, 1};
  CHECK(lines_of(checked(one_of_three, {target})) == Texts{"missed", "missed 1/3 by -2/3 needs 5"});
}

TEST_CASE("intervals of too few calls are on no side") {
  Target target = target_of("service_level", Operator::AtLeast, kEighty);
  target.in = Target::InIntervals{{90, 100}, IntervalLength::Hour};
  const std::string log = rows("a", 5, 0, 7) + rows("a", 0, 1, 8);
  CHECK(lines_of(checked(log, {target}, 2)) == Texts{"met", "met 1/1 by 10/100 needs 0 without 1"});
  CHECK(lines_of(checked(log, {target}, 9)) ==
        Texts{"inconclusive",
              "inconclusive none: no interval has a value of enough calls without 2 | no interval "
              "has a value of enough calls"});
}

TEST_CASE("intervals of a group belong to it alone") {
  Target target = target_of("service_level", Operator::AtLeast, kEighty);
  target.by = {"queue"};
  target.in = Target::InIntervals{{90, 100}, IntervalLength::Hour};
  const std::string log = rows("a", 5, 0, 7) + rows("b", 0, 5, 7) + rows("b", 5, 0, 8);
  CHECK(lines_of(checked(log, {target})) ==
        Texts{"missed", "a: met 1/1 by 10/100 needs 0", "b: missed 1/2 by -80/200 needs 4"});
}

TEST_CASE("in intervals the warn value has to be met as often") {
  Target target = target_of("service_level", Operator::AtLeast, kEighty);
  target.warn = Exact{90, 100};
  target.in = Target::InIntervals{{1, 2}, IntervalLength::Hour};
  CHECK(lines_of(checked(rows("a", 4, 1, 7) + rows("a", 0, 1, 8), {target}))[0] == "warning");
  CHECK(lines_of(checked(rows("a", 9, 1, 7) + rows("a", 0, 1, 8), {target}))[0] == "met");
}

TEST_CASE("a target inside Wilson's interval of the share is not settled") {
  const Target target = target_of("service_level", Operator::AtLeast, kEighty);
  // 8 of 10: 49.0 % to 94.3 %, as published tables of the interval have it.
  const Judgement small = checked(rows("a", 8, 2), {target}).targets[0].results[0];
  REQUIRE(small.interval);
  CHECK(small.interval->low == 490'162);
  CHECK(small.interval->high == 943'318);
  CHECK(small.settled == false);
  const Judgement clear = checked(rows("a", 0, 10), {target}).targets[0].results[0];
  CHECK(clear.settled == true);
  const Target asa = target_of("asa", Operator::AtMost, {15, 1});
  CHECK_FALSE(checked(rows("a", 1, 0), {asa}).targets[0].results[0].settled);
}

TEST_CASE("the worst target decides, and each verdict can be asked for") {
  const Target met = target_of("asa", Operator::AtMost, {100, 1});
  const Target missed = target_of("service_level", Operator::AtLeast, kEighty);
  const Target unknown = target_of("csat", Operator::AtLeast, kEighty);
  const std::string log = rows("a", 3, 2);
  CHECK(checked(log, {met, missed, unknown}).verdict == Verdict::Missed);
  CHECK(checked(log, {met, unknown}).verdict == Verdict::Inconclusive);
  const Check check = checked(log, {met});
  CHECK(check.verdict == Verdict::Met);
  CHECK(check.has(Verdict::Met));
  CHECK_FALSE(check.has(Verdict::Missed));
}

TEST_CASE("targets of one grouping share it, and what was asked besides stays") {
  CheckQuery asked;
  asked.query.kpis = {"offered"};
  asked.query.group_by = {{"agent"}};
  Target one = target_of("asa", Operator::AtMost, {100, 1});
  one.by = {"queue"};
  Target other = target_of("aht", Operator::AtMost, {100, 1});
  other.by = {"queue"};
  other.in = Target::InIntervals{{1, 2}, IntervalLength::Day};
  asked.targets = {one, one, other};
  const Query query = query_of(asked);
  CHECK(query.kpis == Texts{"offered", "asa", "aht"});
  CHECK(query.group_by == std::vector<Texts>{{"agent"}, {"queue"}, {"queue", "day"}});
}

}  // namespace kpi::targets_test
