// SPDX-License-Identifier: MIT
// The queue visits in a conversation of Genesys Cloud.
#include "input/genesys_visits.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

namespace kpi {
namespace {

using Sessions = std::vector<const GenesysSession*>;

bool among(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_agent(const GenesysSession& session) {
  return among(session.purpose, {"agent", "user"});
}
bool is_customer(const GenesysSession& session) {
  return among(session.purpose, {"customer", "external"});
}

/// When the first segment of these types begins; of any type without types.
Amount begin_of(const GenesysSession& session, std::initializer_list<std::string_view> types = {}) {
  Amount begin;
  for (const GenesysSegment& segment : session.segments) {
    const bool meant = types.size() == 0 || among(segment.type, types);
    if (meant && segment.start && (!begin || *segment.start < *begin)) begin = segment.start;
  }
  return begin;
}

/// When the last segment of these types ends; nothing while one of them lasts.
Amount end_of(const GenesysSession& session, std::initializer_list<std::string_view> types = {}) {
  Amount end;
  for (const GenesysSegment& segment : session.segments) {
    if (types.size() != 0 && !among(segment.type, types)) continue;
    if (!segment.end) return {};
    if (!end || *segment.end > *end) end = segment.end;
  }
  return end;
}

/// The sum of a metric; nothing where there is none of that name.
Amount metric(const GenesysSession& session, std::string_view name) {
  Amount sum;
  for (const GenesysMetric& found : session.metrics) {
    if (found.name == name) sum = sum.value_or(0) + found.value;
  }
  return sum;
}

bool has(const GenesysSession& session, std::initializer_list<std::string_view> metrics) {
  return std::any_of(metrics.begin(), metrics.end(),
                     [&](std::string_view name) { return metric(session, name).value_or(0) > 0; });
}

/// What a session spent: by the first metric that it has, else by its segments. `open` is set where
/// a segment has not ended.
Amount spent(const GenesysSession& session, std::initializer_list<std::string_view> metrics,
             std::string_view type, bool& open) {
  for (const std::string_view name : metrics) {
    if (const Amount sum = metric(session, name)) return sum;
  }
  Amount sum;
  for (const GenesysSegment& segment : session.segments) {
    if (segment.type != type || !segment.start) continue;
    if (!segment.end || *segment.end < *segment.start) {
      open = true;
    } else {
      sum = sum.value_or(0) + (*segment.end - *segment.start);
    }
  }
  return sum;
}

/// The same over several sessions.
Amount spent(const Sessions& sessions, std::initializer_list<std::string_view> metrics,
             std::string_view type) {
  Amount total;
  bool open = false;
  for (const GenesysSession* session : sessions) {
    if (const Amount sum = spent(*session, metrics, type, open)) {
      total = total.value_or(0) + *sum;
    }
  }
  return open ? Amount{} : total;
}

std::string_view queue_of(const GenesysSession& session) {
  for (const GenesysSegment& segment : session.segments) {
    if (!segment.queue.empty()) return segment.queue;
  }
  return {};
}

std::string_view last_disconnect(const GenesysSession& session) {
  std::string_view last;
  for (const GenesysSegment& segment : session.segments) {
    if (!segment.disconnect.empty()) last = segment.disconnect;
  }
  return last;
}

/// Whether the agent passed the contact on.
bool passed_on(const GenesysSession& session) {
  return has(session, {"nTransferred", "nBlindTransferred", "nConsultTransferred"}) ||
         std::any_of(session.segments.begin(), session.segments.end(),
                     [](const GenesysSegment& segment) {
                       return among(segment.disconnect, {"transfer", "consultTransfer",
                                                         "conferenceTransfer", "forwardTransfer"});
                     });
}

class ConversationVisits {
 public:
  explicit ConversationVisits(const GenesysConversation& conversation)
      : conversation_{conversation} {
    for (const GenesysSession& session : conversation.sessions) {
      if (!begin_of(session)) continue;
      if (session.purpose == "acd") queues_.push_back(&session);
      if (is_agent(session)) agents_.push_back(&session);
      if (is_customer(session)) customers_.push_back(&session);
    }
    const auto sort = [](Sessions& sessions) {
      std::stable_sort(sessions.begin(), sessions.end(),
                       [](const GenesysSession* a, const GenesysSession* b) {
                         return *begin_of(*a) < *begin_of(*b);
                       });
    };
    sort(queues_);
    sort(agents_);
  }

  std::vector<Visit> find() const {
    if (queues_.empty()) return direct();
    std::vector<Sessions> agents_of(queues_.size());
    for (const GenesysSession* agent : agents_) {
      if (const auto queue = queue_before(*agent)) agents_of[*queue].push_back(agent);
    }
    std::vector<Visit> visits;
    for (std::size_t i = 0; i < queues_.size(); ++i) {
      visits.push_back(queue_visit(i, of_medium(queues_[i]->media, agents_of[i])));
    }
    return visits;
  }

 private:
  /// The visit that an agent's session belongs to.
  [[nodiscard]] std::optional<std::size_t> queue_before(const GenesysSession& agent) const {
    const std::string_view queue = queue_of(agent);
    std::optional<std::size_t> latest;
    std::optional<std::size_t> latest_of_queue;
    for (std::size_t i = 0; i < queues_.size(); ++i) {
      if (*begin_of(*queues_[i]) > *begin_of(agent)) break;
      latest = i;
      if (!queue.empty() && queue_of(*queues_[i]) == queue) latest_of_queue = i;
    }
    return latest_of_queue ? latest_of_queue : latest;
  }

  /// A callback has a session for itself and one for the call made; they are the same time.
  static Sessions of_medium(std::string_view media, const Sessions& sessions) {
    Sessions same;
    std::copy_if(sessions.begin(), sessions.end(), std::back_inserter(same),
                 [&](const GenesysSession* session) { return session->media == media; });
    return same.empty() ? sessions : same;
  }

  static Sessions who_talked(const Sessions& agents) {
    Sessions talked;
    std::copy_if(agents.begin(), agents.end(), std::back_inserter(talked),
                 [](const GenesysSession* agent) { return begin_of(*agent, {"interact"}); });
    std::stable_sort(talked.begin(), talked.end(),
                     [](const GenesysSession* a, const GenesysSession* b) {
                       return *begin_of(*a, {"interact"}) < *begin_of(*b, {"interact"});
                     });
    return talked;
  }

  [[nodiscard]] Visit queue_visit(std::size_t index, const Sessions& agents) const {
    const GenesysSession& queue = *queues_[index];
    Visit visit;
    visit.call_id = conversation_.id;
    visit.start = begin_of(queue);
    visit.queue = queue_of(queue);
    visit.channel = queue.media;
    visit.direction = direction_of(queue);
    visit.caller = caller_of(queue, visit.direction == "outbound");
    visit.wait = metric(queue, "tAcd");
    const Sessions talked = who_talked(agents);
    if (talked.empty()) {
      visit.end = end_of(queue);
      if (!visit.end) visit.wait = {};  // still there
      if (visit.end && !visit.wait) visit.wait = metric(queue, "tAbandon");
      if (visit.end) visit.outcome = unanswered(index, agents);
    } else {
      if (!visit.wait) visit.wait = metric(*talked.front(), "tAnswered");
      take_talks(talked, visit);
    }
    return visit;
  }

  static void take_talks(const Sessions& talked, Visit& visit) {
    const GenesysSession& first = *talked.front();
    bool open = false;
    visit.outcome = "answered";
    visit.agent = first.user;
    visit.answer = begin_of(first, {"interact"});
    visit.ring = spent(first, {"tAlert"}, "alert", open);
    visit.talk = spent(talked, {"tTalkComplete", "tTalk"}, "interact");
    visit.hold = spent(talked, {"tHeldComplete", "tHeld"}, "hold");
    visit.acw = spent(talked, {"tAcw"}, "wrapup");
    visit.transferred = "no";
    for (const GenesysSession* agent : talked) {
      const Amount end = end_of(*agent, {"interact", "hold"});
      if (agent == &first || !end || (visit.end && *end > *visit.end)) visit.end = end;
      if (passed_on(*agent)) visit.transferred = "yes";
      for (const GenesysSegment& segment : agent->segments) {
        if (!segment.wrap_up.empty()) visit.reason = segment.wrap_up;
      }
      if (!end) break;  // one is still talking
    }
    if (!visit.end) visit.talk = {};
  }

  /// How a visit ended that no agent answered; empty where that is not said.
  [[nodiscard]] std::string_view unanswered(std::size_t index, const Sessions& agents) const {
    const GenesysSession& queue = *queues_[index];
    const GenesysSession* const next = index + 1 < queues_.size() ? queues_[index + 1] : nullptr;
    if (has(queue, {"tAbandon", "tShortAbandon"})) return "abandoned";
    if (leads_to_voicemail(queue, next)) return "voicemail";
    if (next != nullptr && next->media == "callback" && queue.media != "callback") {
      return "callback";
    }
    if (next != nullptr || has(queue, {"tFlowOut"})) return "overflow";
    const std::string_view disconnect = last_disconnect(queue);
    if (among(disconnect, {"client", "endpoint", "peer"})) return "abandoned";
    if (among(disconnect, {"system", "error", "timeout", "other", "spam", "uncallable"})) {
      return "disconnected";
    }
    if (!disconnect.empty() && agents.empty()) return "overflow";
    return {};
  }

  [[nodiscard]] bool leads_to_voicemail(const GenesysSession& queue,
                                        const GenesysSession* next) const {
    if (has(queue, {"tVoicemail"})) return true;
    const auto& sessions = conversation_.sessions;
    return std::any_of(sessions.begin(), sessions.end(), [&](const GenesysSession& session) {
      const Amount begin =
          session.purpose == "voicemail" ? begin_of(session) : begin_of(session, {"voicemail"});
      return begin && *begin >= *begin_of(queue) && (next == nullptr || *begin < *begin_of(*next));
    });
  }

  [[nodiscard]] std::string_view direction_of(const GenesysSession& session) const {
    if (!conversation_.direction.empty()) return conversation_.direction;
    if (session.campaign) return "outbound";
    if (!session.direction.empty() || customers_.empty()) return session.direction;
    return customers_.front()->direction;
  }

  /// The customer's number or address, as the session says, else as the customer's own does.
  [[nodiscard]] std::string_view caller_of(const GenesysSession& session, bool outbound) const {
    Sessions places{&session};
    places.insert(places.end(), customers_.begin(), customers_.end());
    for (const GenesysSession* place : places) {
      for (const std::string_view found :
           {outbound ? place->dnis : place->ani, place->callback_number,
            outbound ? place->address_to : place->address_from}) {
        if (!found.empty()) return found;
      }
    }
    return {};
  }

  /// A conversation that was in no queue.
  [[nodiscard]] std::vector<Visit> direct() const {
    if (agents_.empty()) return {};
    const bool internal = customers_.empty() && agents_.size() > 1;
    Sessions called;
    std::copy_if(
        agents_.begin(), agents_.end(), std::back_inserter(called),
        [&](const GenesysSession* agent) { return !internal || agent->direction != "outbound"; });
    if (called.empty()) called = agents_;
    const GenesysSession& side = customers_.empty() ? *called.front() : *customers_.front();
    Visit visit;
    visit.call_id = conversation_.id;
    visit.start = conversation_.start ? conversation_.start : begin_of(*agents_.front());
    visit.channel = called.front()->media;
    visit.queue = queue_of(*called.front());
    visit.direction = internal ? "internal" : direction_of(side);
    visit.caller = caller_of(side, visit.direction == "outbound");
    const Sessions talked = who_talked(of_medium(visit.channel, called));
    if (!talked.empty()) {
      take_talks(talked, visit);
    } else {
      visit.end = end_of(*called.back());
    }
    return {visit};
  }

  const GenesysConversation& conversation_;
  Sessions queues_, agents_, customers_;
};

/// Gives a score to the visit that it is about.
void take_survey(const GenesysSurvey& survey, std::vector<Visit>& visits) {
  if (!survey.promoter_score) return;
  const auto visit = std::find_if(visits.rbegin(), visits.rend(), [&](const Visit& last) {
    return last.outcome == "answered" && (survey.queue.empty() || last.queue == survey.queue);
  });
  if (visit != visits.rend()) visit->nps = std::to_string(*survey.promoter_score);
}

}  // namespace

std::span<const std::string_view> genesys_columns() {
  static constexpr std::array<std::string_view, 18> kColumns{
      "call_id", "start", "answer", "end",    "direction",   "channel",
      "queue",   "agent", "reason", "caller", "outcome",     "wait",
      "ring",    "talk",  "hold",   "acw",    "transferred", "nps"};
  return kColumns;
}

std::vector<Visit> visits_of(const GenesysConversation& conversation) {
  std::vector<Visit> visits = ConversationVisits{conversation}.find();
  for (const GenesysSurvey& survey : conversation.surveys) take_survey(survey, visits);
  return visits;
}

}  // namespace kpi
