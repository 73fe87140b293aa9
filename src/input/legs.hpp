// SPDX-License-Identifier: MIT
// The rows of one call, joined into the call.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "input/kept_rows.hpp"
#include "kpi/reader.hpp"
#include "kpi/record.hpp"

namespace kpi {

/// Joins the legs of a call, at least one, and puts them in the order of their starts, then of all
/// their fields as text. What legs are equal in all of that is not told by their order: the call
/// does not depend on the order in which legs are given. Its extra texts are written to `extra`.
///
/// - from the first leg that has one: start, direction, queue, channel, reason, caller, the first
///   response and each extra text (of equal legs the least);
/// - from the first answered leg: agent and answer;
/// - from the last leg that has one: resolved, converted and scores; a 0 of `unrated_at_zero` is
///   none;
/// - ring, talk, hold and after-call work are sums, unknown where an answered leg's part is; the
///   cost is the sum of what is booked;
/// - the end is the latest end; transferred is yes where it is on some leg;
/// - answered where some leg is, else the outcome is the last leg's;
/// - the wait goes from the first start to the answer, or to the end where no leg was answered;
/// where
///   a stamp for that is missing, it is the sum of the waits up to the answered leg, unknown where
///   one of them is.
CallRecord join_legs(std::vector<CallRecord>& legs, FieldSet unrated_at_zero,
                     std::vector<std::string_view>& extra);

/// Hands records on with the rows of each id joined: as one record that counts as a call, followed
/// by its visits. Rows without an id and the only rows of their id go through as they are.
class CallJoiner : public RecordSink {
 public:
  /// Keeps the rows that wait for others in `kept`; records have so many extra texts. The sink must
  /// outlive the joiner.
  CallJoiner(KeptRows kept, FieldSet unrated_at_zero, std::size_t extra, RecordSink& next)
      : next_{next}, unrated_at_zero_{unrated_at_zero}, extra_{extra}, kept_{std::move(kept)} {}

  void before_block() override { next_.before_block(); }
  void consume(std::span<const CallRecord> records) override;
  void after_block() override { next_.after_block(); }
  /// Hands on the calls that are left, when a reading has come to its end; true where calls wait
  /// for another one.
  bool finish_reading();
  /// How many have been handed on, and of how many rows.
  [[nodiscard]] std::uint64_t calls() const { return calls_; }
  [[nodiscard]] std::uint64_t rows() const { return rows_; }

 private:
  void hand_on(std::string_view id, const KeptRows::OfId& rows);

  RecordSink& next_;
  FieldSet unrated_at_zero_;
  std::size_t extra_;
  KeptRows kept_;
  std::uint64_t calls_ = 0;
  std::uint64_t rows_ = 0;
  std::vector<CallRecord> passed_;
  // Of the call that is handed on.
  std::vector<CallRecord> legs_;
  std::vector<std::string_view> texts_;
  std::vector<std::string_view> joined_texts_;
};

}  // namespace kpi
