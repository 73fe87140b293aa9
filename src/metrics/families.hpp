// SPDX-License-Identifier: MIT
// The catalogue's rows by family; catalogue.cpp joins them in this order.
#pragma once

#include <string_view>
#include <vector>

#include "kpi/catalogue.hpp"

namespace kpi {

std::vector<Kpi> volume_kpis();
std::vector<Kpi> access_kpis();
std::vector<Kpi> handling_kpis();
std::vector<Kpi> resolution_kpis();
std::vector<Kpi> quality_kpis();
std::vector<Kpi> staffing_kpis();
std::vector<Kpi> cost_kpis();
std::vector<Kpi> people_kpis();

/// The source of formulas that no text is known to have given first.
inline constexpr std::string_view kWorkforce = "common usage in workforce management";

/// Rows of the staffing family that have a file of their own: what a state log and a schedule give.
std::vector<Kpi> agent_time_kpis();

/// Rows of the access family that have a file of their own.
Kpi service_level_row();
Kpi intervals_met_row();

}  // namespace kpi
