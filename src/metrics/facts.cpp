// SPDX-License-Identifier: MIT
// Facts about a log as a whole, merged from its parts.
#include <algorithm>

#include "kpi/catalogue.hpp"

namespace kpi {

void LogFacts::Range::add(Micros score) {
  low = low ? std::min(*low, score) : score;
  high = high ? std::max(*high, score) : score;
}

void LogFacts::Range::merge(const Range& other) {
  if (other.low) add(*other.low);
  if (other.high) add(*other.high);
}

void LogFacts::merge(const LogFacts& other) {
  columns = columns | other.columns;
  blocked_seen = blocked_seen || other.blocked_seen;
  if (other.first_start && (!first_start || *other.first_start < *first_start)) {
    first_start = other.first_start;
  }
  if (other.last_start && (!last_start || *other.last_start > *last_start)) {
    last_start = other.last_start;
  }
  if (other.first_placed && (!first_placed || *other.first_placed < *first_placed)) {
    first_placed = other.first_placed;
  }
  if (other.last_placed && (!last_placed || *other.last_placed > *last_placed)) {
    last_placed = other.last_placed;
  }
  csat.merge(other.csat);
  nps.merge(other.nps);
  ces.merge(other.ces);
  qa.merge(other.qa);
}

}  // namespace kpi
