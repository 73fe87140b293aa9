// SPDX-License-Identifier: MIT
// Satisfaction, recommendation, effort, first response and review scores.
#include <catch2/catch.hpp>

#include "contacts.hpp"

namespace kpi::metrics_test {

TEST_CASE("satisfaction: top two, or the mean") {
  const std::vector<Contact> contacts{{.csat = 5}, {.csat = 4}, {.csat = 3}, {.csat = 1}, {}};
  CHECK(figure("csat", contacts) == "2/4");
  CHECK(figure("csat", contacts, with_formula("csat", "top-two")) == "2/4");
  CHECK(figure("csat", contacts, with_formula("csat", "mean")) == "13/4");
  CHECK(figure("csat", {{.csat = 5}}) == "1/1");
  const Setting mean = with_formula("csat", "mean");
  const Kpi& csat = *find_kpi("csat");
  CHECK(unit_in_force(csat, {}, {}) == Unit::Ratio);
  CHECK(unit_in_force(csat, mean.definitions, mean.facts) == Unit::Points);
}

TEST_CASE("recommendation: promoters less detractors") {
  const std::vector<Contact> contacts{{.nps = 10}, {.nps = 9}, {.nps = 8}, {.nps = 7}, {.nps = 6}};
  CHECK(figure("nps", contacts) == "100/5");
  CHECK(figure("nps", {{.nps = 0}}) == "-100/1");
}

TEST_CASE("effort: the mean, or the share that agrees") {
  const std::vector<Contact> contacts{{.ces = 7}, {.ces = 5}, {.ces = 4}};
  const Setting agree = with_formula("ces", "agree");
  CHECK(figure("ces", contacts) == "16/3");
  CHECK(figure("ces", contacts, with_formula("ces", "mean")) == "16/3");
  CHECK(figure("ces", contacts, agree) == "2/3");
  CHECK(figure("ces", {{.ces = 4}}, agree) == "0/1");
  CHECK(unit_in_force(*find_kpi("ces"), {}, {}) == Unit::Points);
  CHECK(unit_in_force(*find_kpi("ces"), agree.definitions, agree.facts) == Unit::Ratio);
}

TEST_CASE("review scores are averaged") {
  CHECK(figure("qa_score", {{.qa = 80}, {.qa = 91}, {}}) == "171/2");
  CHECK(figure("qa_score", {{.qa = 0}}) == "0/1");
}

TEST_CASE("no scores") {
  const struct {
    const char* id;
    Field field;
  } ratings[] = {
      {"csat", Field::Csat}, {"nps", Field::Nps}, {"ces", Field::Ces}, {"qa_score", Field::Qa}};
  for (const auto& [id, field] : ratings) {
    CHECK(figure(id, Aggregate{}) == "none: no scored contacts");
    CHECK(figure(id, Aggregate{}, without({field})) ==
          "none: needs column " + std::string{name(field)});
  }
}

TEST_CASE("scores off the scale have no figure, and the reason names the option") {
  const std::vector<Contact> contacts{{.csat = 5, .nps = 9, .ces = 7, .qa = 90}};
  Setting setting;
  setting.facts.csat = {500'000, 10 * kUnit};
  setting.facts.nps = {-1 * kUnit, 9 * kUnit};
  setting.facts.ces = {1 * kUnit, 7'500'000};
  setting.facts.qa = {0, 100 * kUnit + 1};
  CHECK(figure("csat", contacts, setting) ==
        "none: scores from 0.5 to 10 lie outside the scale 1-5; --csat-scale");
  CHECK(figure("nps", contacts, setting) ==
        "none: scores from -1 to 9 lie outside the scale 0-10; --nps-scale");
  CHECK(figure("ces", contacts, setting) ==
        "none: scores from 1 to 7.5 lie outside the scale 1-7; --ces-scale");
  CHECK(figure("qa_score", contacts, setting) ==
        "none: scores from 0 to 100.000001 lie outside the scale 0-100; --qa-scale");
  setting.definitions.csat = {0, 10 * kUnit};
  CHECK(figure("csat", contacts, setting) == "1/1");
}

TEST_CASE("first response: percentiles and mean") {
  const std::vector<Contact> contacts{
      {.first_response = 30}, {.first_response = 10}, {.first_response = 20}, {}};
  CHECK(figure("first_response_p50", contacts) == "20");
  CHECK(figure("first_response_p90", contacts) == "30");
  CHECK(figure("first_response_time", contacts) == "60/3");
  for (const char* id : {"first_response_p50", "first_response_p90", "first_response_time"}) {
    CHECK(figure(id, Aggregate{}) == "none: no contact has a first response");
    CHECK(figure(id, contacts, without({Field::FirstResponse})) ==
          "none: needs column first_response");
  }
  CHECK(figure("first_response_p90", {{.first_response = 7}}) == "7");
}

TEST_CASE("quality needs no outcome") {
  CHECK(figure("csat", {{.csat = 5}}, without({Field::Outcome})) == "1/1");
  CHECK(figure("first_response_time", {{.first_response = 7}}, without({Field::Outcome})) == "7/1");
}

TEST_CASE("scores in words follow their scale") {
  CHECK(text_of("csat") == "scores of 4 to 5 / scored contacts");
  CHECK(text_of("nps") ==
        "100 x (promoters, scores of 9 to 10, - detractors, 0 to 6) / scored contacts");
  CHECK(text_of("ces", with_formula("ces", "agree")) ==
        "scores of 5 to 7 / scored contacts; high is easy");
  Setting ten;
  ten.definitions.csat = {1 * kUnit, 10 * kUnit};
  CHECK(text_of("csat", ten) == "scores of 9 to 10 / scored contacts");
}

}  // namespace kpi::metrics_test
