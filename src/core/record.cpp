// SPDX-License-Identifier: MIT
// The vocabulary of call records: names and types of fields and of their words.
#include "kpi/record.hpp"

#include <algorithm>

namespace kpi {
namespace {

struct FieldRow {
  Field field;
  std::string_view name;
  FieldType type;
};

constexpr std::array<FieldRow, kFieldCount> kFields{{
    {Field::CallId, "call_id", FieldType::Text},
    {Field::Start, "start", FieldType::Stamp},
    {Field::Answer, "answer", FieldType::Stamp},
    {Field::End, "end", FieldType::Stamp},
    {Field::Direction, "direction", FieldType::Direction},
    {Field::Channel, "channel", FieldType::Text},
    {Field::Queue, "queue", FieldType::Text},
    {Field::Agent, "agent", FieldType::Text},
    {Field::Reason, "reason", FieldType::Text},
    {Field::Caller, "caller", FieldType::Text},
    {Field::Outcome, "outcome", FieldType::Outcome},
    {Field::Wait, "wait", FieldType::Duration},
    {Field::Ring, "ring", FieldType::Duration},
    {Field::Talk, "talk", FieldType::Duration},
    {Field::Hold, "hold", FieldType::Duration},
    {Field::Acw, "acw", FieldType::Duration},
    {Field::Transferred, "transferred", FieldType::YesNo},
    {Field::Resolved, "resolved", FieldType::YesNo},
    {Field::Converted, "converted", FieldType::YesNo},
    {Field::Csat, "csat", FieldType::Number},
    {Field::Nps, "nps", FieldType::Number},
    {Field::Ces, "ces", FieldType::Number},
    {Field::Qa, "qa", FieldType::Number},
    {Field::FirstResponse, "first_response", FieldType::Duration},
    {Field::Cost, "cost", FieldType::Number},
}};

constexpr auto kFieldOrder = [] {
  std::array<Field, kFieldCount> fields{};
  for (std::size_t i = 0; i < kFieldCount; ++i) fields[i] = kFields[i].field;
  return fields;
}();

constexpr std::array<std::string_view, 9> kOutcomeNames{"answered", "abandoned", "voicemail",
                                                        "callback", "overflow",  "disconnected",
                                                        "blocked",  "unknown",   "open"};
constexpr std::size_t kWritableOutcomes = 7;  // unknown and open are no words of a log
constexpr std::array<std::string_view, 3> kDirectionNames{"inbound", "outbound", "internal"};
constexpr std::array<std::string_view, 3> kYesNo{"", "no", "yes"};

const FieldRow& row(Field field) {
  return kFields[static_cast<std::size_t>(field)];
}

template <typename Enum, std::size_t N>
std::optional<Enum> find_in(const std::array<std::string_view, N>& names, std::size_t count,
                            std::string_view wanted) {
  const auto end = names.begin() + static_cast<std::ptrdiff_t>(count);
  const auto found = std::find(names.begin(), end, wanted);
  if (found == end || wanted.empty()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view name(Field field) {
  return row(field).name;
}
FieldType type(Field field) {
  return row(field).type;
}
std::span<const Field, kFieldCount> all_fields() {
  return kFieldOrder;
}

std::optional<Field> find_field(std::string_view canonical_name) {
  for (const FieldRow& candidate : kFields)
    if (candidate.name == canonical_name) return candidate.field;
  return std::nullopt;
}

std::string_view expected(FieldType type) {
  switch (type) {
    case FieldType::Stamp:
      return "a date and time such as 2026-03-02T09:00:00Z";
    case FieldType::Duration:
      return "seconds or H:MM:SS";
    case FieldType::Number:
      return "a number such as 4 or 3.5";
    case FieldType::YesNo:
      return "yes or no";
    case FieldType::Direction:
      return "inbound, outbound or internal";
    case FieldType::Outcome:
      return "answered, abandoned or another outcome";
    case FieldType::Text:
      break;
  }
  return "text";
}

std::string_view name(Direction direction) {
  return kDirectionNames[static_cast<std::size_t>(direction)];
}
std::string_view name(Outcome outcome) {
  return kOutcomeNames[static_cast<std::size_t>(outcome)];
}
std::string_view name(YesNo answer) {
  return kYesNo[static_cast<std::size_t>(answer)];
}

std::optional<Outcome> find_outcome(std::string_view canonical_name) {
  return find_in<Outcome>(kOutcomeNames, kWritableOutcomes, canonical_name);
}
std::optional<Direction> find_direction(std::string_view canonical_name) {
  return find_in<Direction>(kDirectionNames, kDirectionNames.size(), canonical_name);
}
std::optional<YesNo> find_yes_no(std::string_view canonical_name) {
  return find_in<YesNo>(kYesNo, kYesNo.size(), canonical_name);
}

Amount CallRecord::*time_member(Field field) {
  switch (field) {
    case Field::Start:
      return &CallRecord::start;
    case Field::Answer:
      return &CallRecord::answer;
    case Field::End:
      return &CallRecord::end;
    case Field::Wait:
      return &CallRecord::wait;
    case Field::Ring:
      return &CallRecord::ring;
    case Field::Talk:
      return &CallRecord::talk;
    case Field::Hold:
      return &CallRecord::hold;
    case Field::Acw:
      return &CallRecord::acw;
    case Field::FirstResponse:
      return &CallRecord::first_response;
    default:
      return nullptr;
  }
}

Amount CallRecord::*number_member(Field field) {
  switch (field) {
    case Field::Csat:
      return &CallRecord::csat;
    case Field::Nps:
      return &CallRecord::nps;
    case Field::Ces:
      return &CallRecord::ces;
    case Field::Qa:
      return &CallRecord::qa;
    case Field::Cost:
      return &CallRecord::cost;
    default:
      return nullptr;
  }
}

std::string_view CallRecord::*text_member(Field field) {
  switch (field) {
    case Field::CallId:
      return &CallRecord::call_id;
    case Field::Channel:
      return &CallRecord::channel;
    case Field::Queue:
      return &CallRecord::queue;
    case Field::Agent:
      return &CallRecord::agent;
    case Field::Reason:
      return &CallRecord::reason;
    case Field::Caller:
      return &CallRecord::caller;
    default:
      return nullptr;
  }
}

YesNo CallRecord::*yes_no_member(Field field) {
  switch (field) {
    case Field::Transferred:
      return &CallRecord::transferred;
    case Field::Resolved:
      return &CallRecord::resolved;
    case Field::Converted:
      return &CallRecord::converted;
    default:
      return nullptr;
  }
}

}  // namespace kpi
