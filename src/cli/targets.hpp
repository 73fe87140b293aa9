// SPDX-License-Identifier: MIT
// The options that say what is to be reached, and the targets that they give.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/command_line.hpp"
#include "kpi/targets.hpp"

namespace kpi::cli {

/// The verdicts that a run fails on.
enum class FailOn : std::uint8_t { Miss, Warn, Inconclusive, Never };

struct TargetArguments {
  std::vector<std::string> texts;  ///< of --target; "-" stands for standard input
  std::string file;                ///< may be empty
  std::uint64_t min_calls = 1;
  FailOn fail_on = FailOn::Inconclusive;
  std::vector<TargetSetting> configured;  ///< count only where no other target is given
};

void add_target_options(CommandLine& line, TargetArguments& arguments);

/// The targets of the command line, or of the configuration; those of standard input and of the
/// file not yet among them. Throws Error (Usage).
std::vector<Target> targets_given(const TargetArguments& arguments, const Definitions& definitions);
/// Adds those that are in files; then there is one at least, and none is there twice. Throws Error.
void add_targets_of_files(std::vector<Target>& targets, const TargetArguments& arguments,
                          const Definitions& definitions);
/// Whether standard input holds targets.
bool reads_standard_input(const TargetArguments& arguments);

/// The exit code of a check.
int exit_code_of(const Check& check, FailOn fail_on);

}  // namespace kpi::cli
