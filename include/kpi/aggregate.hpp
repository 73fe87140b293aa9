// SPDX-License-Identifier: MIT
// Everything a KPI may look at: mergeable integer tallies of a set of contacts.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "kpi/record.hpp"

namespace kpi {

/// Wide enough for any sum of 64-bit quantities that a log can hold.
__extension__ using Int128 = __int128;

/// A multiset of durations with exact nearest-rank percentiles. It takes 2 bytes for a whole number
/// of seconds while there are few, and later no more than the distinct values need.
class Distribution {
 public:
  void add(Millis value);
  /// Adds a whole number of seconds.
  void add_second(std::uint16_t second) {
    ++count_;
    settled_ = false;
    keep_second(second);
  }
  /// Adds whole numbers of seconds.
  void add_seconds(std::span<const std::uint16_t> seconds);
  /// Adds a whole number of seconds so many times.
  void add_seconds(std::uint16_t second, std::uint64_t times) {
    count_ += times;
    settled_ = false;
    for (; times > 0; --times) keep_second(second);
  }
  /// Forgets all values and keeps memory for others.
  void clear();
  /// Begins to load the memory that the next value goes to.
  void prefetch_end() const { __builtin_prefetch(few_.data() + few_.size()); }
  void merge(const Distribution& other);
  [[nodiscard]] std::uint64_t count() const { return count_; }
  /// The ceil(percent * n / 100)-th smallest value; absent when there is none. 0 < percent <= 100.
  [[nodiscard]] Amount percentile(unsigned percent) const;
  /// Makes percentile() quick until the next value comes.
  void settle();
  using Run = std::pair<Millis, std::uint64_t>;  ///< a value and how often it occurs
  // All values, in three parts; settled only.
  /// How often whole numbers of seconds occur, from 0 on.
  [[nodiscard]] std::span<const std::uint32_t> counted_seconds() const {
    return many_ ? std::span<const std::uint32_t>{many_->counts} : std::span<const std::uint32_t>{};
  }
  /// Greater whole numbers of seconds, ascending.
  [[nodiscard]] std::span<const std::uint16_t> kept_seconds() const { return few_; }
  /// What is no whole number of seconds, ascending.
  [[nodiscard]] std::span<const Run> fine() const {
    return many_ ? std::span<const Run>{many_->fine} : std::span<const Run>{};
  }
  bool operator==(const Distribution& other) const;

 private:
  struct Many {
    std::vector<std::uint32_t> counts;  // by whole seconds
    std::vector<Run> fine;              // what is no whole number of seconds, ascending
    std::vector<Millis> pending;        // the same, not yet among them
  };
  [[nodiscard]] std::vector<Run> runs() const;  // ascending
  void keep_second(std::uint16_t second) {
    if (few_.size() == few_.capacity()) make_room();
    few_.push_back(second);
  }
  [[noreturn]] static void refuse_more();
  void count_few();
  void add_fine(Millis value);
  void make_room();
  void count_below(std::size_t limit);
  Many& many();

  // Whole seconds that are not counted yet. Counting many at a time is quicker than one by one.
  std::vector<std::uint16_t> few_;
  bool settled_ = true;  // few_ is in order and beyond the counts
  std::uint64_t count_ = 0;
  struct Copied : std::unique_ptr<Many> {  // copies what it points to
    Copied() = default;
    Copied(Copied&&) = default;
    Copied& operator=(Copied&&) = default;
    Copied(const Copied& other)
        : std::unique_ptr<Many>{other ? std::make_unique<Many>(*other) : nullptr} {}
    Copied& operator=(const Copied& other) { return *this = Copied{other}; }
    ~Copied() = default;
  } many_;  // null while nothing is counted
};

/// A sum and how many rows went into it.
struct Tally {
  Int128 sum = 0;
  std::int64_t count = 0;
  void add(std::int64_t value) {
    sum += value;
    ++count;
  }
  void merge(const Tally& other) {
    sum += other.sum;
    count += other.count;
  }
  bool operator==(const Tally&) const = default;
};

/// A sum of squares, which stays at the largest number once it gets there.
class SquareSum {
 public:
  SquareSum() = default;
  explicit SquareSum(Int128 sum) : sum_{sum} {}
  void add(std::int64_t value) { add_square(Int128{value} * value); }
  void merge(const SquareSum& other) { add_square(other.sum_); }
  /// Whether it is below the largest number.
  [[nodiscard]] bool is_known() const { return sum_ < kMost; }
  [[nodiscard]] Int128 value() const { return sum_; }
  bool operator==(const SquareSum&) const = default;

