// SPDX-License-Identifier: MIT
// Values that options have without being given: from the environment, or from the configuration.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/render.hpp"

namespace kpi::cli {

/// The headings of a command's help, in this order, and the sections of the configuration.
enum class Topic : std::uint8_t { Input, Select, Group, Define, Targets, Output, Run };
/// "Input"
std::string_view name(Topic topic);
/// All of them, in order.
std::vector<Topic> all_topics();

/// An option as help and the configuration know it.
struct OptionInfo {
  Topic topic = Topic::Run;
  std::string name;   ///< long, "--sl"
  std::string value;  ///< what help calls its value; empty for a flag
  std::string help;
  bool repeated = false;
};

/// A value and where it comes from.
struct Setting {
  enum class Source : std::uint8_t { Environment, File };
  std::string option;  ///< "--sl"
  std::string text;    ///< of a flag "true" or "false"
  std::string origin;  ///< "KPI_SL", or the place "kpi.toml:3:6"
  Source source = Source::File;
};

/// A [[target]] of the configuration.
struct TargetSetting {
  std::string text;
  std::string name;  ///< may be empty
  std::optional<std::uint64_t> min_calls;
  std::string origin;
};

/// The configuration in force.
struct ConfigFile {
  ConfigStamp stamp;
  std::vector<Setting> settings;
  std::vector<TargetSetting> targets;
};

/// The name of a section in the configuration, "input".
std::string section_of(Topic topic);

/// The key of an option, "threshold_op"; empty where it is none, because it writes a file or lifts
/// a protection, or tells of the configuration itself.
std::string key_of(const OptionInfo& option);

}  // namespace kpi::cli
