// SPDX-License-Identifier: MIT
// The order in which documents for people tell the KPIs.
#pragma once

#include <array>

#include "kpi/catalogue.hpp"

namespace kpi {

inline constexpr std::array kSections{Section::Volume,     Section::Access,  Section::Handling,
                                      Section::Resolution, Section::Quality, Section::Staffing,
                                      Section::Cost,       Section::People,  Section::Customers};

}  // namespace kpi
