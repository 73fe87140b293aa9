// SPDX-License-Identifier: MIT
// How long contacts take an agent: handle, talk, hold and after-call time, and transfers.
#include <fmt/format.h>

#include <string>
#include <utility>

#include "metrics/blocks.hpp"
#include "metrics/families.hpp"

namespace kpi {
namespace {

constexpr std::string_view kNeedsTalk = "outcome (or answer, or talk) and talk (or answer and end)";

std::string_view chosen_aht(const Definitions& definitions) {
  return chosen_formula(definitions, "aht", "talk-hold-acw");
}

}  // namespace

HandleParts handle_parts(const Definitions& definitions, const LogFacts& facts) {
  const std::string_view chosen = chosen_aht(definitions);
  const bool asks_hold = chosen != "talk-acw" && chosen != "talk";
  const bool asks_acw = chosen != "talk-hold" && chosen != "talk";
  // ring and wait are asked for by name: without them there is no value rather than another one.
  return {.hold = asks_hold && facts.columns.contains(Field::Hold),
          .acw = asks_acw && facts.columns.contains(Field::Acw),
          .ring = chosen == "with-ring",
          .wait = chosen == "with-wait"};
}

namespace {

/// "talk + hold + after-call work", of the parts really summed.
std::string handle_text(const HandleParts& parts) {
  std::string text = "talk";
  if (parts.hold) text += " + hold";
  if (parts.acw) text += " + after-call work";
  if (parts.ring) text += " + ring";
  if (parts.wait) text += " + wait";
  return text;
}

/// What the formula asks for and no file has: "; no file has acw".
std::string left_out_text(const Definitions& definitions, const LogFacts& facts) {
  LogFacts all = facts;
  all.columns.insert(Field::Hold);
  all.columns.insert(Field::Acw);
  const HandleParts asked = handle_parts(definitions, all);
  const HandleParts given = handle_parts(definitions, facts);
  const bool no_hold = asked.hold && !given.hold;
  const bool no_acw = asked.acw && !given.acw;
  if (no_hold && no_acw) return "; no file has hold or acw";
  if (no_hold) return "; no file has hold";
  return no_acw ? "; no file has acw" : "";
}

std::string handled_text(const HandleParts& parts) {
  if (parts.ring) return "answered with talk and ring known";
  return parts.wait ? "answered with talk and wait known" : "answered with talk known";
}

std::string describe_aht(const Definitions& definitions, const LogFacts& facts) {
  const HandleParts parts = handle_parts(definitions, facts);
  const std::string sum = handle_text(parts);
  return fmt::format("{} / {}{}", sum == "talk" ? sum : fmt::format("({})", sum),
                     handled_text(parts), left_out_text(definitions, facts));
}

std::string describe_percentile(std::string_view rank, const Definitions& definitions,
                                const LogFacts& facts) {
  const HandleParts parts = handle_parts(definitions, facts);
  return fmt::format("{} percentile of {}, over {}{}", rank, handle_text(parts),
                     handled_text(parts), left_out_text(definitions, facts));
}

FieldSet handle_fields(const Definitions& definitions, const LogFacts& facts) {
  const HandleParts parts = handle_parts(definitions, facts);
  FieldSet fields{Field::Outcome, Field::Talk};
  if (parts.ring) fields.insert(Field::Ring);
  if (parts.wait) fields.insert(Field::Wait);
  return fields;
}

Reason no_handle(const Aggregate& contacts) {
  return none_answered_with(
      contacts, contacts.talk.count == 0 ? "a talk time" : "every part of the handle time");
}

Value aht(const Aggregate& contacts, const Context& context) {
  return needing(handle_fields(context.definitions, context.facts), context,
                 mean_seconds(contacts.handle, no_handle(contacts)));
}

/// The chosen formula; of the sums of talk, hold and acw the one that the log can give.
std::string choose_aht(const Definitions& definitions, const LogFacts& facts) {
  const HandleParts parts = handle_parts(definitions, facts);
  if (parts.ring || parts.wait) return std::string{chosen_aht(definitions)};
  if (parts.hold && parts.acw) return "talk-hold-acw";
  if (parts.hold) return "talk-hold";
  return parts.acw ? "talk-acw" : "talk";
}

std::optional<Exact> aht_squares(const Aggregate& contacts) {
  return squares_of(contacts.squares.handle);
}

Kpi aht_row() {
  return {.id = "aht",
          .name = "Average handle time",
          .section = Section::Handling,
          .unit = Unit::Seconds,
          .better = Better::Lower,
          .formulas = {{.id = "talk-hold-acw",
                        .text = "(talk + hold + after-call work) / answered with talk known"},
                       {.id = "with-ring",
                        .text = "(talk + hold + after-call work + ring) / answered with talk and "
                                "ring known"},
                       {.id = "with-wait",
                        .text = "(talk + hold + after-call work + wait) / answered with talk and "
                                "wait known"},
                       {.id = "talk-hold", .text = "(talk + hold) / answered with talk known"},
                       {.id = "talk-acw",
                        .text = "(talk + after-call work) / answered with talk known"},
                       {.id = "talk", .text = "talk / answered with talk known"}},
          .needs =
              "outcome (or answer, or talk) and talk (or answer and end); hold and acw are "
              "summed where a file has them; with-ring needs ring, with-wait needs wait",
          .source = "common usage in contact centres; Amazon Connect (average handle time)",
          .core = Kpi::Core::Yes,
          .compute = aht,
          .squares = aht_squares,
          .choose = choose_aht,
          .describe = describe_aht};
}

Value aht_percentile(unsigned percent, const Aggregate& contacts, const Context& context) {
  return needing(handle_fields(context.definitions, context.facts), context,
                 percentile_seconds(contacts.handles, percent, no_handle(contacts)));
}

Value aht_p50(const Aggregate& contacts, const Context& context) {
  return aht_percentile(50, contacts, context);
}

std::string describe_p50(const Definitions& definitions, const LogFacts& facts) {
  return describe_percentile("50th", definitions, facts);
}

Kpi aht_p50_row() {
  return {.id = "aht_p50",
          .name = "Handle time, median",
          .section = Section::Handling,
          .unit = Unit::Seconds,
          .better = Better::Lower,
          .formulas = {{.id = "", .text = "50th percentile of the handle time of aht"}},
          .needs = kNeedsTalk,
          .source = "nearest-rank percentile of the handle time of aht",
          .observes = Observe::Handles,
          .rows_of = "aht",
          .compute = aht_p50,
          .describe = describe_p50};
}

Value aht_p90(const Aggregate& contacts, const Context& context) {
  return aht_percentile(90, contacts, context);
}

std::string describe_p90(const Definitions& definitions, const LogFacts& facts) {
  return describe_percentile("90th", definitions, facts);
}

Kpi aht_p90_row() {
  return {.id = "aht_p90",
          .name = "Handle time, 90th percentile",
          .section = Section::Handling,
          .unit = Unit::Seconds,
          .better = Better::Lower,
          .formulas = {{.id = "", .text = "90th percentile of the handle time of aht"}},
          .needs = kNeedsTalk,
          .source = "nearest-rank percentile of the handle time of aht",
          .observes = Observe::Handles,
          .rows_of = "aht",
          .compute = aht_p90,
          .describe = describe_p90};
}

Value talk_time(const Aggregate& contacts, const Context& context) {
  return needing({Field::Outcome, Field::Talk}, context,
                 mean_seconds(contacts.talk, none_answered_with(contacts, "a talk time")));
}

std::optional<Exact> talk_time_squares(const Aggregate& contacts) {
  return squares_of(contacts.squares.talk);
}

Kpi talk_time_row() {
  return {.id = "talk_time",
          .name = "Average talk time",
          .section = Section::Handling,
          .unit = Unit::Seconds,
          .better = Better::Lower,
          .formulas = {{.id = "", .text = "talk, net of hold / answered with talk known"}},
          .needs = kNeedsTalk,
          .source = kCommonUsage,
          .core = Kpi::Core::Yes,
          .compute = talk_time,
          .squares = talk_time_squares};
}

Value acw_time(const Aggregate& contacts, const Context& context) {
  return needing(
      {Field::Outcome, Field::Acw}, context,
      mean_seconds(contacts.acw, none_answered_with(contacts, "an after-call work time")));
}

std::optional<Exact> acw_time_squares(const Aggregate& contacts) {
  return squares_of(contacts.squares.acw);
}

Kpi acw_time_row() {
  return {.id = "acw_time",
          .name = "Average after-call work",
          .section = Section::Handling,
          .unit = Unit::Seconds,
          .better = Better::Lower,
          .formulas = {{.id = "",
                        .text = "after-call work / answered; a blank counts as none happened"}},
          .needs = "outcome (or answer, or talk) and acw",
          .source = kCommonUsage,
          .core = Kpi::Core::Yes,
          .compute = acw_time,
          .squares = acw_time_squares};
}

Value hold_time(const Aggregate& contacts, const Context& context) {
  return needing({Field::Outcome, Field::Hold}, context,
                 mean_seconds(contacts.hold, none_answered_with(contacts, "a hold time")));
}

std::optional<Exact> hold_time_squares(const Aggregate& contacts) {
  return squares_of(contacts.squares.hold);
}

Kpi hold_time_row() {
  return {.id = "hold_time",
          .name = "Average hold time",
          .section = Section::Handling,
          .unit = Unit::Seconds,
          .better = Better::Lower,
          .formulas = {{.id = "", .text = "hold / answered; a blank counts as none happened"}},
          .needs = "outcome (or answer, or talk) and hold",
          .source = kCommonUsage,
          .core = Kpi::Core::Yes,
          .compute = hold_time,
          .squares = hold_time_squares};
}

Value hold_time_held(const Aggregate& contacts, const Context& context) {
  const Reason reason = contacts.hold.count == 0 ? none_answered_with(contacts, "a hold time")
                                                 : "no answered contact was on hold";
  return needing({Field::Outcome, Field::Hold}, context,
                 mean_seconds({contacts.hold.sum, contacts.held}, reason));
}

std::optional<Exact> hold_time_held_squares(const Aggregate& contacts) {
  return squares_of(contacts.squares.hold);
}

Kpi hold_time_held_row() {
  return {.id = "hold_time_held",
          .name = "Average hold time when held",
          .section = Section::Handling,
          .unit = Unit::Seconds,
          .better = Better::Lower,
          .formulas = {{.id = "", .text = "hold / answered with hold above 0"}},
          .needs = "outcome (or answer, or talk) and hold",
          .source = "common usage in contact centres; Amazon Connect (average customer hold time)",
          .compute = hold_time_held,
          .squares = hold_time_held_squares};
}

Value held_rate(const Aggregate& contacts, const Context& context) {
  return needing({Field::Outcome, Field::Hold}, context,
                 Value::quotient({contacts.held, 1}, {contacts.hold.count, 1},
                                 none_answered_with(contacts, "a hold time")));
}

Kpi held_rate_row() {
  return {.id = "held_rate",
          .name = "Held rate",
          .section = Section::Handling,
          .unit = Unit::Ratio,
          .better = Better::Lower,
          .formulas = {{.id = "", .text = "answered with hold above 0 / answered"}},
          .needs = "outcome (or answer, or talk) and hold",
          .source = kCommonUsage,
          .compute = held_rate};
}

Value call_duration(const Aggregate& contacts, const Context& context) {
  return needing(
      {Field::Outcome, Field::Talk, Field::Hold}, context,
      mean_seconds(contacts.duration, none_answered_with(contacts, "a talk and a hold time")));
}

std::optional<Exact> call_duration_squares(const Aggregate& contacts) {
  return squares_of(contacts.squares.duration);
}

Kpi call_duration_row() {
  return {.id = "call_duration",
          .name = "Average call duration",
          .section = Section::Handling,
          .unit = Unit::Seconds,
          .formulas = {{.id = "", .text = "(talk + hold) / answered with talk known"}},
          .needs = "outcome (or answer, or talk), talk (or answer and end) and hold",
          .source = kCommonUsage,
          .compute = call_duration,
          .squares = call_duration_squares};
}

Value transfer_rate(const Aggregate& contacts, const Context& context) {
  return needing({Field::Outcome, Field::Transferred}, context,
                 Value::quotient({contacts.transferred.sum, 1}, {contacts.transferred.count, 1},
                                 none_answered_with(contacts, "a yes or no in transferred")));
}

Kpi transfer_rate_row() {
  return {.id = "transfer_rate",
          .name = "Transfer rate",
          .section = Section::Handling,
          .unit = Unit::Ratio,
          .better = Better::Lower,
          .formulas = {{.id = "", .text = "transferred / answered with transferred known"}},
          .needs = "outcome (or answer, or talk) and transferred",
          .source = kCommonUsage,
          .core = Kpi::Core::Yes,
          .compute = transfer_rate};
}

}  // namespace

std::vector<Kpi> handling_kpis() {
  return {aht_row(),           aht_p50_row(),      aht_p90_row(),        talk_time_row(),
          acw_time_row(),      hold_time_row(),    hold_time_held_row(), held_rate_row(),
          call_duration_row(), transfer_rate_row()};
}

}  // namespace kpi
