// SPDX-License-Identifier: MIT
// One event of an Asterisk queue_log: a line of the native log, or a row of a table export.
#include "input/queue_log_event.hpp"

#include <algorithm>
#include <string>

#include "core/duration.hpp"
#include "core/number.hpp"
#include "core/stamp.hpp"
#include "core/utf8.hpp"
#include "input/words.hpp"
#include "kpi/error.hpp"

namespace kpi {
namespace {

constexpr std::size_t kNowhere = SIZE_MAX;
/// Texts of visits that are not over are kept; no log needs longer ones.
constexpr std::size_t kLongestEvent = 4096;
using EventKind = QueueEventKind;

/// An event and where its parameters say something, counted from 0.
struct EventRow {
  std::string_view name;
  EventKind kind;
  /// Of an event that ends a visit. The outcome itself where the name is an everyday word, which
  /// in other files may mean anything.
  std::string_view outcome = {};
  std::size_t wait = kNowhere, ring = kNowhere, talk = kNowhere;
  std::size_t caller = kNowhere, position = kNowhere, key = kNowhere;
  std::size_t count = 0;  ///< of parameters, in whole lines
};

// By Asterisk's apps/app_queue.c; the events from FULL to LEAVEEMPTY are Wazo's.
constexpr std::array kEvents{
    EventRow{
        .name = "ENTERQUEUE", .kind = EventKind::Enter, .caller = 1, .position = 2, .count = 2},
    EventRow{.name = "CONNECT",
             .kind = EventKind::Connect,
             .outcome = "answered",
             .wait = 0,
             .ring = 2,
             .count = 2},
    EventRow{.name = "COMPLETEAGENT",
             .kind = EventKind::Complete,
             .outcome = "COMPLETEAGENT",
             .wait = 0,
             .talk = 1,
             .count = 3},
    EventRow{.name = "COMPLETECALLER",
             .kind = EventKind::Complete,
             .outcome = "COMPLETECALLER",
             .wait = 0,
             .talk = 1,
             .count = 3},
    EventRow{.name = "TRANSFER",
             .kind = EventKind::Transfer,
             .outcome = "answered",
             .wait = 2,
             .talk = 3,
             .count = 4},
    EventRow{.name = "BLINDTRANSFER",
             .kind = EventKind::Transfer,
             .outcome = "BLINDTRANSFER",
             .wait = 2,
             .talk = 3,
             .count = 5},
    EventRow{.name = "ATTENDEDTRANSFER",
             .kind = EventKind::Transfer,
             .outcome = "ATTENDEDTRANSFER",
             .wait = 2,
             .talk = 3,
             .count = 5},
    EventRow{
        .name = "ABANDON", .kind = EventKind::Exit, .outcome = "ABANDON", .wait = 2, .count = 3},
    EventRow{.name = "EXITWITHTIMEOUT",
             .kind = EventKind::Exit,
             .outcome = "EXITWITHTIMEOUT",
             .wait = 2,
             .count = 1},
    EventRow{.name = "EXITEMPTY",
             .kind = EventKind::Exit,
             .outcome = "EXITEMPTY",
             .wait = 2,
             .count = 3},
    EventRow{.name = "EXITWITHKEY",
             .kind = EventKind::Exit,
             .outcome = "EXITWITHKEY",
             .wait = 3,
             .key = 0,
             .count = 2},
    EventRow{
        .name = "WITHDRAW", .kind = EventKind::Exit, .outcome = "WITHDRAW", .wait = 2, .count = 3},
    EventRow{.name = "AGENTDUMP", .kind = EventKind::Exit, .outcome = "AGENTDUMP"},
    EventRow{.name = "SYSCOMPAT", .kind = EventKind::Exit, .outcome = "SYSCOMPAT"},
    EventRow{.name = "LEAVEEMPTY", .kind = EventKind::Exit, .outcome = "LEAVEEMPTY"},
    EventRow{.name = "FULL", .kind = EventKind::Refused, .outcome = "blocked"},
    EventRow{.name = "CLOSED", .kind = EventKind::Refused, .outcome = "blocked"},
    EventRow{.name = "JOINEMPTY", .kind = EventKind::Refused, .outcome = "JOINEMPTY"},
    EventRow{.name = "DIVERT_CA_RATIO", .kind = EventKind::Refused, .outcome = "DIVERT_CA_RATIO"},
    EventRow{.name = "DIVERT_HOLDTIME", .kind = EventKind::Refused, .outcome = "DIVERT_HOLDTIME"},
    EventRow{.name = "QUEUESTART", .kind = EventKind::Restart},
    EventRow{.name = "RINGNOANSWER", .kind = EventKind::Agent},
    EventRow{.name = "RINGCANCELED", .kind = EventKind::Agent},
    EventRow{.name = "ADDMEMBER", .kind = EventKind::Agent},
    EventRow{.name = "REMOVEMEMBER", .kind = EventKind::Agent},
    EventRow{.name = "AGENTLOGIN", .kind = EventKind::Agent},
    EventRow{.name = "AGENTLOGOFF", .kind = EventKind::Agent},
    EventRow{.name = "AGENTCALLBACKLOGIN", .kind = EventKind::Agent},
    EventRow{.name = "AGENTCALLBACKLOGOFF", .kind = EventKind::Agent},
    EventRow{.name = "PAUSE", .kind = EventKind::Agent},
    EventRow{.name = "UNPAUSE", .kind = EventKind::Agent},
    EventRow{.name = "PAUSEALL", .kind = EventKind::Agent},
    EventRow{.name = "UNPAUSEALL", .kind = EventKind::Agent},
    EventRow{.name = "PAUSEREASON", .kind = EventKind::Agent},
    EventRow{.name = "PENALTY", .kind = EventKind::Agent},
    EventRow{.name = "RINGINUSE", .kind = EventKind::Agent},
    EventRow{.name = "DID", .kind = EventKind::None},
    EventRow{.name = "INFO", .kind = EventKind::None},
    EventRow{.name = "CONFIGRELOAD", .kind = EventKind::None},
    EventRow{.name = "CALLSTATUS", .kind = EventKind::None},
    EventRow{.name = "LAGGED", .kind = EventKind::None},
};

const EventRow* find_event(std::string_view name) {
  const auto* const found = std::find_if(kEvents.begin(), kEvents.end(),
                                         [&](const EventRow& row) { return row.name == name; });
  return found == kEvents.end() ? nullptr : found;
}

bool is_of_visit(EventKind kind) {
  return kind <= EventKind::Refused;
}

/// Reads one row.
class EventReader {
 public:
  EventReader(RawRow& row, const QueueLogForm& form, const TimeZone& zone, QueueLogEvent& event)
      : row_{row}, form_{form}, zone_{zone}, event_{event} {}

