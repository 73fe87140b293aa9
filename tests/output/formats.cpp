// SPDX-License-Identifier: MIT
// The list of output formats.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "kpi/render.hpp"

namespace kpi::output_test {

TEST_CASE("formats: the table is the default, names and extensions are unique") {
  CHECK(output_formats().front().name == "table");
  std::set<std::string_view> names;
  std::set<std::string_view> extensions;
  for (const OutputFormat& format : output_formats()) {
    CHECK(names.insert(format.name).second);
    CHECK_FALSE(format.summary.empty());
    CHECK(find_output_format(format.name) == &format);
    for (const std::string_view extension : format.extensions) {
      CHECK(extensions.insert(extension).second);
      CHECK(output_format_of_extension(extension) == &format);
    }
  }
  CHECK(names == std::set<std::string_view>{"csv", "html", "json", "jsonl", "md", "prom", "table",
                                            "tsv", "value"});
}

TEST_CASE("formats: unknown names are not found") {
  CHECK(find_output_format("xlsx") == nullptr);
  CHECK(output_format_of_extension("") == nullptr);
  CHECK(output_format_of_extension("value") == nullptr);
}

TEST_CASE("the version is that of the build") {
  CHECK(std::count(version().begin(), version().end(), '.') == 2);
}

}  // namespace kpi::output_test
