// SPDX-License-Identifier: MIT
// The Markdown document, and text that must not become markup.
#include "output/markdown.hpp"

#include <catch2/catch.hpp>

#include "sample_report.hpp"

namespace kpi::output_test {

TEST_CASE("md: the total") {
  CHECK(rendered(sample_report(), "md") ==
        "**calls.csv**: 1,022 records (1 row rejected), 2026-03-02 08:00 – 2026-03-02 12:00 UTC\n"
        "\n"
        "offered 20 = answered 18 + abandoned 2 + other exits 0; blocked 1 (not part of offered)\n"
        "\n"
        "not counted: 1,000 other direction, 2 open\n"
        "\n"
        "| KPI | Value | Numerator | Denominator | Definition |\n"
        "|:--|--:|--:|--:|:--|\n"
        "| Offered | 20 |  |  | answered + abandoned + other exits |\n"
        "| Service level | 75.0 % | 15 | 20 | answered within 20 s / offered |\n"
        "| Average speed of answer | 16.8 s | 5:02 | 18 | wait of answered contacts / answered "
        "with a wait |\n"
        "| Customer satisfaction | – |  |  | no value: needs column csat |\n"
        "| Cost per contact | 68.58 EUR | 1,234.50 EUR | 18 | cost / answered |\n"
        "\n"
        "Notes:\n"
        "\n"
        "- N203 2 answered contacts have no cost\n");
}

TEST_CASE("md: a table a grouping") {
  const std::string document = rendered(by_queue({"billing", ""}), "md");
  CHECK(document.substr(document.find("By queue")) ==
        "By queue:\n"
        "\n"
        "| queue | offered | service_level | asa | csat | cost_per_call |\n"
        "|:--|--:|--:|--:|--:|--:|\n"
        "| billing | 20 | 75.0 % | 16.8 s | – | 68.58 EUR |\n"
        "| (none) | 20 | 75.0 % | 16.8 s | – | 68.58 EUR |\n"
        "\n"
        "Notes:\n"
        "\n"
        "- N203 2 answered contacts have no cost\n");
}

TEST_CASE("md: text stays text") {
  CHECK(markdown_text("a|b") == "a\\|b");
  CHECK(markdown_text("<b>&\"") == "&lt;b&gt;&amp;\"");
  CHECK(markdown_text("![x](http://h)") == "!\\[x\\](http://h)");
  CHECK(markdown_text("`*~$\\") == "\\`\\*\\~\\$\\\\");
  CHECK(markdown_text("vip_sales _x_") == "vip_sales \\_x\\_");
  CHECK(markdown_text("a\nb\x1b") == "a\\\\x0ab\\\\x1b");
}

}  // namespace kpi::output_test