  bool read(bool cut_off) {
    if (row_.problem != RowProblem::None) return false;
    event_ = {};
    if (!check_columns() || !check_bytes() || !read_head()) return false;
    const EventRow* const known = find_event(event_.name);
    if (known == nullptr) return true;
    event_.kind = known->kind;
    event_.outcome = known->outcome;
    take_parameters();
    if (!is_of_visit(known->kind)) return true;
    if (event_.call_id.empty()) return refuse(form_.call_id, "the call has no id");
    if (row_.raw.size() > kLongestEvent) return refuse(0, "the event is over 4 KiB long");
    if (cut_off && parameters_ < known->count) {
      return refuse(row_.fields.size() - 1, "the line is cut off");
    }
    return read_meanings(*known);
  }

 private:
  /// The text of a column, which may be one that a native line does not have.
  [[nodiscard]] std::string_view text(std::size_t column) const {
    if (column >= row_.fields.size()) return {};
    const std::string_view found = trimmed(row_.fields[column].text);
    return is_absent(found) ? std::string_view{} : found;
  }

  bool refuse(std::size_t column, std::string detail) {
    row_.problem = RowProblem::BadEvent;
    row_.problem_offset = column < row_.fields.size() ? row_.fields[column].offset : 0;
    row_.problem_detail = std::move(detail);
    return false;
  }

  bool check_columns() {
    const std::size_t found = row_.fields.size();
    if (form_.header ? found == form_.columns : found > form_.event) return true;
    const std::string fields = std::to_string(found) + (found == 1 ? " field" : " fields");
    return refuse(0,
                  form_.header
                      ? fields + "; expected " + std::to_string(form_.columns) + " as in the header"
                      : fields + "; expected epoch|callid|queue|agent|event and parameters");
  }

  bool check_bytes() {
    const std::size_t bad = std::min(row_.raw.find('\0'), find_invalid_utf8(row_.raw));
    return bad == std::string_view::npos || refuse(0, "text of UTF-8");
  }

