// SPDX-License-Identifier: MIT
// How much came in: contacts by how they left the queue, arrivals per hour, share of the report.
#include "metrics/blocks.hpp"
#include "metrics/families.hpp"

namespace kpi {

std::int64_t offered(const ExitTallies& exits) {
  std::int64_t contacts = 0;
  for (const ExitTally& exit : exits) contacts += exit.count;
  return contacts;
}

std::int64_t other_exits(const ExitTallies& exits) {
  return offered(exits) - of(exits, Exit::Answered).count - of(exits, Exit::Abandoned).count;
}

namespace {

Value offered_count(const Aggregate& contacts, const Context& context) {
  return needing({Field::Outcome}, context, Value::count(offered(contacts.exits)));
}

Kpi offered_row() {
  return {.id = "offered",
          .name = "Offered",
          .section = Section::Volume,
          .unit = Unit::Count,
          .formulas = {{.id = "", .text = "answered + abandoned + other exits"}},
          .needs = kNeedsOutcome,
          .source = kCommonUsage,
          .core = Kpi::Core::Yes,
          .compute = offered_count};
}

Value answered_count(const Aggregate& contacts, const Context& context) {
  return needing({Field::Outcome}, context, Value::count(of(contacts.exits, Exit::Answered).count));
}

Kpi answered_row() {
  return {.id = "answered",
          .name = "Answered",
          .section = Section::Volume,
          .unit = Unit::Count,
          .formulas = {{.id = "", .text = "contacts connected to an agent"}},
          .needs = kNeedsOutcome,
          .source = kCommonUsage,
          .core = Kpi::Core::Yes,
          .compute = answered_count};
}

Value abandoned_count(const Aggregate& contacts, const Context& context) {
  return needing({Field::Outcome}, context,
                 Value::count(of(contacts.exits, Exit::Abandoned).count));
}

Kpi abandoned_row() {
  return {.id = "abandoned",
          .name = "Abandoned",
          .section = Section::Volume,
          .unit = Unit::Count,
          .formulas = {{.id = "", .text = "contacts whose caller left before an answer"}},
          .needs = kNeedsOutcome,
          .source = kCommonUsage,
          .core = Kpi::Core::Yes,
          .compute = abandoned_count};
}

Value other_exits_count(const Aggregate& contacts, const Context& context) {
  return needing({Field::Outcome}, context, Value::count(other_exits(contacts.exits)));
}

Kpi other_exits_row() {
  return {.id = "other_exits",
          .name = "Other exits",
          .section = Section::Volume,
          .unit = Unit::Count,
          .formulas = {{.id = "", .text = "voicemail + callback + overflow + disconnected"}},
          .needs = kNeedsOutcome,
          .source = kCommonUsage,
          .compute = other_exits_count};
}

Value blocked_count(const Aggregate& contacts, const Context& context) {
  return needing({Field::Outcome}, context, Value::count(contacts.blocked));
}

Kpi blocked_row() {
  return {
      .id = "blocked",
      .name = "Blocked",
      .section = Section::Volume,
      .unit = Unit::Count,
      .formulas = {{.id = "", .text = "contacts refused before any queue; never part of offered"}},
      .needs = kNeedsOutcome,
      .source = kCommonUsage,
      .compute = blocked_count};
}

Value arrival_rate(const Aggregate& contacts, const Context& context) {
  const Exact hours{context.elapsed.value_or(0), kHour};
  return needing({Field::Outcome, Field::Start}, context,
                 Value::quotient({offered(contacts.exits), 1}, hours, "the period has no length"));
}

Kpi arrival_rate_row() {
  return {.id = "arrival_rate",
          .name = "Arrival rate",
          .section = Section::Volume,
          .unit = Unit::PerHour,
          .formulas = {{.id = "", .text = "offered / elapsed hours of the period"}},
          .needs = "start, and outcome (or answer, or talk)",
          .source = kCommonUsage,
          .compute = arrival_rate};
}

Value share(const Aggregate& contacts, const Context& context) {
  return Value::quotient({contacts.rows, 1}, {context.report_rows, 1}, "no contacts selected");
}

Kpi share_row() {
  return {.id = "share",
          .name = "Share of contacts",
          .section = Section::Volume,
          .unit = Unit::Ratio,
          .formulas = {{.id = "",
                        .text = "selected contacts of the group / selected contacts of the "
                                "report, blocked included"}},
          .needs =
              "nothing but rows; say by what with -g: channel mix by channel, contact-type "
              "mix by reason",
          .source = kCommonUsage,
          .compute = share};
}

}  // namespace

std::vector<Kpi> volume_kpis() {
  return {offered_row(), answered_row(),     abandoned_row(), other_exits_row(),
          blocked_row(), arrival_rate_row(), share_row()};
}

}  // namespace kpi
