// SPDX-License-Identifier: MIT
// What files beside the call log tell: states and schedules of agents, the roster, the customers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/record.hpp"

namespace kpi {

/// What a file of a run holds.
enum class FileKind : std::uint8_t { Calls, AgentStates, Schedule, Roster, Customers };
inline constexpr std::size_t kFileKindCount = 5;

/// "calls", or as the option of a companion file is called: "agent-states".
std::string_view name(FileKind kind);

/// A set of kinds of files.
class FileKinds {
 public:
  constexpr FileKinds() = default;
  constexpr FileKinds(std::initializer_list<FileKind> kinds) {
    for (const FileKind kind : kinds) insert(kind);
  }
  [[nodiscard]] constexpr bool contains(FileKind kind) const { return (bits_ & bit(kind)) != 0; }
  constexpr void insert(FileKind kind) { bits_ = static_cast<std::uint8_t>(bits_ | bit(kind)); }
  constexpr bool operator==(const FileKinds&) const = default;

 private:
  static constexpr unsigned bit(FileKind kind) { return 1U << static_cast<unsigned>(kind); }
  std::uint8_t bits_ = 0;
};

/// What an agent does: talk, hold, after-call work and ringing; ready; break, training and the
/// like; logged out. Where several cover an instant the last of them counts.
enum class AgentClass : std::uint8_t { Off, Available, Paused, Handling };
inline constexpr std::size_t kAgentClassCount = 4;
/// "off", "available", "paused", "handling".
std::string_view name(AgentClass agent_class);

/// What an agent is to do: handle contacts or be ready for them, be paused, not be there. Where
/// several cover an instant the last of them counts.
enum class Duty : std::uint8_t { Work, Paused, Off };
inline constexpr std::size_t kDutyCount = 3;

/// What a word of a state log or a schedule means: the name of a class.
struct StateChoice {
  std::string word;
  std::string meaning;
};

/// The companion files of a run.
struct CompanionFiles {
  std::vector<std::string> agent_states, schedule, roster, customers;  ///< paths; "-" is stdin
  std::vector<StateChoice> states;
};

/// A row of a state log. Agents are numbers, which Companions names.
struct AgentState {
  std::uint32_t agent = 0;
  AgentClass state = AgentClass::Off;
  Millis begin = 0;
  Amount end{};  ///< absent: the row does not say
  /// Of a log whose states lie over one another as they should: a conversation over the login.
  bool layered = false;
};

/// A row of a schedule.
struct ScheduledActivity {
  std::uint32_t agent = 0;
  Duty duty = Duty::Work;
  Millis begin = 0;
  Millis end = 0;
};

/// A row of a roster: one employment.
struct Employment {
  std::uint32_t agent = 0;
  Amount hired{};  ///< civil day since 1970; absent: before any period
  Amount left{};   ///< the last day; absent: still there
  std::string team{};
  Amount esat{};  ///< Micros; 0 is unrated
};

/// A row of a list of customers.
struct Customer {
  Amount since{};  ///< civil day since 1970; absent: before any period
  Amount lost{};   ///< the last day; absent: still there
};

/// Which companion files a run has, and which columns some roster and some list of customers have.
struct CompanionFacts {
  FileKinds given;
  bool hired = false, left = false, team = false, esat = false;
  bool since = false, lost = false;
};

/// What all companion files of a run say.
struct Companions {
  CompanionFacts facts;
  std::vector<std::string> agents;  ///< names, by number
  std::vector<AgentState> states;
  std::vector<ScheduledActivity> schedule;
  std::vector<Employment> roster;
  std::vector<Customer> customers;
};

}  // namespace kpi