 private:
  static constexpr Int128 kMost = Int128{1} << 125U;
  void add_square(Int128 square) {
    sum_ += square < kMost ? square : kMost;
    if (sum_ > kMost) sum_ = kMost;
  }
  Int128 sum_ = 0;
};

/// The ways of leaving a queue; together they are the contacts offered.
enum class Exit : std::uint8_t { Answered, Abandoned, Voicemail, Callback, Overflow, Disconnected };
inline constexpr std::size_t kExitCount = 6;

/// The contacts that left a queue in one way.
struct ExitTally {
  std::int64_t count = 0;
  std::int64_t with_wait = 0;   ///< rows whose wait is known
  std::int64_t within = 0;      ///< wait within the service-level threshold of the row
  std::int64_t short_wait = 0;  ///< wait within the short-abandon threshold
  Int128 wait = 0;              ///< sum of the known waits, ms
  void merge(const ExitTally& other);
  bool operator==(const ExitTally&) const = default;
};
using ExitTallies = std::array<ExitTally, kExitCount>;
inline ExitTally& of(ExitTallies& exits, Exit exit) {
  return exits[static_cast<std::size_t>(exit)];
}
inline const ExitTally& of(const ExitTallies& exits, Exit exit) {
  return exits[static_cast<std::size_t>(exit)];
}

/// The offered contacts of one interval, reduced to the service level in force. What a contact adds
/// is told by ServiceSteps.
struct IntervalTally {
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
  std::uint8_t seen = 0;                    ///< bit of each exit that occurs
  std::uint8_t waited = 0;                  ///< bit of each exit of which some wait is known
  std::uint64_t rules = ~std::uint64_t{0};  ///< service-level rules that match every offered row
  void merge(const IntervalTally& other);
  bool operator==(const IntervalTally&) const = default;
};

/// Tallies by the begin of their interval, ascending.
class IntervalTallies {
 public:
  struct Entry {
    Millis begin = 0;
    IntervalTally tally;
    bool operator==(const Entry&) const = default;
  };
  /// The tally of an interval, which is made when it is new.
  IntervalTally& operator[](Millis begin);
  void merge(const IntervalTallies& other);
  [[nodiscard]] auto begin() const { return entries_.begin(); }
  [[nodiscard]] auto end() const { return entries_.end(); }
  bool operator==(const IntervalTallies& other) const { return entries_ == other.entries_; }

 private:
  std::vector<Entry> entries_;
  std::size_t last_ = 0;  // found last: rows of an interval come together
};

/// When agents worked on civil days: each from the first answer to the end of the last contact.
class Presence {
 public:
  struct Entry {
    std::uint32_t agent = 0;  ///< numbered by whoever adds; merge only what has one numbering
    std::int32_t day = 0;     ///< civil, counted from 1970-01-01
    Millis first = 0;
    Millis last = 0;
    bool operator==(const Entry&) const = default;
  };
  void add(const Entry& entry);
  void merge(const Presence& other);
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] auto begin() const { return entries_.begin(); }
  [[nodiscard]] auto end() const { return entries_.end(); }
  bool operator==(const Presence& other) const { return entries_ == other.entries_; }

 private:
  std::vector<Entry> entries_;  // ascending by agent and day
};

/// Sums of the squares of what is summed elsewhere, to tell how far single contacts lie apart.
struct Squares {
  std::array<SquareSum, kExitCount> wait;
  SquareSum handle, talk, hold, acw, duration, first_response, csat, ces, qa;
  static constexpr std::size_t kCount = kExitCount + 9;
  [[nodiscard]] std::array<SquareSum*, kCount> all();
  void merge(const Squares& other);
  bool operator==(const Squares&) const = default;
};

/// Scores of one scale, cut where the KPI cuts them.
struct ScoreTally {
  Tally scores;           ///< micros
  std::int64_t high = 0;  ///< top-two, promoters, agreeing
  std::int64_t low = 0;   ///< detractors
  void merge(const ScoreTally& other);
  bool operator==(const ScoreTally&) const = default;
};

/// A set of contacts, reduced to what KPIs look at. Aggregate{} is the empty set and the identity
/// of merge(); merging is associative and commutative, so neither order nor grouping of the rows
/// changes anything. Times in ms, scores and money in 10^-6.
struct Aggregate {
  // Contacts selected by the report's direction.
  std::int64_t rows = 0;
  ExitTallies exits{};
  std::int64_t blocked = 0;
  Amount longest_wait;  ///< over all exits
  Distribution waits;   ///< of answered rows

  // Answered rows whose part is known.
  Tally handle;                            ///< by the chosen formula of aht
  Distribution handles;                    ///< the same values
  Tally talk, hold, acw;                   ///< each where it is known
  Tally duration;                          ///< talk + hold
  std::int64_t held = 0;                   ///< rows with hold > 0
  Tally transferred, resolved, converted;  ///< sum counts yes, count counts known
  std::int64_t aht_left_out =
      0;  ///< answered rows with talk but without another part of the formula

  /// Of selected rows, where they are asked for.
  Squares squares;

  // Any selected row that has the score.
  ScoreTally csat, nps, ces, qa;
  Tally first_response;
  Distribution first_responses;
  Tally cost;
  std::int64_t answered_without_cost = 0;

  /// Agent time knows no direction, and nothing of calls: it is of visits.
  struct AllDirections {
    std::int64_t answered = 0;
    std::int64_t offered = 0;
    std::int64_t resolved = 0;
    std::int64_t visits_answered = 0;
    Tally handle;       ///< talk + hold + acw of answered visits
    Tally span_handle;  ///< the same, of the rows that count in `presence`
    Presence presence;  ///< by the civil day of the answer
    void merge(const AllDirections& other);
    bool operator==(const AllDirections&) const = default;
  } all_directions;

  /// Offered contacts by interval begin.
  IntervalTallies intervals;

  /// Repeat calls, booked here.
  struct Repeats {
    std::int64_t cases = 0;        ///< judgeable cases
    std::int64_t single = 0;       ///< of them, with one contact
    std::int64_t repeats = 0;      ///< contacts within the window of the one before
    std::int64_t contacts = 0;     ///< keyed contacts that could be repeats
    std::int64_t unjudgeable = 0;  ///< cases too near an edge of the log
    void merge(const Repeats& other);
    bool operator==(const Repeats&) const = default;
  } repeats;

  void merge(const Aggregate& other);
  /// Merges all but what knows no direction.
  void merge_selected(const Aggregate& other);
  /// Makes percentiles quick.
  void settle();
  bool operator==(const Aggregate&) const = default;
};

}  // namespace kpi
