// SPDX-License-Identifier: MIT
// Judged targets as a GitHub Markdown table.
#include <fmt/format.h>

#include "output/check_renderers.hpp"
#include "output/judgements.hpp"
#include "output/markdown.hpp"

namespace kpi {
namespace {

/// Texts of judgements are escaped for terminals already, which Markdown leaves as it is.
std::string judgement_row(Verdict verdict, const Target& target, const JudgementText& text) {
  const std::string remarks = fmt::format("{}", fmt::join(text.remarks, "; "));
  return markdown_row({std::string{name(verdict)}, markdown_text(target_text(target)),
                       markdown_text(text.group), markdown_text(text.value),
                       markdown_text(text.quotient), markdown_text(remarks)});
}

}  // namespace

void render_check_markdown(const Check& check, const RenderOptions& /*options*/,
                           const TextSink& sink) {
  render_markdown_heading(check.report, sink);
  sink("\n| Verdict | Target | Group | Value | Quotient | Remarks |\n|:--|:--|:--|--:|--:|:--|\n");
  for (const CheckedTarget& target : check.targets) {
    if (target.results.empty()) {
      JudgementText nothing;
      nothing.remarks.emplace_back(kNoGroups);
      sink(judgement_row(target.verdict, target.target, nothing));
    }
    for (const Judgement& one : target.results) {
      sink(judgement_row(one.verdict, target.target, text_of(check, target, one)));
    }
  }
  sink(fmt::format("\n**{}**\n", verdict_line(check)));
  render_markdown_notes(check.report.notes, sink);
}

}  // namespace kpi
