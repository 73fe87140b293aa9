// SPDX-License-Identifier: MIT
// The KPIs: what each is called, how it is defined, what it needs, and the function that computes
// it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/aggregate.hpp"
#include "kpi/companions.hpp"
#include "kpi/record.hpp"
#include "kpi/value.hpp"
#include "kpi/workforce.hpp"

namespace kpi {

enum class Unit : std::uint8_t { Count, PerHour, Ratio, Seconds, Points, Money };
enum class Better : std::uint8_t { Higher, Lower, Neutral };
enum class Section : std::uint8_t {
  Volume,
  Access,
  Handling,
  Resolution,
  Quality,
  Staffing,
  Cost,
  People,
  Customers
};

std::string_view name(Unit unit);      ///< "count" "per hour" "ratio" "seconds" "points" "money"
std::string_view name(Better better);  ///< "higher" "lower" "none"
std::string_view name(Section section);

/// The ends of a rating scale, in micros.
struct Scale {
  Micros low = 0;
  Micros high = 0;
  bool operator==(const Scale&) const = default;
};

/// A service-level threshold, and what share of contacts should be within it.
struct ServiceTarget {
  Millis threshold = 20 * kSecond;
  Micros share = 800'000;
  bool operator==(const ServiceTarget&) const = default;
};

/// Of the rows whose dimension has this text; without a share the default one, not the general one.
struct ServiceRule {
  std::string dimension;
  std::string text;
  ServiceTarget target;
};

struct Profile;

/// What the words of a report mean: thresholds, scales, chosen formulas, and figures given from
/// outside the log.
struct Definitions {
  const Profile* profile = nullptr;  ///< whose settings they began with, to be told; may be null
  ServiceTarget service;
  std::vector<ServiceRule> service_rules;  ///< the first match wins; at most 64
  Millis short_abandon = 5 * kSecond;
  bool strictly_less = false;  ///< compare waits with < instead of <=
  /// Chosen formula by KPI id: one of the KPI's formulas, or for service_level an expression.
  std::map<std::string, std::string, std::less<>> formulas;
  Scale csat{1 * kUnit, 5 * kUnit};
  Scale nps{0, 10 * kUnit};
  Scale ces{1 * kUnit, 7 * kUnit};
  Scale qa{0, 100 * kUnit};
  Millis repeat_window = 7 * kDay;
  /// Fields whose texts tell one customer's matter; empty: caller, and reason where a file has it.
  std::vector<Field> repeat_key;
  std::optional<Exact> staffed_hours;
  std::optional<Exact> cost;  ///< of the whole selection
  std::optional<Exact> cost_per_hour;
  std::string currency;

