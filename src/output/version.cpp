// SPDX-License-Identifier: MIT
// The version, given by the build.
#include "kpi/render.hpp"

namespace kpi {

std::string_view version() {
  return KPI_VERSION;
}

}  // namespace kpi
