// SPDX-License-Identifier: MIT
// Finds a profile by its name.
#include "kpi/profiles.hpp"

#include <algorithm>

namespace kpi {

const Profile* find_profile(std::string_view name) {
  const auto all = profiles();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Profile& profile) { return profile.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace kpi