  /// Whether a wait is within a threshold.
  [[nodiscard]] bool within(Millis wait, Millis threshold) const {
    return strictly_less ? wait < threshold : wait <= threshold;
  }
};

/// What the log as a whole has, whatever is selected from it.
struct LogFacts {
  FieldSet columns;  ///< fields that some file has a column for or that can be derived in it
  CompanionFacts companions;
  bool blocked_seen = false;
  Amount first_start, last_start;    ///< over all records
  Amount first_placed, last_placed;  ///< the same of the instants that place them in time
  /// Lowest and highest score met, absent where none was.
  struct Range {
    Amount low, high;
    void add(Micros score);
    void merge(const Range& other);
  } csat, nps, ces, qa;
  Range esat{};  ///< of the roster; 0 is unrated
  /// Currencies beside costs that cannot be one, such as "$" and "€"; otherwise none.
  std::vector<std::string> cost_currencies{};
  void merge(const LogFacts& other);
};

class ServiceSteps;
struct ExitShare;

/// What a KPI may know besides the aggregate.
struct Context {
  const Definitions& definitions;
  const LogFacts& facts;
  /// Time of the result that lies in the period, ms; absent without a start column.
  Amount elapsed;
  /// Rows selected for the report as a whole.
  std::int64_t report_rows = 0;
  /// The result covers the whole selection.
  bool is_total = true;
  /// The result is told from others only by agent and by intervals of a day or longer.
  bool carries_agent_days = true;
  /// What selects contacts selects the time of agents as well.
  bool selects_agent_time = true;
  /// The service level in force, where many results are worked out; null: made when needed.
  const ServiceSteps* steps = nullptr;
  /// What companion files say of the result.
  Workforce workforce{};
};

/// State that an aggregate keeps only where a KPI asks for it.
enum class Observe : std::uint8_t {
  Nothing = 0,
  Waits = 1,
  Handles = 2,
  FirstResponses = 4,
  Presence = 8,
  Intervals = 16,
  Repeats = 32,
  Squares = 64
};
constexpr Observe operator|(Observe a, Observe b) {
  return static_cast<Observe>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
constexpr Observe without(Observe set, Observe part) {
  return static_cast<Observe>(static_cast<unsigned>(set) & ~static_cast<unsigned>(part));
}
constexpr bool includes(Observe set, Observe part) {
  return (static_cast<unsigned>(set) & static_cast<unsigned>(part)) != 0;
}

/// One way to define a KPI.
struct Formula {
  std::string_view id;
  /// The definition in words; {T}, {S}, {W} and the like stand for the thresholds in force.
  std::string_view text;
  /// For shares of exits: the definition in symbols, "A_T/N".
  std::string_view expression = {};
  /// Where it differs from the KPI's own unit.
  std::optional<Unit> unit = std::nullopt;
  Observe observes = Observe::Nothing;
};

/// One row of the catalogue.
struct Kpi {
  std::string_view id;  ///< permanent
  std::string_view name;
  Section section = Section::Volume;
  Unit unit = Unit::Count;
  Better better = Better::Neutral;
  /// The first is the default, unless `choose` says otherwise.
  std::vector<Formula> formulas;
  /// What the log must have, in words.
  std::string_view needs;
  /// Where the definition comes from.
  std::string_view source;
  Observe observes = Observe::Nothing;
  /// @core shows it: always, or where its input exists.
  enum class Core : std::uint8_t { No, Yes, WhereInputExists } core = Core::No;
  /// For a value that is no quotient: the KPI whose denominator counts the rows it is told by.
  std::string_view rows_of = {};
  Value (*compute)(const Aggregate&, const Context&) = nullptr;
  /// Of a mean over contacts: the sum of the squares of what its numerator sums, in the square of
  /// the unit; nothing where it is too large. Null where there are no such squares.
  std::optional<Exact> (*squares)(const Aggregate&) = nullptr;
  /// The formula in force, where it depends on what the log has; null: as chosen, else the first.
  std::string (*choose)(const Definitions&, const LogFacts&) = nullptr;
  /// The definition in words, where no template can say it.
  std::string (*describe)(const Definitions&, const LogFacts&) = nullptr;
  /// Whether the input of a KPI with Core::WhereInputExists is there.
  bool (*available)(const Definitions&, const LogFacts&) = nullptr;
};

/// All KPIs, in the order of reports.
std::span<const Kpi> catalogue();
/// Null when there is no such id.
const Kpi* find_kpi(std::string_view id);
/// Whether the KPI has formulas to choose from; the only definition of a KPI has no name.
bool has_choice(const Kpi& kpi);

/// The id of the formula in force: chosen, by default, or by what the log has.
std::string formula_in_force(const Kpi& kpi, const Definitions& definitions, const LogFacts& facts);
/// The definition in force in words, thresholds filled in.
std::string formula_text(const Kpi& kpi, const Definitions& definitions, const LogFacts& facts);
/// The KPI's unit under the formula in force.
Unit unit_in_force(const Kpi& kpi, const Definitions& definitions, const LogFacts& facts);

/// The state that the KPI needs under the formula in force.
Observe observed_in_force(const Kpi& kpi, const Definitions& definitions, const LogFacts& facts);

/// A threshold or the like that a definition uses.
struct Parameter {
  std::string_view name;  ///< "threshold_seconds"
  Exact value;
};
/// The thresholds that the definition in force uses.
std::vector<Parameter> parameters_in_force(const Kpi& kpi, const Definitions& definitions,
                                           const LogFacts& facts);

/// The name of a parameter as it is in all of these; empty where there is none of that name.
std::string_view find_parameter(std::string_view name);

/// Checks every chosen formula; throws Error (Usage) that names a near one.
void check_formulas(const Definitions& definitions);

/// The parts of a contact that count as handle time.
struct HandleParts {
  bool hold = true, acw = true, ring = false, wait = false;
};
/// The parts by the chosen formula of aht, less what no file has.
HandleParts handle_parts(const Definitions& definitions, const LogFacts& facts);

/// Number of contacts offered: every exit.
std::int64_t offered(const ExitTallies& exits);
/// Exits other than answered and abandoned.
std::int64_t other_exits(const ExitTallies& exits);
/// What contacts add to the service level in force, one at a time, for intervals on target.
class ServiceSteps {
 public:
  explicit ServiceSteps(const Definitions& definitions);
  /// The service level itself, in symbols.
  [[nodiscard]] const ExitShare& share() const { return *share_; }
  /// A contact as the service level sees it.
  struct Contact {
    Exit exit{};
    bool has_wait = false;
    bool within = false;
    bool short_wait = false;
  };
  void add(IntervalTally& tally, const Contact& contact) const {
    const Step& step = steps_[place(contact)];
    tally.numerator += step.numerator;
    tally.denominator += step.denominator;
    tally.seen |= bit(contact.exit);
    if (contact.has_wait) tally.waited |= bit(contact.exit);
  }
  /// Whether the interval has a service level, and it is at least this share.
  [[nodiscard]] bool reaches(const IntervalTally& tally, Micros share) const;

 private:
  struct Step {
    std::int32_t numerator = 0;
    std::int32_t denominator = 0;
  };
  static std::size_t place(const Contact& contact) {
    return static_cast<std::size_t>(contact.exit) * 8 + (contact.has_wait ? 4 : 0) +
           (contact.within ? 2 : 0) + (contact.short_wait ? 1 : 0);
  }
  static std::uint8_t bit(Exit exit) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(exit));
  }
  std::shared_ptr<const ExitShare> share_;
  std::array<Step, kExitCount * 8> steps_{};
  std::uint8_t needs_waits_ = 0;  // exits of which some wait must be known where they occur
};

}  // namespace kpi
