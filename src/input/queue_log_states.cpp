// SPDX-License-Identifier: MIT
// What agents did, by the events of Asterisk queue_logs: logged in, paused, in conversation.
#include "input/queue_log_states.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kpi {

std::optional<QueueLogStates::What> QueueLogStates::what_of(const QueueLogEvent& event) {
  constexpr std::array<std::pair<std::string_view, What>, 10> kOfAgents{
      {{"ADDMEMBER", What::Join},
       {"AGENTLOGIN", What::Join},
       {"AGENTCALLBACKLOGIN", What::Join},
       {"REMOVEMEMBER", What::Leave},
       {"AGENTLOGOFF", What::Leave},
       {"AGENTCALLBACKLOGOFF", What::Leave},
       {"PAUSE", What::Pause},
       {"PAUSEALL", What::Pause},
       {"UNPAUSE", What::Unpause},
       {"UNPAUSEALL", What::UnpauseAll}}};
  switch (event.kind) {
    case QueueEventKind::Connect:
      return What::Connect;
    case QueueEventKind::Complete:
    case QueueEventKind::Transfer:
      return What::End;
    case QueueEventKind::Restart:
      return What::Restart;
    case QueueEventKind::Agent:
      break;
    default:
      return std::nullopt;
  }
  const auto* const found = std::find_if(kOfAgents.begin(), kOfAgents.end(),
                                         [&](const auto& row) { return row.first == event.name; });
  return found == kOfAgents.end() ? std::nullopt : std::optional{found->second};
}

std::uint32_t QueueLogStates::number(std::map<std::string, std::uint32_t, std::less<>>& names,
                                     std::string_view name) {
  const auto known = names.find(name);
  if (known != names.end()) return known->second;
  return names.emplace(name, static_cast<std::uint32_t>(names.size())).first->second;
}

void QueueLogStates::take(const QueueLogEvent& event, std::optional<std::uint32_t> agent) {
  first_ = std::min(first_.value_or(event.at), event.at);
  last_ = std::max(last_.value_or(event.at), event.at);
  const auto what = what_of(event);
  const bool needs_agent = what && *what != What::Restart;
  if (!what || (needs_agent && !agent)) return;
  Event kept{event.at, *what, agent.value_or(0), 0, 0, event.talk};
  kept.queue = number(queues_, event.queue == "NONE" ? std::string_view{} : event.queue);
  if (*what == What::Connect || *what == What::End) {
    // A call may be in several queues, one after the other.
    kept.call = number(calls_, std::string{event.call_id} + '\n' + std::string{event.queue});
  }
  events_.push_back(kept);
}

void QueueLogStates::finish(std::vector<AgentState>& into) {
  if (!first_) return;
  into_ = &into;
  std::stable_sort(events_.begin(), events_.end(),
                   [](const Event& a, const Event& b) { return a.at < b.at; });
  for (const Event& event : events_) {
    if (event.what == What::Connect) connects_[event.agent].push_back(event.at);
  }
  for (const Event& event : events_) play(event);
  close_open();
  for (const auto& [number, agent] : agents_) {
    if (agent.connected && !agent.logged_in) ++never_logged_in_;
  }
}

void QueueLogStates::play(const Event& event) {
  Agent& agent = agents_[event.agent];
  switch (event.what) {
    case What::Join:
      agent.logged_in = true;
      agent.known_joined[event.queue] = true;
      agent.joined.emplace(event.queue, event.at);
      return;
    case What::Leave:
      return leave(event, agent);
    case What::Pause:
      agent.known_paused[event.queue] = true;
      agent.paused.emplace(event.queue, event.at);
      return;
    case What::Unpause:
    case What::UnpauseAll:
      return unpause(event, agent);
    case What::Connect:
      agent.connected = true;
      return connect(event);
    case What::End:
      return end_talk(event);
    case What::Restart:
      // The calls that were there are lost.
      for (const auto& [call, talk] : talks_) {
        add(talk.agent, AgentClass::Handling, talk.since, event.at);
      }
      talks_.clear();
      return;
  }
}

