// SPDX-License-Identifier: MIT
// The list of forms in which a check is printed: a new one is a row here and a file beside.
#include <array>

#include "output/check_renderers.hpp"

namespace kpi {

std::span<const CheckFormat> check_formats() {
  static const std::array<CheckFormat, 4> kFormats{{
      {"table", {"txt"}, "for reading on a terminal", render_check_table},
      {"json", {"json"}, "the figures and every verdict", render_check_json},
      {"junit", {"xml"}, "JUnit XML: each target is a test", render_junit},
      {"md", {"md"}, "a Markdown table", render_check_markdown},
  }};
  return kFormats;
}

}  // namespace kpi
