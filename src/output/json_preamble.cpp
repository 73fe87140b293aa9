// SPDX-License-Identifier: MIT
// What every JSON document of figures says of how it was made.
#include "output/json_preamble.hpp"

#include <fmt/format.h>

#include "output/json_text.hpp"

namespace kpi {
namespace {

std::string config_json(const std::optional<ConfigStamp>& config) {
  if (!config) return "null";
  return fmt::format(R"({{"path": {}, "sha256": {}}})", json_string(config->path),
                     json_string(config->sha256));
}

}  // namespace

std::string json_preamble(std::string_view schema, const RenderOptions& options) {
  return fmt::format(
      "  \"schema\": {},\n"
      "  \"tool\": {{\"name\": \"kpi\", \"version\": {}}},\n"
      "  \"config\": {}",
      json_string(schema), json_string(version()), config_json(options.config));
}

std::string profile_member(const Profile* profile, std::string_view indent) {
  if (profile == nullptr) return {};
  return fmt::format("{}\"profile\": {},\n", indent, json_string(profile->name));
}

}  // namespace kpi
