// SPDX-License-Identifier: MIT
// The bare number of one KPI, for shell scripts.
#include <fmt/format.h>

#include "output/flat.hpp"
#include "output/in_order.hpp"
#include "output/numbers.hpp"
#include "output/renderers.hpp"

namespace kpi {

void render_value(const Report& report, const RenderOptions& options, const TextSink& sink) {
  if (report.kpis.size() != 1) {
    throw Error(FaultKind::Usage,
                fmt::format("format value prints one KPI, not {}", report.kpis.size()),
                "name one, as in -k service_level");
  }
  const auto new_text = []() -> ResultText {
    return [](const Result& result, std::string& lines) {
      lines += machine_text(result.values.front());
      lines += '\n';
    };
  };
  write_in_order(flat_results(report), options.threads, new_text, sink);
}

}  // namespace kpi
