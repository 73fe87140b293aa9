// SPDX-License-Identifier: MIT
// Remarks that tell how figures came about.
#include "report/remarks.hpp"

#include <algorithm>

#include "report/remark_list.hpp"

namespace kpi {
namespace {

void remark_waits(Remarks& notes, const Aggregate& total) {
  const auto without_wait = [&](Exit exit) {
    const ExitTally& tally = of(total.exits, exit);
    return tally.count - tally.with_wait;
  };
  notes.on("N201", without_wait(Exit::Answered),
           "answered contact without a wait is left out of service level, ASA and percentiles",
           "answered contacts without a wait are left out of service level, ASA and percentiles");
  notes.on("N202", without_wait(Exit::Abandoned),
           "abandoned contact without a wait is neither within a threshold nor short",
           "abandoned contacts without a wait are neither within a threshold nor short");
  std::int64_t others = 0;
  for (const Exit exit : {Exit::Voicemail, Exit::Callback, Exit::Overflow, Exit::Disconnected}) {
    others += without_wait(exit);
  }
  notes.on("N203", others, "other exit without a wait is not within a threshold",
           "other exits without a wait are not within a threshold");
}

void remark_handling(Remarks& notes, const Aggregate& total, const FoldPlan& plan) {
  const std::int64_t answered = of(total.exits, Exit::Answered).count;
  if (total.talk.count > 0) {
    notes.on("N204", answered - total.talk.count,
             "answered contact without a talk time is left out of talk and handle times",
             "answered contacts without a talk time are left out of talk and handle times");
    notes.on("N205", total.aht_left_out,
             "answered contact is left out of AHT, its file lacking another part of it",
             "answered contacts are left out of AHT, their files lacking another part of it");
  }
  const HandleParts& parts = plan.rules.parts;
  const auto partly = [&](const Tally& tally) {
    return tally.count > 0 ? answered - tally.count : 0;
  };
  if (parts.hold) {
    notes.on("N206", partly(total.hold), "answered contact is of a file without a hold column",
             "answered contacts are of files without a hold column");
  }
  if (parts.acw) {
    notes.on("N207", partly(total.acw),
             "answered contact is of a file without an after-call work column",
             "answered contacts are of files without an after-call work column");
  }
}

}  // namespace

std::vector<Note> remarks(const Fold& fold, const FoldPlan& plan, const LogFacts& facts,
                          const Report& report) {
  Remarks notes;
  const Aggregate& total = fold.total();
  const bool no_records =
      std::all_of(report.inputs.begin(), report.inputs.end(), [](const InputSummary& input) {
        return input.kind != FileKind::Calls || input.records == 0;
      });
  if (no_records) notes.add("N200", "the log has no calls");
  notes.on("N208", fold.unknown_outcome(), "contact does not say how it ended and is not offered",
           "contacts do not say how they ended and are not offered");
  notes.on("N214", fold.placed_by_start(),
           "contact has no such time and is placed by its start (--assign-by)",
           "contacts have no such time and are placed by their starts (--assign-by)");
  fold.where().remark(notes);
  const bool waits_known = facts.columns.contains(Field::Wait);
  if (waits_known &&
      shows(report, {"service_level", "asa", "average_wait", "abandonment_rate", "time_to_abandon",
                     "short_abandon_rate", "longest_wait", "wait_p90"})) {
    remark_waits(notes, total);
  }
  if (shows(report, {"aht", "talk_time", "hold_time", "acw_time", "call_duration"})) {
    remark_handling(notes, total, plan);
  }
  if (plan.observes(Observe::Repeats)) {
    notes.on("N209", fold.without_caller(),
             "answered contact without a caller can be no repeat call",
             "answered contacts without a caller can be no repeat calls");
    notes.on("N210", total.repeats.unjudgeable, "case is too near an edge of the log to be judged",
             "cases are too near an edge of the log to be judged");
  }
  const bool booked = !plan.definitions->cost && !plan.definitions->cost_per_hour;
  if (shows(report, {"cost_per_call"}) && booked && total.cost.count > 0) {
    notes.on("N211", total.answered_without_cost, "answered contact has no cost",
             "answered contacts have no cost");
  }
  if (const Profile* profile = report.profile; profile != nullptr) {
    notes.add("N213", "--profile " + std::string{profile->name} + ", " +
                          (profile->tried ? "tried on the system's own figures" : "as published") +
                          " (" + std::string{profile->source} +
                          "): " + std::string{profile->remark});
  }
  const bool by_caller = std::any_of(
      plan.groupings.begin(), plan.groupings.end(), [](const PlannedGrouping& grouping) {
        return std::any_of(grouping.dimensions.begin(), grouping.dimensions.end(),
                           [](const Dimension& d) { return d.field == Field::Caller; });
      });
  if (by_caller && !plan.show_callers) {
    notes.add("N212",
              "callers are shown as pseudonyms that differ from run to run; "
              "--show-callers shows them");
  }
  return notes.take();
}

}  // namespace kpi
