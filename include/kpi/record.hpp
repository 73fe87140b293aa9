// SPDX-License-Identifier: MIT
// One contact as one queue saw it, and the vocabulary of its fields.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

namespace kpi {

/// Durations, and instants since 1970-01-01T00:00:00Z, in milliseconds.
using Millis = std::int64_t;
/// Scores and money in units of 10^-6.
using Micros = std::int64_t;

inline constexpr Millis kSecond = 1000;
inline constexpr Millis kMinute = 60 * kSecond;
inline constexpr Millis kHour = 60 * kMinute;
inline constexpr Millis kDay = 24 * kHour;
inline constexpr Micros kUnit = 1'000'000;

/// An integer quantity that may be absent. Absent is never 0.
class Amount {
 public:
  constexpr Amount() = default;
  constexpr Amount(std::int64_t value) : value_{value} {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] constexpr bool has_value() const { return value_ != kAbsent; }
  constexpr explicit operator bool() const { return has_value(); }
  /// The quantity; only where has_value().
  constexpr std::int64_t operator*() const { return value_; }
  [[nodiscard]] constexpr std::int64_t value_or(std::int64_t other) const {
    return has_value() ? value_ : other;
  }
  constexpr bool operator==(const Amount&) const = default;

 private:
  static constexpr std::int64_t kAbsent = std::numeric_limits<std::int64_t>::min();
  std::int64_t value_ = kAbsent;
};

enum class Direction : std::uint8_t { Inbound, Outbound, Internal };

/// How the queue visit ended. Unknown: the log does not say.
/// Open: the contact was still waiting when the log was written; it is in no KPI.
enum class Outcome : std::uint8_t {
  Answered,
  Abandoned,
  Voicemail,
  Callback,
  Overflow,
  Disconnected,
  Blocked,
  Unknown,
  Open
};

enum class YesNo : std::uint8_t { Unknown, No, Yes };

/// The canonical fields, in the order in which they break ties between records.
enum class Field : std::uint8_t {
  CallId,
  Start,
  Answer,
  End,
  Direction,
  Channel,
  Queue,
  Agent,
  Reason,
  Caller,
  Outcome,
  Wait,
  Ring,
  Talk,
  Hold,
  Acw,
  Transferred,
  Resolved,
  Converted,
  Csat,
  Nps,
  Ces,
  Qa,
  FirstResponse,
  Cost
};
inline constexpr std::size_t kFieldCount = 25;

enum class FieldType : std::uint8_t { Text, Stamp, Duration, Number, YesNo, Direction, Outcome };

/// The name of a field in every option, key and header.
std::string_view name(Field field);
FieldType type(Field field);
/// What may stand in a column of the field, for error messages: "seconds or H:MM:SS".
std::string_view expected(FieldType type);
std::optional<Field> find_field(std::string_view canonical_name);
/// All fields, in order.
std::span<const Field, kFieldCount> all_fields();

std::string_view name(Direction direction);
std::string_view name(Outcome outcome);
std::string_view name(YesNo answer);
/// The outcome, direction or yes/no of exactly this canonical name.
std::optional<Outcome> find_outcome(std::string_view canonical_name);
std::optional<Direction> find_direction(std::string_view canonical_name);
std::optional<YesNo> find_yes_no(std::string_view canonical_name);

/// A set of fields.
class FieldSet {
 public:
  constexpr FieldSet() = default;
  constexpr FieldSet(std::initializer_list<Field> fields) {
    for (const Field field : fields) insert(field);
  }
  [[nodiscard]] constexpr bool contains(Field field) const { return (bits_ & bit(field)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  constexpr void insert(Field field) { bits_ |= bit(field); }
  constexpr void erase(Field field) { bits_ &= ~bit(field); }
  constexpr FieldSet operator|(FieldSet other) const { return FieldSet{bits_ | other.bits_}; }
  constexpr FieldSet operator&(FieldSet other) const { return FieldSet{bits_ & other.bits_}; }
  constexpr FieldSet operator-(FieldSet other) const { return FieldSet{bits_ & ~other.bits_}; }
  constexpr bool operator==(const FieldSet&) const = default;

 private:
  explicit constexpr FieldSet(std::uint32_t bits) : bits_{bits} {}
  static constexpr std::uint32_t bit(Field field) {
    return std::uint32_t{1} << static_cast<unsigned>(field);
  }
  std::uint32_t bits_ = 0;
};

/// The fields that are texts.
inline constexpr FieldSet kTextFields{Field::CallId, Field::Channel, Field::Queue,
                                      Field::Agent,  Field::Reason,  Field::Caller};

/// What a record counts as. Where the rows of a call are joined (CountingUnit::Call), a call of
/// several rows comes once as the call and once as each of its visits.
enum class CountsAs : std::uint8_t {
  Contact,  ///< everything: a row by itself
  Call,     ///< the call: in all but the time of agents
  Visit     ///< one visit of a call: in nothing but the time of agents
};

/// The channel of records that name none; one object, so that it can be told from a text of a log.
inline constexpr std::array kDefaultChannel{'v', 'o', 'i', 'c', 'e'};

/// One row of a log: one contact as one queue saw it. Texts point into the batch that carries the
/// record and live as long as it does; an absent text is empty. `wait`, `talk`, `answer`, `end` and
/// `outcome` may have been derived from the others.
struct CallRecord {
  /// Fields that the record's file has a column for. On an answered row a blank hold or acw is 0
  /// where the column exists, and unknown where it does not.
  FieldSet columns;

  Outcome outcome = Outcome::Unknown;
  Direction direction = Direction::Inbound;
  bool direction_given = false;  ///< else it is the default
  CountsAs counts_as = CountsAs::Contact;
  YesNo transferred = YesNo::Unknown;
  YesNo resolved = YesNo::Unknown;
  YesNo converted = YesNo::Unknown;

  Amount start;           ///< Millis: entered the queue
  Amount answer;          ///< Millis: connected to an agent
  Amount end;             ///< Millis: conversation over
  Amount wait;            ///< Millis: in queue until answered, abandoned or otherwise gone
  Amount ring;            ///< Millis
  Amount talk;            ///< Millis: conversation, net of hold
  Amount hold;            ///< Millis
  Amount acw;             ///< Millis: after-call work
  Amount first_response;  ///< Millis
  Amount csat;            ///< Micros, as are the other scores and the cost
  Amount nps;
  Amount ces;
  Amount qa;
  Amount cost;

  std::string_view call_id;
  std::string_view channel{kDefaultChannel.data(), kDefaultChannel.size()};
  std::string_view queue;
  std::string_view agent;
  std::string_view reason;
  std::string_view caller;  ///< personal data

  /// The texts of the extra columns that the reader was asked for, in the order asked; empty where
  /// the record's file has no such column.
  std::span<const std::string_view> extra;

  /// Whether the channel is more than the default.
  [[nodiscard]] bool channel_given() const { return channel.data() != kDefaultChannel.data(); }
  [[nodiscard]] bool answered() const { return outcome == Outcome::Answered; }
};

/// The time field of a record; only for stamps and durations.
Amount CallRecord::*time_member(Field field);
/// The score or cost of a record; only for numbers.
Amount CallRecord::*number_member(Field field);
/// The text of a record; only for texts.
std::string_view CallRecord::*text_member(Field field);
/// The yes/no answer of a record; only for yes/no fields.
YesNo CallRecord::*yes_no_member(Field field);

}  // namespace kpi
