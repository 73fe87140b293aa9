// SPDX-License-Identifier: MIT
// From records to contacts: what records go through on their way where duplicates are dropped and
// the rows of a call are joined.
#include "input/contact_stages.hpp"

#include <string>

namespace kpi {

void ContactStages::IdCounter::consume(std::span<const CallRecord> records) {
  for (const CallRecord& record : records) {
    if (!record.call_id.empty()) ids_.add(record.call_id);
  }
  rows_ += records.size();
}

RecordSink& ContactStages::without_identical_rows(RecordSink& next) {
  filter_.reset();
  if (options_.dedupe != Dedupe::Exact) return next;
  filter_ = std::make_unique<IdenticalRows>(hash_, options_.files.size(), columns_.asked(), next);
  return *filter_;
}

RecordSink& ContactStages::counting() {
  return without_identical_rows(counter_);
}

/// Room for as many as there is memory promised for, less what the counts take.
KeptRows ContactStages::kept_rows() {
  constexpr std::size_t kAlways = std::size_t{64} << 20U;
  const std::size_t of_each_row = options_.dedupe == Dedupe::Id ? 8 : 40;
  return {ids_, hash_, options_.most_kept.value_or(kAlways + of_each_row * counter_.rows())};
}

RecordSink& ContactStages::reading() {
  if (options_.dedupe == Dedupe::Id) {
    // With one row an id, each is a call already.
    if (!filter_) {
      filter_ = std::make_unique<LatestOfId>(kept_rows(), options_.files.size(), columns_.asked(),
                                             columns_.all(), next_);
    }
    return *filter_;
  }
  if (options_.unit == CountingUnit::Visit) return without_identical_rows(next_);
  if (!joiner_) {
    joiner_ = std::make_unique<CallJoiner>(kept_rows(), options_.unrated_at_zero, columns_.asked(),
                                           next_);
  }
  return without_identical_rows(*joiner_);
}

void ContactStages::begin_input(std::size_t input) {
  if (filter_) filter_->begin_input(input);
}

bool ContactStages::finish_reading() {
  const bool rows_wait = filter_ && filter_->finish_reading();
  const bool calls_wait = joiner_ && joiner_->finish_reading();
  return rows_wait || calls_wait;
}

std::optional<std::uint64_t> ContactStages::calls() const {
  if (options_.unit == CountingUnit::Visit) return std::nullopt;
  return joiner_ ? joiner_->calls() : filter_->kept();
}

void ContactStages::check(std::uint64_t records) const {
  if (filter_ && filter_->kept() != records) {
    throw Error(FaultKind::Internal, "rows, duplicates and records do not add up");
  }
  if (joiner_ && joiner_->rows() != records) {
    throw Error(FaultKind::Internal, "records and calls do not add up");
  }
}

void ContactStages::count(std::span<InputSummary> inputs, std::vector<Note>& notes) const {
  const auto counted = [](std::uint64_t count, std::string_view one, std::string_view many) {
    return with_thousands(count) + " " + std::string{count == 1 ? one : many};
  };
  std::uint64_t records = 0;
  std::uint64_t dropped = 0;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (filter_) inputs[i].duplicates = filter_->dropped(i);
    inputs[i].records -= inputs[i].duplicates;
    records += inputs[i].records;
    dropped += inputs[i].duplicates;
  }
  check(records);
  if (dropped > 0) {
    const bool exact = options_.dedupe == Dedupe::Exact;
    notes.push_back(
        {"N112", counted(dropped, "row", "rows") +
                     (exact ? " dropped, identical to another (--dedupe exact)"
                            : " dropped for another of the same call_id (--dedupe id)")});
  }
  if (const auto joined = calls()) {
    notes.push_back({"N113", counted(records, "record is", "records are") + " " +
                                 counted(*joined, "call", "calls") + " (--unit call)"});
  }
}

std::optional<Fault> ContactStages::find_no_ids(const InputOptions& options, FieldSet fields) {
  if (!go_by_ids(options) || fields.contains(Field::CallId)) return std::nullopt;
  const std::string option = options.dedupe == Dedupe::Id ? "--dedupe id" : "--unit call";
  return Fault{FaultKind::Usage, option + ": the log has no call_id to tell the rows of a call by",
               "say which column holds it: -c call_id=COLUMN"};
}

}  // namespace kpi
