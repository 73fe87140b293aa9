// SPDX-License-Identifier: MIT
// The vocabulary of companion files: kinds of files, and classes of agents' time.
#include "kpi/companions.hpp"

#include <array>

namespace kpi {
namespace {

constexpr std::array<std::string_view, kFileKindCount> kKinds{"calls", "agent-states", "schedule",
                                                              "roster", "customers"};
constexpr std::array<std::string_view, kAgentClassCount> kClassNames{"off", "available", "paused",
                                                                     "handling"};

}  // namespace

std::string_view name(FileKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

std::string_view name(AgentClass agent_class) {
  return kClassNames[static_cast<std::size_t>(agent_class)];
}

}  // namespace kpi
