// SPDX-License-Identifier: MIT
// One JSON object a result, each on its line.
#include "output/flat.hpp"
#include "output/json_text.hpp"
#include "output/renderers.hpp"

namespace kpi {

void render_jsonl(const Report& report, const RenderOptions& options, const TextSink& sink) {
  FlatForm form{append_json_string, {}, "null", "}\n"};
  for (const std::string& name : flat_columns(report)) {
    std::string before{form.before.empty() ? '{' : ','};
    append_json_string(before, name);
    form.before.push_back(before + ':');
  }
  render_rows(report, form, options, sink);
}

}  // namespace kpi
