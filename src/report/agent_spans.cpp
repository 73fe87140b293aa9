// SPDX-License-Identifier: MIT
// The time of agents as spans that do not overlap: what each did, and what each was to do.
#include "report/agent_spans.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace kpi {
namespace {

/// A row, cut out of what it is of; kinds are numbered by strength.
struct Row {
  std::uint32_t agent = 0;
  Interval span;
  std::uint8_t kind = 0;
  bool layered = false;
};

/// What several rows add up to: at each instant the strongest of those that cover it.
class Covering {
 public:
  void change(std::uint8_t kind, int by, bool layered) {
    open_[kind] += by;
    if (!layered) rows_ += by;
  }
  [[nodiscard]] std::optional<std::uint8_t> strongest() const {
    for (std::size_t kind = open_.size(); kind-- > 0;) {
      if (open_[kind] > 0) return static_cast<std::uint8_t>(kind);
    }
    return std::nullopt;
  }
  /// How many rows cover the instant, but for those that lie over others as they should.
  [[nodiscard]] int count() const { return rows_; }

 private:
  std::array<int, kAgentClassCount> open_{};
  int rows_ = 0;
};

/// A row of states or of the schedule begins or ends.
struct Edge {
  std::uint32_t agent = 0;
  Millis at = 0;
  bool of_schedule = false;
  std::uint8_t kind = 0;
  bool layered = false;
  int by = 1;
};

void add_edges(std::vector<Edge>& edges, const Row& row, bool of_schedule) {
  if (row.span.begin >= row.span.end) return;
  edges.push_back({row.agent, row.span.begin, of_schedule, row.kind, row.layered, 1});
  edges.push_back({row.agent, row.span.end, of_schedule, row.kind, row.layered, -1});
}

class Sweep {
 public:
  Sweep(const Companions& companions, const std::optional<Interval>& period)
      : companions_{companions}, period_{period} {
    found_.scheduled.resize(companions.agents.size());
    found_.stated.resize(companions.agents.size());
  }

  AgentSpans run() {
    close_states();
    for (const ScheduledActivity& row : companions_.schedule) {
      found_.scheduled[row.agent] = true;
      add_edges(edges_,
                {row.agent, {row.begin, row.end}, static_cast<std::uint8_t>(row.duty), false},
                true);
    }
    std::sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) {
      return std::tie(a.agent, a.at) < std::tie(b.agent, b.at);
    });
    sweep();
    return std::move(found_);
  }

 private:
  void close_states() {
    std::vector<AgentState> states = companions_.states;
    std::sort(states.begin(), states.end(), [](const AgentState& a, const AgentState& b) {
      return std::tie(a.agent, a.begin) < std::tie(b.agent, b.begin);
    });
    found_.log_end = states.empty() ? 0 : states.front().begin;
    for (const AgentState& state : states) {
      found_.log_end = std::max({found_.log_end, state.begin, state.end.value_or(state.begin)});
    }
    Amount later;  // the agent's next later start
    for (std::size_t i = states.size(); i-- > 0;) {
      const AgentState& state = states[i];
      found_.stated[state.agent] = true;
      const bool last_of_agent = i + 1 == states.size() || states[i + 1].agent != state.agent;
      if (last_of_agent) {
        later = {};
      } else if (states[i + 1].begin > state.begin) {
        later = states[i + 1].begin;
      }
      if (!state.end && !later) ++found_.unclosed;
      const Millis end = state.end ? *state.end : later.value_or(found_.log_end);
      add_edges(
          edges_,
          {state.agent, {state.begin, end}, static_cast<std::uint8_t>(state.state), state.layered},
          false);
    }
  }

  void sweep() {
    Covering states;
    Covering duties;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      const Edge& edge = edges_[i];
      (edge.of_schedule ? duties : states).change(edge.kind, edge.by, edge.layered);
      // All edges of an agent end what they begin, so nothing is open between two agents.
      if (i + 1 == edges_.size() || edges_[i + 1].agent != edge.agent) continue;
      add(edge.agent, {edge.at, edges_[i + 1].at}, states, duties);
    }
  }

  void add(std::uint32_t agent, Interval span, const Covering& states, const Covering& duties) {
    if (span.begin == span.end) return;
    AgentSpan added{agent, span, std::nullopt, std::nullopt};
    if (const auto kind = states.strongest()) added.state = static_cast<AgentClass>(*kind);
    if (const auto kind = duties.strongest()) added.duty = static_cast<Duty>(*kind);
    if (!added.state && !added.duty) return;
    if (period_) {
      added.span = {std::max(span.begin, period_->begin), std::min(span.end, period_->end)};
      const Millis inside = std::max<Millis>(0, added.span.end - added.span.begin);
      const bool there = added.state && *added.state != AgentClass::Off;
      if (there) found_.outside += span.end - span.begin - inside;
      if (inside == 0) return;
    }
    if (states.count() > 1) {
      found_.overlapping += Int128{states.count() - 1} * (added.span.end - added.span.begin);
    }
    found_.spans.push_back(added);
  }

  const Companions& companions_;
  const std::optional<Interval>& period_;
  std::vector<Edge> edges_;
  AgentSpans found_;
};

}  // namespace

AgentSpans agent_spans(const Companions& companions, const std::optional<Interval>& period) {
  return Sweep{companions, period}.run();
}

}  // namespace kpi
