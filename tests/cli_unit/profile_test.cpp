// SPDX-License-Identifier: MIT
// Profiles: every one can be applied, and published figures are of KPIs and in order.
#include "cli/profile.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "kpi/benchmarks.hpp"
#include "kpi/error.hpp"
#include "kpi/profiles.hpp"

using namespace kpi;
using namespace kpi::cli;

TEST_CASE("every profile says what it is and sets formulas that there are") {
  REQUIRE_FALSE(profiles().empty());
  for (const Profile& profile : profiles()) {
    INFO(profile.name);
    CHECK_FALSE(profile.title.empty());
    CHECK_FALSE(profile.source.empty());
    CHECK_FALSE(profile.remark.empty());
    Definitions definitions;
    apply_profile({"--profile", profile.name}, definitions);
    CHECK(definitions.profile == &profile);
    CHECK(definitions.formulas.contains("service_level"));
    CHECK_NOTHROW(check_formulas(definitions));
  }
}

TEST_CASE("profiles stand in the order of their names, each once") {
  const auto all = profiles();
  CHECK(std::is_sorted(all.begin(), all.end(),
                       [](const Profile& a, const Profile& b) { return a.name < b.name; }));
  CHECK(std::adjacent_find(all.begin(), all.end(), [](const Profile& a, const Profile& b) {
          return a.name == b.name;
        }) == all.end());
}

TEST_CASE("8x8 sets a formula, a short-abandon limit and a comparison, and leaves the threshold") {
  Definitions definitions;
  definitions.service.threshold = 45 * kSecond;
  definitions.short_abandon = 9 * kSecond;
  definitions.strictly_less = true;
  apply_profile({"--profile", "8x8"}, definitions);
  CHECK(definitions.formulas.at("service_level") == "exclude-short");
  CHECK(definitions.short_abandon == 5 * kSecond);
  CHECK_FALSE(definitions.strictly_less);
  CHECK(definitions.service.threshold == 45 * kSecond);
}

TEST_CASE("published figures are of KPIs, low before high, each with its source") {
  for (const Benchmark& row : benchmarks()) {
    INFO(row.kpi);
    const bool awaited = row.kpi == "adherence";
    CHECK((awaited || find_kpi(row.kpi) != nullptr));
    CHECK(row.low.units * row.high.scale <= row.high.units * row.low.scale);
    CHECK_FALSE(row.text.empty());
    CHECK_FALSE(row.source.empty());
    CHECK(find_benchmark(row.kpi) == &row);
  }
  CHECK(find_benchmark("csat") == nullptr);
}
