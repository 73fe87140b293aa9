// SPDX-License-Identifier: MIT
// What agents did, by the events of Asterisk queue_logs: logged in, paused, in conversation.
//
// An agent is available from an ADDMEMBER or AGENTLOGIN to the REMOVEMEMBER or AGENTLOGOFF of the
// same queue, paused from a PAUSE or PAUSEALL to the UNPAUSE, or to the logging out of the last
// queue, and handling a contact from its CONNECT to the event that ends it. What began before the
// log begins with it, and what it leaves open ends with it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/queue_log_event.hpp"
#include "kpi/companions.hpp"
#include "kpi/error.hpp"

namespace kpi {

class QueueLogStates {
 public:
  /// Takes an event of any log; those of several need not come in the order of their times.
  /// `agent` is the number of the event's agent, absent where it has none.
  void take(const QueueLogEvent& event, std::optional<std::uint32_t> agent);
  /// Adds the states, when all events have come.
  void finish(std::vector<AgentState>& into);
  /// Remarks on what the logs left open.
  [[nodiscard]] std::vector<Note> notes() const;

 private:
  enum class What : std::uint8_t { Join, Leave, Pause, Unpause, UnpauseAll, Connect, End, Restart };
  struct Event {
    Millis at = 0;
    What what = What::Join;
    std::uint32_t agent = 0;
    std::uint32_t queue = 0;  // of all queues together: 0
    std::uint32_t call = 0;
    Amount talk{};
  };
  /// Since when something holds, by queue.
  using Open = std::map<std::uint32_t, Millis>;
  struct Agent {
    Open joined, paused;
    std::map<std::uint32_t, bool> known_joined, known_paused;  // queues met before
    bool logged_in = false;                                    // ever
    bool connected = false;                                    // ever
  };
  struct Talk {
    std::uint32_t agent = 0;
    Millis since = 0;
  };

  static std::optional<What> what_of(const QueueLogEvent& event);
  std::uint32_t number(std::map<std::string, std::uint32_t, std::less<>>& names,
                       std::string_view name);
  void play(const Event& event);
  void leave(const Event& event, Agent& agent);
  void unpause(const Event& event, Agent& agent);
  void end_pauses(std::uint32_t number, Agent& agent, Millis at);
  void connect(const Event& event);
  void end_talk(const Event& event);
  void close_open();
  void add(std::uint32_t agent, AgentClass state, Millis begin, Millis end);
  [[nodiscard]] Millis next_connect(std::uint32_t agent, Millis after) const;

  std::vector<Event> events_;
  std::map<std::string, std::uint32_t, std::less<>> queues_{{"", 0}}, calls_;
  std::optional<Millis> first_, last_;
  std::map<std::uint32_t, Agent> agents_;
  std::map<std::uint32_t, Talk> talks_;                    // by call
  std::map<std::uint32_t, std::vector<Millis>> connects_;  // by agent, ascending
  std::vector<AgentState>* into_ = nullptr;
  std::int64_t begun_before_ = 0, left_open_ = 0, never_logged_in_ = 0;
};

}  // namespace kpi
