// SPDX-License-Identifier: MIT
// A conversation as Genesys Cloud's analytics describe it: participants, their sessions, and the
// segments and metrics of each.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/record.hpp"

namespace kpi {

/// "alert", "interact", "hold", "wrapup" and the like, with what it led to.
struct GenesysSegment {
  Amount start, end;  ///< Millis since 1970; no end while it lasts
  std::string_view type, queue, disconnect, wrap_up;
};

/// "tAcd", "nTransferred".
struct GenesysMetric {
  std::string_view name;
  std::int64_t value = 0;  ///< of durations Millis
};

struct GenesysSession {
  std::string_view purpose, user;  ///< of its participant
  std::string_view media, direction;
  std::string_view ani, dnis, callback_number, address_from, address_to;
  bool campaign = false;  ///< of outbound dialling
  std::vector<GenesysSegment> segments;
  std::vector<GenesysMetric> metrics;
};

/// A customer's answers afterwards.
struct GenesysSurvey {
  std::string_view queue;
  Amount promoter_score;  ///< 0 to 10
};

struct GenesysConversation {
  std::string_view id, direction;
  Amount start;
  std::vector<GenesysSession> sessions;  ///< of all participants, in their order
  std::vector<GenesysSurvey> surveys;
};

/// Reads conversations from JSON.
class GenesysParser {
 public:
  GenesysParser();
  GenesysParser(GenesysParser&&) noexcept;
  GenesysParser& operator=(GenesysParser&&) noexcept;
  ~GenesysParser();

  /// Reads a valid object, behind which kJsonPadding bytes must be readable. Empty, or what is
  /// wrong: "segmentStart: "noon" is no date and time". Texts live until the next object. Stamps
  /// without a zone are UTC.
  std::string read(std::string_view object, GenesysConversation& conversation);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kpi
