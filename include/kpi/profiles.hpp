// SPDX-License-Identifier: MIT
// How known systems count: formulas and thresholds under one name.
#pragma once

#include <span>
#include <string_view>

namespace kpi {

/// An option as in configuration files, and its value: {"formula", "service_level=removed"}.
struct ProfileSetting {
  std::string_view option;
  std::string_view value;
};

struct Profile {
  std::string_view name;    ///< "amazon-connect"
  std::string_view title;   ///< "Amazon Connect, service level X"
  std::string_view source;  ///< where the definition is published
  std::string_view remark;  ///< what a user has to know
  bool tried = false;       ///< compared with figures of the system itself, not only read of
  std::span<const ProfileSetting> settings;  ///< what it stands for
};

/// All profiles, by name.
std::span<const Profile> profiles();
/// Null when there is none.
const Profile* find_profile(std::string_view name);

}  // namespace kpi
