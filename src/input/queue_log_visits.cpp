// SPDX-License-Identifier: MIT
// Putting the visits of an Asterisk queue_log together from its events.
#include "input/queue_log_visits.hpp"

#include <algorithm>
#include <utility>

namespace kpi {
namespace {

/// A file may name any number of events that are none.
constexpr std::size_t kMostNames = 100;

std::string counted(std::uint64_t count, std::string_view noun) {
  return with_thousands(count) + " " + std::string{noun} + (count == 1 ? "" : "s");
}

}  // namespace

void QueueLogVisits::take(const QueueLogEvent& event, std::uint64_t line) {
  line_ = line;
  first_ = std::min(first_.value_or(event.at), event.at);
  switch (event.kind) {
    case QueueEventKind::Enter:
      return enter(event);
    case QueueEventKind::Connect:
      return connect(event);
    case QueueEventKind::Complete:
    case QueueEventKind::Transfer:
      return complete(event);
    case QueueEventKind::Exit:
      return exit(event);
    case QueueEventKind::Refused:
      return refuse(event);
    case QueueEventKind::Restart:
      return cut_off();
    case QueueEventKind::Agent:
    case QueueEventKind::None:
      return;
    case QueueEventKind::Unknown:
      break;
  }
  const auto known = unknown_.find(event.name);
  if (known != unknown_.end()) {
    ++known->second.count;
  } else if (unknown_.size() < kMostNames) {
    unknown_.emplace(event.name, Counted{1, line});
  }
}

void QueueLogVisits::finish() {
  cut_off();
}

bool QueueLogVisits::next(Visit& visit) {
  if (given_ == finished_.size()) return false;
  visit = std::move(finished_[given_]);
  if (++given_ == finished_.size()) {
    finished_.clear();
    given_ = 0;
  }
  return true;
}

Visit* QueueLogVisits::find(const QueueLogEvent& event) {
  const auto call = calls_.find(event.call_id);
  if (call == calls_.end()) return nullptr;
  const auto visit =
      std::find_if(call->second.begin(), call->second.end(),
                   [&](const Visit& of_call) { return of_call.queue == event.queue; });
  return visit == call->second.end() ? nullptr : &*visit;
}

Visit& QueueLogVisits::open(const QueueLogEvent& event, Millis start) {
  if (open_ == kMostOpen) {
    throw Error(FaultKind::Data,
                file_ + ":" + std::to_string(line_) + ":1: over " + with_thousands(kMostOpen) +
                    " visits have begun and not ended",
                "give kpi the log as it is: events in the order of their times, none left out");
  }
  ++open_;
  auto call = calls_.find(event.call_id);
  if (call == calls_.end()) call = calls_.emplace(event.call_id, std::vector<Visit>{}).first;
  Visit& visit = call->second.emplace_back();
  visit.call_id = event.call_id;
  visit.queue = event.queue;
  visit.start = start;
  visit.line = line_;
  return visit;
}

/// Hands an open visit on, which no event can belong to any more.
void QueueLogVisits::close(const Visit& visit) {
  const auto call = calls_.find(visit.call_id);
  const auto index = &visit - call->second.data();
  finished_.push_back(std::move(call->second[static_cast<std::size_t>(index)]));
  finished_.back().line = line_;
  call->second.erase(call->second.begin() + index);
  if (call->second.empty()) calls_.erase(call);
  --open_;
}

void QueueLogVisits::enter(const QueueLogEvent& event) {
  any_entered_ = true;
  leave_other_queues(event);
  Visit& visit = open(event, event.at);
  visit.caller = event.caller;
  visit.position = event.position;
  visit.event = event.name;
}

/// Ends what the call has left without a word. A conversation may still be told of: the end of it
/// can come after the call's next ENTERQUEUE, but not after one in the same queue.
void QueueLogVisits::leave_other_queues(const QueueLogEvent& event) {
  const auto call = calls_.find(event.call_id);
  if (call == calls_.end()) return;
  for (std::size_t i = call->second.size(); i-- > 0;) {
    Visit& visit = call->second[i];
    if (visit.answer && visit.queue != event.queue) continue;
    if (visit.answer) {
      ++left_connected_;
    } else {
      visit.outcome = "overflow";
      visit.end = event.at;
    }
    const bool last = call->second.size() == 1;
    close(visit);
    if (last) return;
  }
}

/// Whether the begin of a visit that must have begun then may be missing: it lies before the log,
/// or the log has no begins at all.
bool QueueLogVisits::may_have_begun(Millis start, bool any_begun) const {
  return start <= *first_ || !any_begun;
}

/// The visit that waits for this event, also one whose begin is missing; null where there is none.
Visit* QueueLogVisits::find_waiting(const QueueLogEvent& event) {
  Visit* const visit = find(event);
  if (visit != nullptr) return visit->answer ? nullptr : visit;
  const Millis start = event.at - event.wait.value_or(0);
  if (!event.wait || !may_have_begun(start, any_entered_)) return nullptr;
  ++begun_before_;
  return &open(event, start);
}

void QueueLogVisits::connect(const QueueLogEvent& event) {
  any_connected_ = true;
  Visit* const visit = find_waiting(event);
  if (visit == nullptr) return stray(event);
  visit->answer = event.at;
  visit->wait = event.wait;
  visit->ring = event.ring;
  visit->agent = event.agent;
  visit->outcome = event.outcome;
  visit->event = event.name;
  visit->line = line_;
}

void QueueLogVisits::complete(const QueueLogEvent& event) {
  Visit* const visit = find(event);
  if (visit == nullptr) return complete_unseen(event);
  if (!visit->answer && event.talk) visit->answer = event.at - *event.talk;
  if (!visit->wait) visit->wait = event.wait;
  if (visit->agent.empty()) visit->agent = event.agent;
  visit->talk = event.talk;
  visit->end = event.at;
  visit->outcome = event.outcome;
  visit->transferred = event.kind == QueueEventKind::Transfer ? "yes" : "no";
  visit->event = event.name;
  close(*visit);
}

/// The end of a conversation whose begin is not in the log.
void QueueLogVisits::complete_unseen(const QueueLogEvent& event) {
  if (!event.talk || !event.wait) return stray(event);
  const Millis answer = event.at - *event.talk;
  if (answer <= *first_) {
    ++connected_before_;
    return;
  }
  if (any_entered_ || any_connected_) return stray(event);
  ++begun_before_;
  open(event, answer - *event.wait).answer = answer;
  complete(event);
}

void QueueLogVisits::exit(const QueueLogEvent& event) {
  Visit* const visit = find_waiting(event);
  if (visit == nullptr) return stray(event);
  visit->wait = event.wait;
  visit->end = event.at;
  visit->outcome = event.outcome;
  visit->event = event.name;
  visit->key = event.key;
  close(*visit);
}

void QueueLogVisits::refuse(const QueueLogEvent& event) {
  if (find(event) != nullptr) return exit(event);
  Visit& visit = open(event, event.at);
  visit.outcome = event.outcome;
  visit.event = event.name;
  close(visit);
}

/// No visit that is open will get another event.
void QueueLogVisits::cut_off() {
  const std::size_t begin = finished_.size();
  for (auto& [id, visits] : calls_) {
    for (Visit& visit : visits) {
      ++(visit.answer ? left_connected_ : left_waiting_);
      finished_.push_back(std::move(visit));
    }
  }
  calls_.clear();
  open_ = 0;
  std::stable_sort(finished_.begin() + static_cast<std::ptrdiff_t>(begin), finished_.end(),
                   [](const Visit& a, const Visit& b) { return a.line < b.line; });
}

/// An event of a visit that is over, or never began.
void QueueLogVisits::stray(const QueueLogEvent& event) {
  const auto [known, is_new] = strays_.emplace(event.name, Counted{0, line_});
  ++known->second.count;
}

std::vector<Note> QueueLogVisits::notes() const {
  std::vector<Note> notes;
  if (begun_before_ > 0) {
    notes.push_back({"N120", counted(begun_before_, "visit") +
                                 " begun before the log: the start is told by the seconds waited"});
  }
  if (connected_before_ > 0) {
    notes.push_back({"N121", counted(connected_before_, "visit") +
                                 " connected before the log begins: left to the log before it"});
  }
  if (left_waiting_ + left_connected_ > 0) {
    notes.push_back({"N122", counted(left_waiting_ + left_connected_, "visit") +
                                 " not ended by the log: " + with_thousands(left_waiting_) +
                                 " still waiting (open), " + with_thousands(left_connected_) +
                                 " answered (the talk unknown)"});
  }
  const auto listed = [](const auto& names) {
    std::string text;
    for (const auto& [name, seen] : names) {
      text += (text.empty() ? "" : ", ") + in_quotes(name) + " (" + with_thousands(seen.count) +
              ", first in line " + with_thousands(seen.line) + ")";
      if (text.size() > 200) return text + ", …";
    }
    return text;
  };
  if (!strays_.empty()) {
    notes.push_back({"N123", "events of no visit that is there: " + listed(strays_)});
  }
  if (!unknown_.empty()) {
    notes.push_back({"N124", "events that kpi does not read: " + listed(unknown_)});
  }
  return notes;
}

}  // namespace kpi
