// SPDX-License-Identifier: MIT
// What is to be said of an input that has been read to its end.
#include "input/pass_notes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kpi {

std::vector<Note> notes_of(const InputLog& input, const PassResult& found) {
  const std::string& name = input.source.name();
  std::vector<Note> notes = input.notes();
  notes.insert(notes.end(), input.layout.notes.begin(), input.layout.notes.end());
  if (found.marks.lines > 0) {
    const bool one = found.marks.lines == 1;
    notes.push_back(
        {"N134", name + ": " + with_thousands(found.marks.lines) +
                     (one ? " line of totals or dashes is" : " lines of totals or dashes are") +
                     " skipped, " + (one ? "" : "the first ") + "in line " +
                     with_thousands(found.marks.first)});
  }
  for (const auto& [why, rows] : found.no_contacts) {
    notes.push_back({"N135", fmt::format("{}: {} {} skipped: {}", name, with_thousands(rows),
                                         rows == 1 ? "row is no contact and is"
                                                   : "rows are no contacts and are",
                                         why)});
  }
  if (found.times.past_midnight > 0) {
    notes.push_back({"N105", name + ": " + with_thousands(found.times.past_midnight) +
                                 " clocks before the start's are of the day after it"});
  }
  if (found.times.without_clock > 0) {
    notes.push_back({"N108", name + ": " + with_thousands(found.times.without_clock) +
                                 " starts are dates without a clock and count as 00:00"});
  }
  if (found.times.shown_twice > 0) {
    const bool one = found.times.shown_twice == 1;
    notes.push_back({"N114", name + ": " + with_thousands(found.times.shown_twice) +
                                 (one ? " row has a time" : " rows have times") +
                                 " that clocks in " + input.layout.zone.name() +
                                 " showed twice: of a start the first is taken, of an answer or an "
                                 "end the earliest that is not before what precedes it"});
  }
  if (input.source.grew()) {
    notes.push_back({"N106", name + ": the file grew while it was read; what was there at the "
                                    "beginning is counted"});
  }
  if (!found.unknown_keys.empty()) {
    const auto first =
        std::min_element(found.unknown_keys.begin(), found.unknown_keys.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    const std::size_t others = found.unknown_keys.size() - 1;
    notes.push_back({"N111", name + ": the key " + in_quotes(first->first) +
                                 (others > 0 ? " and others are" : " is") +
                                 " not read: the columns are the keys of the first objects, and it "
                                 "appears in line " +
                                 with_thousands(first->second) + " first"});
  }
  for (const Note& note : found.notes) notes.push_back({note.code, name + ": " + note.text});
  return notes;
}

}  // namespace kpi
