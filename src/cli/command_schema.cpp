// SPDX-License-Identifier: MIT
// kpi schema: the JSON Schemas of what the program prints and reads.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "kpi/error.hpp"
#include "kpi/schemas.hpp"

namespace kpi::cli {
namespace {

constexpr const char* kSchemaExamples =
    "  kpi schema\n"
    "  kpi schema kpi-result/1 > kpi-result.json\n";

std::string listed() {
  std::size_t widest = 0;
  for (const Schema& schema : schemas()) widest = std::max(widest, schema.name.size());
  std::string out;
  for (const Schema& schema : schemas()) {
    out += fmt::format("{:<{}}  {}\n", schema.name, widest, schema.description);
  }
  return out;
}

const Schema& known_schema(const std::string& name) {
  const auto found = std::ranges::find(schemas(), name, &Schema::name);
  if (found != schemas().end()) return *found;
  std::vector<std::string_view> names;
  for (const Schema& schema : schemas()) names.push_back(schema.name);
  const std::string_view near = nearest(name, names);
  throw Error(FaultKind::Usage, fmt::format("unknown schema {}", in_quotes(name)),
              near.empty() ? "kpi schema lists them" : fmt::format("did you mean {}?", near));
}

}  // namespace

Decide setup_schema(CommandLine& line) {
  auto names = std::make_shared<std::vector<std::string>>();
  line.arguments(Topic::Output, "[NAME]", "the schema to print; without it, all are listed", *names,
                 1);
  line.examples(kSchemaExamples);
  return [names](const Console& console) -> Work {
    std::string text = names->empty() ? listed() : std::string{known_schema(names->front()).text};
    return [&console, text = std::move(text)] {
      console.out(text);
      return kDone;
    };
  };
}

}  // namespace kpi::cli