void QueueLogStates::leave(const Event& event, Agent& agent) {
  agent.logged_in = true;
  const auto joined = agent.joined.find(event.queue);
  if (joined != agent.joined.end()) {
    add(event.agent, AgentClass::Available, joined->second, event.at);
    agent.joined.erase(joined);
  } else if (!agent.known_joined.contains(event.queue)) {
    add(event.agent, AgentClass::Available, *first_, event.at);
    ++begun_before_;
  }
  agent.known_joined[event.queue] = true;
  if (agent.joined.empty()) end_pauses(event.agent, agent, event.at);
}

void QueueLogStates::unpause(const Event& event, Agent& agent) {
  if (agent.paused.empty() && !agent.known_paused.contains(event.queue)) {
    add(event.agent, AgentClass::Paused, *first_, event.at);
    ++begun_before_;
  }
  agent.known_paused[event.queue] = true;
  if (event.what == What::UnpauseAll || event.queue == 0) {
    return end_pauses(event.agent, agent, event.at);
  }
  // Who is not paused in one queue is not paused in all of them.
  for (const std::uint32_t queue : {event.queue, std::uint32_t{0}}) {
    const auto paused = agent.paused.find(queue);
    if (paused == agent.paused.end()) continue;
    add(event.agent, AgentClass::Paused, paused->second, event.at);
    agent.paused.erase(paused);
  }
}

void QueueLogStates::end_pauses(std::uint32_t number, Agent& agent, Millis at) {
  for (const auto& [queue, since] : agent.paused) add(number, AgentClass::Paused, since, at);
  agent.paused.clear();
}

void QueueLogStates::connect(const Event& event) {
  talks_.insert_or_assign(event.call, Talk{event.agent, event.at});
}

void QueueLogStates::end_talk(const Event& event) {
  const auto talk = talks_.find(event.call);
  if (talk != talks_.end()) {
    add(talk->second.agent, AgentClass::Handling, talk->second.since, event.at);
    talks_.erase(talk);
  } else if (event.talk) {
    add(event.agent, AgentClass::Handling, std::max(*first_, event.at - *event.talk), event.at);
  }
}

Millis QueueLogStates::next_connect(std::uint32_t agent, Millis after) const {
  const std::vector<Millis>& connects = connects_.at(agent);
  const auto next = std::upper_bound(connects.begin(), connects.end(), after);
  return next == connects.end() ? *last_ : *next;
}

void QueueLogStates::close_open() {
  for (auto& [number, agent] : agents_) {
    left_open_ += static_cast<std::int64_t>(agent.joined.size() + agent.paused.size());
    for (const auto& [queue, since] : agent.joined) {
      add(number, AgentClass::Available, since, *last_);
    }
    end_pauses(number, agent, *last_);
  }
  // A conversation of which no event tells the end is over when the agent has the next one.
  for (const auto& [call, talk] : talks_) {
    ++left_open_;
    add(talk.agent, AgentClass::Handling, talk.since, next_connect(talk.agent, talk.since));
  }
}

void QueueLogStates::add(std::uint32_t agent, AgentClass state, Millis begin, Millis end) {
  into_->push_back({agent, state, begin, end, true});
}

std::vector<Note> QueueLogStates::notes() const {
  std::vector<Note> notes;
  const auto count = [](std::int64_t number, std::string_view one, std::string_view many) {
    return with_thousands(static_cast<std::uint64_t>(number)) + " " +
           std::string{number == 1 ? one : many};
  };
  if (begun_before_ > 0) {
    notes.push_back(
        {"N126", "queue_log: " +
                     count(begun_before_, "login or pause began before the log and counts",
                           "logins and pauses began before the log and "
                           "count") +
                     " from its first event"});
  }
  if (left_open_ > 0) {
    notes.push_back(
        {"N127", "queue_log: " +
                     count(left_open_,
                           "login, pause or conversation is not ended by the log and "
                           "counts",
                           "logins, pauses and conversations are not ended by the log "
                           "and count") +
                     " until its last event, a conversation at most until the agent's next"});
  }
  if (never_logged_in_ > 0) {
    notes.push_back({"N128", "queue_log: " +
                                 count(never_logged_in_, "agent answers but never logs in: its",
                                       "agents answer but never log in: their") +
                                 " time between conversations is not known"});
  }
  return notes;
}

}  // namespace kpi
