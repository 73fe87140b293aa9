// SPDX-License-Identifier: MIT
// Which contacts a report selects.
#pragma once

#include "kpi/record.hpp"
#include "kpi/report.hpp"

namespace kpi {

constexpr bool selects(DirectionFilter filter, Direction direction) {
  switch (filter) {
    case DirectionFilter::All:
      return true;
    case DirectionFilter::Inbound:
      return direction == Direction::Inbound;
    case DirectionFilter::Outbound:
      break;
  }
  return direction == Direction::Outbound;
}

}  // namespace kpi
