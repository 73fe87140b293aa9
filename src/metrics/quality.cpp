// SPDX-License-Identifier: MIT
// What customers and reviewers say: satisfaction, recommendation, effort, first response, review.
#include <fmt/format.h>

#include <utility>

#include "metrics/blocks.hpp"
#include "metrics/families.hpp"
#include "metrics/texts.hpp"

namespace kpi {
namespace {

/// One kind of score: its field, the scores met, and the scale they should be on.
struct Rating {
  Field field;
  const ScoreTally& tally;
  const LogFacts::Range& met;
  const Scale& scale;
};

bool is_off_scale(const Rating& rating) {
  const LogFacts::Range& met = rating.met;
  if (!met.low || !met.high) return false;
  return *met.low < rating.scale.low || *met.high > rating.scale.high;
}

/// "scores from 0.5 to 10 lie outside the scale 1-5; --csat-scale"
Reason off_scale(const Rating& rating) {
  return Reason{[met = rating.met, scale = rating.scale, field = rating.field] {
    return fmt::format("scores from {} to {} lie outside the scale {}-{}; --{}-scale",
                       decimal_text(*met.low), decimal_text(*met.high), decimal_text(scale.low),
                       decimal_text(scale.high), name(field));
  }};
}

/// A sum over the scores / scored contacts.
Value per_scored(Exact sum, const Rating& rating, const Context& context) {
  if (is_off_scale(rating)) return Value::none(off_scale(rating));
  return needing({rating.field}, context,
                 Value::quotient(sum, {rating.tally.scores.count, 1}, "no scored contacts"));
}

Value csat(const Aggregate& contacts, const Context& context) {
  const ScoreTally& tally = contacts.csat;
  const bool mean = chosen_formula(context.definitions, "csat", "top-two") == "mean";
  return per_scored(mean ? Exact{tally.scores.sum, kUnit} : Exact{tally.high, 1},
                    {Field::Csat, tally, context.facts.csat, context.definitions.csat}, context);
}

std::optional<Exact> csat_squares(const Aggregate& contacts) {
  return squares_of(contacts.squares.csat, kUnit);
}

Kpi csat_row() {
  return {
      .id = "csat",
      .name = "Customer satisfaction",
      .section = Section::Quality,
      .unit = Unit::Ratio,
      .better = Better::Higher,
      .formulas = {{.id = "top-two", .text = "scores of {top_two} / scored contacts"},
                   {.id = "mean", .text = "sum of scores / scored contacts", .unit = Unit::Points}},
      .needs = "csat",
      .source = "common usage in customer surveys: top-two box",
      .core = Kpi::Core::Yes,
      .compute = csat,
      .squares = csat_squares};
}

Value nps(const Aggregate& contacts, const Context& context) {
  const ScoreTally& tally = contacts.nps;
  return per_scored({Int128{100} * (tally.high - tally.low), 1},
                    {Field::Nps, tally, context.facts.nps, context.definitions.nps}, context);
}

std::optional<Exact> nps_squares(const Aggregate& contacts) {
  // Each score adds 100, 0 or -100.
  return Exact{Int128{100} * 100 * (contacts.nps.high + contacts.nps.low), 1};
}

Kpi nps_row() {
  return {
      .id = "nps",
      .name = "Net promoter score",
      .section = Section::Quality,
      .unit = Unit::Points,
      .better = Better::Higher,
      .formulas = {{.id = "",
                    .text = "100 x (promoters, scores of {promoters}, - detractors, {detractors})"
                            " / scored contacts"}},
      .needs = "nps",
      .source =
          "F. F. Reichheld, The One Number You Need to Grow, Harvard Business Review, "
          "December 2003",
      .compute = nps,
      .squares = nps_squares};
}

Value ces(const Aggregate& contacts, const Context& context) {
  const ScoreTally& tally = contacts.ces;
  const bool agree = chosen_formula(context.definitions, "ces", "mean") == "agree";
  return per_scored(agree ? Exact{tally.high, 1} : Exact{tally.scores.sum, kUnit},
                    {Field::Ces, tally, context.facts.ces, context.definitions.ces}, context);
}

std::optional<Exact> ces_squares(const Aggregate& contacts) {
  return squares_of(contacts.squares.ces, kUnit);
}

Kpi ces_row() {
  return {.id = "ces",
          .name = "Customer effort score",
          .section = Section::Quality,
          .unit = Unit::Points,
          .better = Better::Higher,
          .formulas = {{.id = "mean", .text = "sum of scores / scored contacts; high is easy"},
                       {.id = "agree",
                        .text = "scores of {agree} / scored contacts; high is easy",
                        .unit = Unit::Ratio}},
          .needs = "ces",
          .source =
              "Dixon, Freeman, Toman, Stop Trying to Delight Your Customers, Harvard Business "
              "Review, July-August 2010; as agreement from 1 to 7: CES 2.0 (CEB)",
          .compute = ces,
          .squares = ces_squares};
}

constexpr const char* kNoResponse = "no contact has a first response";

Value response_percentile(unsigned percent, const Aggregate& contacts, const Context& context) {
  return needing({Field::FirstResponse}, context,
                 percentile_seconds(contacts.first_responses, percent, kNoResponse));
}

Value first_response_p50(const Aggregate& contacts, const Context& context) {
  return response_percentile(50, contacts, context);
}

Kpi first_response_p50_row() {
  return {.id = "first_response_p50",
          .name = "First response, median",
          .section = Section::Quality,
          .unit = Unit::Seconds,
          .better = Better::Lower,
          .formulas = {{.id = "", .text = "50th percentile of the time to the first reply"}},
          .needs = "first_response",
          .source = "nearest-rank percentile",
          .observes = Observe::FirstResponses,
          .rows_of = "first_response_time",
          .compute = first_response_p50};
}

Value first_response_p90(const Aggregate& contacts, const Context& context) {
  return response_percentile(90, contacts, context);
}

Kpi first_response_p90_row() {
  return {.id = "first_response_p90",
          .name = "First response, 90th percentile",
          .section = Section::Quality,
          .unit = Unit::Seconds,
          .better = Better::Lower,
          .formulas = {{.id = "", .text = "90th percentile of the time to the first reply"}},
          .needs = "first_response",
          .source = "nearest-rank percentile",
          .observes = Observe::FirstResponses,
          .rows_of = "first_response_time",
          .compute = first_response_p90};
}

Value first_response_time(const Aggregate& contacts, const Context& context) {
  return needing({Field::FirstResponse}, context,
                 mean_seconds(contacts.first_response, kNoResponse));
}

std::optional<Exact> first_response_time_squares(const Aggregate& contacts) {
  return squares_of(contacts.squares.first_response);
}

Kpi first_response_time_row() {
  return {.id = "first_response_time",
          .name = "Average first response",
          .section = Section::Quality,
          .unit = Unit::Seconds,
          .better = Better::Lower,
          .formulas = {{.id = "", .text = "time to the first reply / contacts with a first reply"}},
          .needs = "first_response",
          .source = "common usage in digital channels",
          .compute = first_response_time,
          .squares = first_response_time_squares};
}

Value qa_score(const Aggregate& contacts, const Context& context) {
  const ScoreTally& tally = contacts.qa;
  return per_scored({tally.scores.sum, kUnit},
                    {Field::Qa, tally, context.facts.qa, context.definitions.qa}, context);
}

std::optional<Exact> qa_score_squares(const Aggregate& contacts) {
  return squares_of(contacts.squares.qa, kUnit);
}

Kpi qa_score_row() {
  return {.id = "qa_score",
          .name = "Quality score",
          .section = Section::Quality,
          .unit = Unit::Points,
          .better = Better::Higher,
          .formulas = {{.id = "", .text = "sum of review scores / scored contacts"}},
          .needs = "qa",
          .source = kCommonUsage,
          .compute = qa_score,
          .squares = qa_score_squares};
}

}  // namespace

std::vector<Kpi> quality_kpis() {
  return {csat_row(),
          nps_row(),
          ces_row(),
          first_response_p50_row(),
          first_response_p90_row(),
          first_response_time_row(),
          qa_score_row()};
}

}  // namespace kpi
