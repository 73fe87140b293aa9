// SPDX-License-Identifier: MIT
// --profile: the definitions of a known system in place of the built-in ones.
#include "cli/profile.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "cli/parse.hpp"
#include "kpi/error.hpp"
#include "kpi/profiles.hpp"

namespace kpi::cli {
namespace {

const Profile& known_profile(const Given& given) {
  if (const Profile* profile = find_profile(given.text)) return *profile;
  std::vector<std::string_view> names;
  for (const Profile& profile : profiles()) names.push_back(profile.name);
  const std::string_view near = nearest(given.text, names);
  const Error unknown{
      FaultKind::Usage, fmt::format("{}: unknown profile {}", given.option, in_quotes(given.text)),
      near.empty() ? "kpi explain --profiles lists them" : fmt::format("did you mean {}?", near)};
  throw WrongWord{unknown, {names.begin(), names.end()}};
}

void apply(const ProfileSetting& setting, Definitions& definitions) {
  const Given given{"--profile", setting.value};
  if (setting.option == "sl") {
    definitions.service = service_level_rule(given).target;
  } else if (setting.option == "formula") {
    auto [id, formula] = assignment(given, "choice of a formula", "ID=NAME");
    definitions.formulas[id] = std::move(formula);
  } else if (setting.option == "threshold_op") {
    definitions.strictly_less = strictly_less(given);
  } else if (setting.option == "short_abandon") {
    definitions.short_abandon = duration(given);
  } else {
    throw Error(FaultKind::Internal, fmt::format("a profile sets {}", setting.option));
  }
}

}  // namespace

void apply_profile(const Given& given, Definitions& definitions) {
  const Profile& profile = known_profile(given);
  for (const ProfileSetting& setting : profile.settings) apply(setting, definitions);
  definitions.profile = &profile;
}

}  // namespace kpi::cli
