// SPDX-License-Identifier: MIT
// The options that say what is to be reached, and the targets that they give.
#include "cli/targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "cli/exit_code.hpp"
#include "cli/parse.hpp"
#include "kpi/error.hpp"
#include "kpi/text_file.hpp"

namespace kpi::cli {
namespace {

constexpr std::string_view kOption = "--target";
constexpr std::size_t kMostCalls = 1'000'000'000'000;

/// Without the byte order mark and the ends of lines that editors leave.
std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  while (line.ends_with('\r') || line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
  while (line.starts_with(' ') || line.starts_with('\t')) line.remove_prefix(1);
  return line;
}

void add_lines(const std::string& path, const Definitions& definitions,
               std::vector<Target>& targets) {
  const std::string whole = text_of_file(path);
  std::string_view text = whole;
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const std::string name = path == "-" ? "standard input" : escaped(path);
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view line = next_line(text);
    if (line.empty() || line.front() == '#') continue;
    targets.push_back(target({fmt::format("{}:{}", name, number), line}, definitions));
  }
}

/// A target of the configuration; what is wrong with it is a mistake there.
Target configured_target(const TargetSetting& setting, const Definitions& definitions) {
  try {
    Target one = target({setting.origin, setting.text}, definitions);
    one.name = setting.name;
    one.min_calls = setting.min_calls;
    return one;
  } catch (const Error& error) {
    std::vector<Fault> faults = error.faults();
    for (Fault& fault : faults) fault.kind = FaultKind::Config;
    throw Error(std::move(faults));
  }
}

}  // namespace

void add_target_options(CommandLine& line, TargetArguments& arguments) {
  line.repeated(Topic::Targets, "-t,--target", "EXPR",
                "what is to be reached, such as 'service_level >= 80% warn 85% by queue' or "
                "'aht <= 5m30s in 90% of 30m'; - reads one a line",
                [&](const Given& given) { arguments.texts.emplace_back(given.text); });
  line.once(Topic::Targets, "--targets-file", "FILE", "read targets from this file, one a line",
            [&](const Given& given) {
              if (given.text.empty()) reject(given, "file", "a name");
              arguments.file = given.text;
            });
  line.once(Topic::Targets, "--min-calls", "N",
            "a figure of fewer calls is inconclusive (default: 1)",
            [&](const Given& given) { arguments.min_calls = whole_number(given, 0, kMostCalls); });
  line.once(Topic::Targets, "--fail-on", "WORD",
            "fail on miss, on warn too, on inconclusive besides misses, or never (default: "
            "inconclusive)",
            [&](const Given& given) {
              static constexpr std::array<std::string_view, 4> kWords{"miss", "warn",
                                                                      "inconclusive", "never"};
              arguments.fail_on = static_cast<FailOn>(choice(given, "verdict", kWords));
            });
}

bool reads_standard_input(const TargetArguments& arguments) {
  return arguments.file == "-" || std::ranges::find(arguments.texts, "-") != arguments.texts.end();
}

std::vector<Target> targets_given(const TargetArguments& arguments,
                                  const Definitions& definitions) {
  std::vector<Target> targets;
  if (arguments.texts.empty() && arguments.file.empty()) {
    for (const TargetSetting& one : arguments.configured) {
      targets.push_back(configured_target(one, definitions));
    }
    return targets;
  }
  if (std::ranges::count(arguments.texts, "-") + (arguments.file == "-" ? 1 : 0) > 1) {
    throw Error(FaultKind::Usage, "--target: standard input is named twice",
                "it can be read only once");
  }
  for (const std::string& text : arguments.texts) {
    if (text != "-") targets.push_back(target({kOption, text}, definitions));
  }
  return targets;
}

void add_targets_of_files(std::vector<Target>& targets, const TargetArguments& arguments,
                          const Definitions& definitions) {
  if (std::ranges::find(arguments.texts, "-") != arguments.texts.end()) {
    add_lines("-", definitions, targets);
  }
  if (!arguments.file.empty()) add_lines(arguments.file, definitions, targets);
  if (targets.empty()) {
    const bool is_named = !arguments.texts.empty() || !arguments.file.empty();
    throw Error(FaultKind::Usage, "no target to check",
                is_named ? "what names targets holds none"
                         : "say what is to be reached: -t 'service_level >= 80%'");
  }
  for (auto target = targets.begin(); target != targets.end(); ++target) {
    const auto twin = std::ranges::find(targets.begin(), target, target->text, &Target::text);
    if (twin == target) continue;
    throw Error(FaultKind::Usage,
                fmt::format("--target: {} is given twice", in_quotes(target->text)));
  }
}

int exit_code_of(const Check& check, FailOn fail_on) {
  if (fail_on == FailOn::Never) return kDone;
  if (check.has(Verdict::Missed)) return kMissed;
  if (fail_on == FailOn::Warn && check.has(Verdict::Warning)) return kMissed;
  if (fail_on == FailOn::Inconclusive && check.has(Verdict::Inconclusive)) return kInconclusive;
  return kDone;
}

}  // namespace kpi::cli