  bool read_head() {
    const auto at = read_event_time(text(form_.time), zone_);
    if (!at) {
      return refuse(form_.time, in_quotes(text(form_.time)) +
                                    " is no time; expected seconds since 1970 or "
                                    "2026-03-02 09:00:00");
    }
    event_.at = *at;
    event_.call_id = text(form_.call_id);
    event_.queue = text(form_.queue);
    event_.agent = text(form_.agent);
    event_.name = text(form_.event);
    if (event_.agent == "NONE") event_.agent = {};
    return !event_.name.empty() || refuse(form_.event, "the event has no name");
  }

  void take_parameters() {
    std::string_view joined = text(form_.parameters);
    for (std::size_t i = 0; i < event_.parameters.size(); ++i) {
      if (form_.kind == QueueLogForm::Parameters::Joined) {
        const std::size_t end = std::min(joined.find('|'), joined.size());
        event_.parameters[i] = trimmed(joined.substr(0, end));
        joined.remove_prefix(std::min(end + 1, joined.size()));
      } else {
        const std::size_t column = form_.parameters + i;
        event_.parameters[i] = text(column);
        if (column < row_.fields.size()) ++parameters_;
      }
    }
  }

  bool read_meanings(const EventRow& known) {
    if (form_.kind == QueueLogForm::Parameters::Pbxware) return read_pbxware(known);
    // Two channels name a link of bridges: one parameter more.
    const std::size_t shift =
        known.name == "ATTENDEDTRANSFER" && event_.parameters[0] == "LINK" ? 1 : 0;
    const auto at = [&](std::size_t index) {
      return index == kNowhere ? std::string_view{} : event_.parameters[index + shift];
    };
    event_.caller = at(known.caller);
    event_.position = at(known.position);
    event_.key = at(known.key);
    return read_seconds(at(known.wait), form_.parameters + known.wait + shift, "wait",
                        event_.wait) &&
           read_seconds(at(known.ring), form_.parameters + known.ring + shift, "ring",
                        event_.ring) &&
           read_seconds(at(known.talk), form_.parameters + known.talk + shift, "talk", event_.talk);
  }

  bool read_pbxware(const EventRow& known) {
    if (known.caller != kNowhere) event_.caller = event_.parameters[0];
    if (known.key != kNowhere) event_.key = event_.parameters[0];
    event_.position = text(form_.position);
    if (known.wait != kNowhere &&
        !read_seconds(text(form_.wait), form_.wait, "wait", event_.wait)) {
      return false;
    }
    return known.talk == kNowhere ||
           read_seconds(text(form_.talk), form_.talk, "talk", event_.talk);
  }

  bool read_seconds(std::string_view text, std::size_t column, std::string_view what,
                    Amount& amount) {
    if (is_absent(text)) return true;
    Millis duration = 0;
    const Reading reading = read_duration(text, DurationForm{kSecond}, duration);
    if (reading != Reading::Ok) {
      if (form_.kind == QueueLogForm::Parameters::Joined) column = form_.parameters;
      return refuse(column,
                    std::string{what} + ": " + in_quotes(text) + " is " +
                        (reading == Reading::Negative ? "a negative duration" : "no duration") +
                        "; expected seconds");
    }
    amount = duration;
    return true;
  }

  RawRow& row_;
  const QueueLogForm& form_;
  const TimeZone& zone_;
  QueueLogEvent& event_;
  std::size_t parameters_ = 0;  // that the row has columns for
};

}  // namespace

bool is_queue_event(std::string_view name) {
  return find_event(name) != nullptr;
}

std::optional<Millis> read_event_time(std::string_view text, const TimeZone& zone) {
  constexpr std::size_t kMostDigits = 11;  // more are milliseconds
  const std::size_t digits = std::min(text.find('.'), text.size());
  if (digits == 0) return std::nullopt;
  const bool epoch =
      std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.'; });
  if (epoch && digits <= kMostDigits) return parse_scaled(text, kSecond);
  StampText stamp;
  if (read_stamp(text, true, stamp) != Reading::Ok || stamp.by_order || !stamp.is_full()) {
    return std::nullopt;
  }
  if (stamp.instant) return *stamp.instant;
  const Amount first = zone.readings_of(*stamp.day * kDay + *stamp.time).first;
  return first ? std::optional<Millis>{*first} : std::nullopt;
}

bool read_queue_log_event(RawRow& row, const QueueLogForm& form, const TimeZone& zone, bool cut_off,
                          QueueLogEvent& event) {
  return EventReader{row, form, zone, event}.read(cut_off);
}

}  // namespace kpi
