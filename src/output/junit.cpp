// SPDX-License-Identifier: MIT
// Judged targets as JUnit XML, as continuous-integration systems read it: each verdict is a test.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/utf8.hpp"
#include "output/check_renderers.hpp"
#include "output/judgements.hpp"

namespace kpi {
namespace {

/// Text as XML text and attributes hold it. What XML forbids is escaped() as on a terminal, and so
/// are the two code points that it forbids besides.
std::string xml_text(std::string_view text) {
  const std::string safe = escaped(text);
  std::string xml;
  for (std::string_view rest = safe; !rest.empty();) {
    const CodePoint point = decode_utf8(rest);
    if (point.value == '&') {
      xml += "&amp;";
    } else if (point.value == '<') {
      xml += "&lt;";
    } else if (point.value == '>') {
      xml += "&gt;";
    } else if (point.value == '"') {
      xml += "&quot;";
    } else if (point.value == 0xFFFE || point.value == 0xFFFF) {
      xml += fmt::format("\\u{:04x}", static_cast<unsigned>(point.value));
    } else {
      xml += rest.substr(0, point.length);
    }
    rest.remove_prefix(point.length);
  }
  return xml;
}

struct Test {
  std::string suite;  ///< the KPI, by which viewers gather the tests
  std::string name;
  Verdict verdict = Verdict::Met;
  std::string message;
};

Test test_case(const Check& check, const CheckedTarget& target, const Judgement& judgement) {
  const JudgementText text = text_of(check, target, judgement);
  std::string message;
  if (judgement.value.has_value()) message = text.value;
  if (!text.quotient.empty()) message += fmt::format(" = {}", text.quotient);
  for (const std::string& remark : text.remarks) {
    message += fmt::format("{}{}", message.empty() ? "" : "; ", remark);
  }
  return {std::string{target.target.kpi->id},
          target_text(target.target) + (text.group.empty() ? "" : ": " + text.group),
          judgement.verdict, std::move(message)};
}

std::vector<Test> tests_of(const Check& check) {
  std::vector<Test> tests;
  for (const CheckedTarget& target : check.targets) {
    if (target.results.empty()) {
      tests.push_back({std::string{target.target.kpi->id}, target_text(target.target),
                       target.verdict, kNoGroups});
    }
    for (const Judgement& one : target.results) tests.push_back(test_case(check, target, one));
  }
  return tests;
}

/// Groups that are told apart by nothing that can be printed get a number.
void make_names_unique(std::vector<Test>& tests) {
  std::set<std::pair<std::string, std::string>> seen;
  for (Test& test : tests) {
    const std::string name = test.name;
    for (int number = 2; !seen.emplace(test.suite, test.name).second; ++number) {
      test.name = fmt::format("{} ({})", name, number);
    }
  }
}

std::string test_xml(const Test& test) {
  const std::string message = xml_text(test.message);
  std::string xml = fmt::format("    <testcase classname=\"{}\" name=\"{}\">\n",
                                xml_text(test.suite), xml_text(test.name));
  if (test.verdict == Verdict::Missed) {
    xml += fmt::format("      <failure message=\"{}\"/>\n", message);
  } else if (test.verdict == Verdict::Inconclusive) {
    xml += fmt::format("      <skipped message=\"{}\"/>\n", message);
  }
  return xml + fmt::format("      <system-out>{}: {}</system-out>\n    </testcase>\n",
                           name(test.verdict), message);
}

}  // namespace

void render_junit(const Check& check, const RenderOptions& /*options*/, const TextSink& sink) {
  std::vector<Test> tests = tests_of(check);
  make_names_unique(tests);
  const auto failures = std::ranges::count(tests, Verdict::Missed, &Test::verdict);
  const auto skipped = std::ranges::count(tests, Verdict::Inconclusive, &Test::verdict);
  sink("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
  sink(fmt::format(
      "  <testsuite name=\"kpi check\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\">\n",
      tests.size(), failures, skipped));
  for (const Test& test : tests) sink(test_xml(test));
  sink("  </testsuite>\n</testsuites>\n");
}

}  // namespace kpi
