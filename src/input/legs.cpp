// SPDX-License-Identifier: MIT
// The rows of one call, joined into the call.
#include "input/legs.hpp"

#include <algorithm>
#include <iterator>

#include "core/record_text.hpp"
#include "input/packed_records.hpp"
#include "kpi/error.hpp"

namespace kpi {
namespace {

using Legs = std::span<const CallRecord>;

bool is_before(const CallRecord& a, const CallRecord& b) {
  const std::strong_ordering by_start = compare_amounts(a.start, b.start);
  return by_start != 0 ? by_start < 0 : compare_as_text(a, b) < 0;
}

/// The leg that was answered first; null where none was.
const CallRecord* first_answered(Legs legs) {
  const auto found =
      std::find_if(legs.begin(), legs.end(), [](const CallRecord& leg) { return leg.answered(); });
  return found == legs.end() ? nullptr : &*found;
}

Amount first_known(Legs legs, Amount CallRecord::*amount) {
  for (const CallRecord& leg : legs) {
    if (leg.*amount) return leg.*amount;
  }
  return {};
}

Amount last_score(Legs legs, Amount CallRecord::*score, bool unrated_at_zero) {
  for (std::size_t i = legs.size(); i-- > 0;) {
    const Amount own = legs[i].*score;
    if (own && !(unrated_at_zero && *own == 0)) return own;
  }
  return {};
}

YesNo last_known(Legs legs, YesNo CallRecord::*answer) {
  for (std::size_t i = legs.size(); i-- > 0;) {
    if (legs[i].*answer != YesNo::Unknown) return legs[i].*answer;
  }
  return YesNo::Unknown;
}

YesNo any_yes(Legs legs, YesNo CallRecord::*answer) {
  YesNo any = YesNo::Unknown;
  for (const CallRecord& leg : legs) any = std::max(any, leg.*answer);
  return any;
}

std::string_view first_text(Legs legs, std::string_view CallRecord::*text) {
  for (const CallRecord& leg : legs) {
    if (!(leg.*text).empty()) return leg.*text;
  }
  return {};
}

/// The sum of what legs have; nothing where none has any.
Amount sum_of_known(Legs legs, Amount CallRecord::*amount) {
  Amount sum;
  for (const CallRecord& leg : legs) {
    if (!(leg.*amount)) continue;
    std::int64_t next = 0;
    if (__builtin_add_overflow(sum.value_or(0), *(leg.*amount), &next)) {
      throw Error(FaultKind::Data,
                  "--unit call: the amounts of one call are too large to be summed",
                  "its call_id is " + shape(leg.call_id));
    }
    sum = next;
  }
  return sum;
}

/// The same, unknown where a leg was answered and does not say its part.
Amount sum_of_parts(Legs legs, Amount CallRecord::*part) {
  const bool unknown = std::any_of(legs.begin(), legs.end(), [part](const CallRecord& leg) {
    return leg.answered() && !(leg.*part);
  });
  return unknown ? Amount{} : sum_of_known(legs, part);
}

/// The sum of the waits up to the answered leg.
Amount waits_until(Legs legs, const CallRecord* answered) {
  Millis sum = 0;
  for (const CallRecord& leg : legs) {
    if (!leg.wait) return {};
    sum += *leg.wait;
    if (&leg == answered) break;
  }
  return sum;
}

Amount wait_of(const CallRecord& call, Legs legs, const CallRecord* answered) {
  const Amount until = answered != nullptr ? call.answer : call.end;
  if (call.start && until && *until >= *call.start) return *until - *call.start;
  return waits_until(legs, answered);
}

/// The first leg's text of an extra column, blank ones passed over.
std::string_view first_extra(Legs legs, std::size_t column) {
  const CallRecord* first = nullptr;
  for (const CallRecord& leg : legs) {
    if (leg.extra[column].empty()) continue;
    if (first != nullptr && is_before(*first, leg)) break;
    if (first == nullptr || leg.extra[column] < first->extra[column]) first = &leg;
  }
  return first == nullptr ? std::string_view{} : first->extra[column];
}

void take_first(CallRecord& call, Legs legs) {
  call.call_id = legs.front().call_id;
  call.start = first_known(legs, &CallRecord::start);
  call.first_response = first_known(legs, &CallRecord::first_response);
  for (const auto text : {&CallRecord::queue, &CallRecord::reason, &CallRecord::caller}) {
    call.*text = first_text(legs, text);
  }
  const auto directed = std::find_if(legs.begin(), legs.end(),
                                     [](const CallRecord& leg) { return leg.direction_given; });
  if (directed != legs.end()) {
    call.direction = directed->direction;
    call.direction_given = true;
  }
  const auto channeled = std::find_if(legs.begin(), legs.end(),
                                      [](const CallRecord& leg) { return leg.channel_given(); });
  if (channeled != legs.end()) call.channel = channeled->channel;
}

}  // namespace

CallRecord join_legs(std::vector<CallRecord>& legs, FieldSet unrated_at_zero,
                     std::vector<std::string_view>& extra) {
  std::sort(legs.begin(), legs.end(), is_before);
  CallRecord call;
  take_first(call, legs);
  const CallRecord* const answered = first_answered(legs);
  call.outcome = answered != nullptr ? Outcome::Answered : legs.back().outcome;
  if (answered != nullptr) {
    call.agent = answered->agent;
    call.answer = answered->answer;
  }
  for (const CallRecord& leg : legs) {
    call.columns = call.columns | leg.columns;
    if (compare_amounts(call.end, leg.end) < 0) call.end = leg.end;
  }
  call.wait = wait_of(call, legs, answered);
  for (const auto part :
       {&CallRecord::ring, &CallRecord::talk, &CallRecord::hold, &CallRecord::acw}) {
    call.*part = sum_of_parts(legs, part);
  }
  call.cost = sum_of_known(legs, &CallRecord::cost);
  for (const Field field : {Field::Csat, Field::Nps, Field::Ces, Field::Qa}) {
    const auto score = number_member(field);
    call.*score = last_score(legs, score, unrated_at_zero.contains(field));
  }
  call.transferred = any_yes(legs, &CallRecord::transferred);
  call.resolved = last_known(legs, &CallRecord::resolved);
  call.converted = last_known(legs, &CallRecord::converted);
  for (std::size_t i = 0; i < extra.size(); ++i) extra[i] = first_extra(legs, i);
  call.extra = extra;
  return call;
}

void CallJoiner::consume(std::span<const CallRecord> records) {
  passed_.clear();
  for (const CallRecord& record : records) {
    const KeptRows::Turn turn = kept_.turn_of(record.call_id);
    if (turn == KeptRows::Turn::Alone) passed_.push_back(record);
    if (turn != KeptRows::Turn::Kept) continue;
    pack(record, kept_.of().packed);
    if (!kept_.is_complete()) continue;
    hand_on(kept_.id(), kept_.of());
    kept_.erase();
  }
  calls_ += passed_.size();
  rows_ += passed_.size();
  if (!passed_.empty()) next_.consume(passed_);
}

void CallJoiner::hand_on(std::string_view id, const KeptRows::OfId& rows) {
  legs_.clear();
  texts_.resize(rows.count * extra_);
  std::string_view packed = rows.packed;
  for (std::size_t i = 0; i < rows.count; ++i) {
    legs_.push_back(unpack(packed, id, std::span{texts_}.subspan(i * extra_, extra_)));
  }
  joined_texts_.resize(extra_);
  CallRecord call = join_legs(legs_, unrated_at_zero_, joined_texts_);
  call.counts_as = CountsAs::Call;
  for (CallRecord& leg : legs_) leg.counts_as = CountsAs::Visit;
  legs_.insert(legs_.begin(), call);
  next_.consume(legs_);
  ++calls_;
  rows_ += rows.count;
}

bool CallJoiner::finish_reading() {
  next_.before_block();
  kept_.take_rest([this](std::string_view id, const KeptRows::OfId& rows) { hand_on(id, rows); });
  next_.after_block();
  return kept_.begin_next_reading();
}

}  // namespace kpi
