// SPDX-License-Identifier: MIT
// What every JSON document of figures says of how it was made.
#pragma once

#include <string>
#include <string_view>

#include "kpi/profiles.hpp"
#include "kpi/render.hpp"

namespace kpi {

/// The first members, "schema", "tool" and "config", a line each; without the brace before and the
/// comma behind them.
std::string json_preamble(std::string_view schema, const RenderOptions& options);

/// The line of the member "profile" with its comma, after the indent; empty without a profile.
std::string profile_member(const Profile* profile, std::string_view indent);

}  // namespace kpi
