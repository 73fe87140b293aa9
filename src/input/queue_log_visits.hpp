// SPDX-License-Identifier: MIT
// Putting the visits of an Asterisk queue_log together from its events.
//
// A visit lasts from an ENTERQUEUE to the event that ends it, of one call id and queue. A call that
// enters another queue, or the same one again, begins another visit, and the one before, if nothing
// ended it, was an overflow.
//
// Logs are rotated while calls go on. A visit counts in the piece in which it was connected or was
// left unanswered, so that it counts once where all pieces are read: in the piece before, it is
// open, and an end whose CONNECT must have been in the piece before begins no visit of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "input/queue_log_event.hpp"
#include "input/visit.hpp"
#include "kpi/error.hpp"

namespace kpi {

class QueueLogVisits {
 public:
  /// `file` is the name of the log for errors.
  explicit QueueLogVisits(std::string file) : file_{std::move(file)} {}
  /// Takes the events in the order of the log, with the line of each. Throws Error where more
  /// visits have begun and not ended than any queue holds.
  void take(const QueueLogEvent& event, std::uint64_t line);
  /// The log ends here.
  void finish();
  /// The next visit that is over, or will get no further event; false where there is none yet.
  bool next(Visit& visit);
  /// Remarks on what the log left open, without the name of the file.
  [[nodiscard]] std::vector<Note> notes() const;

  static constexpr std::size_t kMostOpen = 250'000;

 private:
  using Calls = std::map<std::string, std::vector<Visit>, std::less<>>;

  Visit* find(const QueueLogEvent& event);
  Visit* find_waiting(const QueueLogEvent& event);
  Visit& open(const QueueLogEvent& event, Millis start);
  void close(const Visit& visit);
  void enter(const QueueLogEvent& event);
  void leave_other_queues(const QueueLogEvent& event);
  void connect(const QueueLogEvent& event);
  void complete(const QueueLogEvent& event);
  void complete_unseen(const QueueLogEvent& event);
  void exit(const QueueLogEvent& event);
  void refuse(const QueueLogEvent& event);
  void cut_off();
  void stray(const QueueLogEvent& event);
  [[nodiscard]] bool may_have_begun(Millis start, bool any_begun) const;

  std::string file_;
  Calls calls_;
  std::size_t open_ = 0;  // visits in them
  std::vector<Visit> finished_;
  std::size_t given_ = 0;  // of them
  std::uint64_t line_ = 0;

  std::optional<Millis> first_;  // event
  bool any_entered_ = false, any_connected_ = false;

  std::uint64_t begun_before_ = 0, connected_before_ = 0;
  std::uint64_t left_waiting_ = 0, left_connected_ = 0;
  struct Counted {
    std::uint64_t count = 0;
    std::uint64_t line = 0;  // the first
  };
  std::map<std::string, Counted, std::less<>> strays_, unknown_;  // by the name of the event
};

}  // namespace kpi
