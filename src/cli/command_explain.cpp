// SPDX-License-Identifier: MIT
// kpi explain: what the KPIs mean.
#include <fmt/format.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/parse.hpp"
#include "kpi/catalogue.hpp"
#include "kpi/error.hpp"
#include "kpi/render.hpp"

namespace kpi::cli {
namespace {

struct ExplainOptions {
  std::vector<std::string> ids;  ///< none or one
  bool markdown = false;
  bool profiles = false;
};

const Kpi& known_kpi(const std::string& id) {
  const Kpi* kpi = find_kpi(id);
  if (kpi != nullptr) return *kpi;
  std::vector<std::string_view> ids;
  for (const Kpi& row : catalogue()) ids.push_back(row.id);
  const std::string_view near = nearest(id, ids);
  throw Error(FaultKind::Usage, fmt::format("unknown KPI {}", kpi::quoted(id)),
              near.empty() ? "kpi explain lists them all" : fmt::format("did you mean {}?", near));
}

int run_explain(const ExplainOptions& options, const Console& console) {
  if (options.profiles) {
    console.out(profile_list(console.width));
    return kDone;
  }
  if (options.ids.empty()) {
    console.out(options.markdown ? catalogue_markdown() : explain_catalogue(console.width));
    return kDone;
  }
  const Kpi& kpi = known_kpi(options.ids.front());
  if (options.markdown) {
    throw Error(FaultKind::Usage, "--format md prints the whole catalogue",
                fmt::format("leave out --format, or {}", kpi.id));
  }
  console.out(explain_kpi(kpi));
  return kDone;
}

}  // namespace

Run setup_explain(CommandLine& line) {
  auto options = std::make_shared<ExplainOptions>();
  line.arguments(Topic::Input, "[ID]", "a KPI; without it, all are listed", options->ids, 1);
  line.flag(Topic::Input, "--profiles", "list the profiles of compute --profile instead",
            options->profiles);
  line.once(Topic::Output, "-O,--format", "FORMAT",
            "text, or md for the whole catalogue as a Markdown table (default: text)",
            [options](const Given& given) {
              static constexpr std::array<std::string_view, 2> kWords{"text", "md"};
              options->markdown = choice(given, "format", kWords) == 1;
            });
  line.examples("  kpi explain\n  kpi explain service_level\n  kpi explain -O md\n");
  return [options](const Console& console) { return run_explain(*options, console); };
}

}  // namespace kpi::cli
