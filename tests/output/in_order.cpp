// SPDX-License-Identifier: MIT
// Documents of many results: the same for any number of threads, whatever fails on the way.
#include "output/in_order.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <stdexcept>
#include <thread>

#include "sample_report.hpp"

namespace kpi::output_test {
namespace {

constexpr std::size_t kGroups = 5000;

/// Results by queue and half hour that are made when they are looked at; one cannot be made.
class ManyGroups : public Results::Maker {
 public:
  explicit ManyGroups(std::size_t unmakeable = kGroups + 1) : unmakeable_{unmakeable} {}
  [[nodiscard]] std::size_t size() const override { return kGroups + 1; }
  [[nodiscard]] std::size_t grouping(std::size_t index) const override { return index > 0 ? 1 : 0; }
  [[nodiscard]] Result make(std::size_t index) const override {
    if (index == unmakeable_) throw std::runtime_error("result " + std::to_string(index));
    const auto number = static_cast<std::int64_t>(index);
    Result result{grouping(index), {}, Interval{number * kHour, (number + 1) * kHour}, {}, {}};
    if (index > 0) {
      // Some texts come again, and some need quotes.
      result.group = {index % 7 == 0 ? "a \"b\", c" : "queue " + std::to_string(index / 50)};
    }
    result.counts.offered = number;
    result.values = {Value::quotient({number * 1000, 1000}, {1 + number % 13, 1}, "none")};
    if (index % 11 == 0) result.values = {Value::none({"no {} contact has {}", "x", "y"})};
    return result;
  }

 private:
  std::size_t unmakeable_;
};

Report many_groups(std::size_t unmakeable = kGroups + 1) {
  Report report = one_kpi();
  report.groupings.push_back({{"queue"}, IntervalLength::Hour});
  report.results = Results{std::make_shared<const ManyGroups>(unmakeable)};
  return report;
}

std::string with_threads(std::string_view format, std::size_t threads) {
  RenderOptions options;
  options.threads = threads;
  return rendered(many_groups(), format, options);
}

const std::function<ResultText()> kBegins = []() -> ResultText {
  return [](const Result& result, std::string& text) {
    text += std::to_string(result.span->begin / kHour) + '\n';
  };
};

}  // namespace

TEST_CASE("many results: no format depends on the number of threads") {
  for (const OutputFormat& format : output_formats()) {
    if (format.name == "prom") continue;  // which takes no groups by time
    const std::string alone = with_threads(format.name, 1);
    CHECK(alone.size() > kGroups);
    for (const std::size_t threads : {2U, 3U, 16U}) {
      CHECK(with_threads(format.name, threads) == alone);
    }
  }
}

TEST_CASE("many results: every result in its place, given on the thread that asked") {
  const Report report = many_groups();
  std::string expected;
  for (std::size_t i = 1; i <= kGroups; ++i) expected += std::to_string(i) + '\n';
  for (const std::size_t threads : {0U, 1U, 2U, 5U}) {
    std::string document;
    bool strange = false;
    const std::thread::id main_thread = std::this_thread::get_id();
    write_in_order(report.results.of_groups(), threads, kBegins, [&](std::string_view piece) {
      document += piece;
      strange = strange || std::this_thread::get_id() != main_thread;
    });
    CHECK(document == expected);
    CHECK_FALSE(strange);
  }
}

TEST_CASE("many results: no results, no text") {
  const Report report = many_groups();
  std::string document;
  write_in_order(report.results.of_grouping(2), 4, kBegins,
                 [&](std::string_view piece) { document += piece; });
  CHECK(document.empty());
}

TEST_CASE("many results: what a result throws is thrown after the text before it") {
  const Report report = many_groups(3000);
  for (const std::size_t threads : {1U, 2U, 7U}) {
    std::string document;
    CHECK_THROWS_WITH(write_in_order(report.results.of_groups(), threads, kBegins,
                                     [&](std::string_view piece) { document += piece; }),
                      "result 3000");
    CHECK(document.starts_with("1\n2\n3\n"));
    CHECK(document.ends_with("\n2816\n"));
  }
}

TEST_CASE("many results: a sink that fails ends the writing") {
  const Report report = many_groups();
  for (const std::size_t threads : {1U, 2U, 7U}) {
    int pieces = 0;
    CHECK_THROWS_WITH(write_in_order(report.results.of_groups(), threads, kBegins,
                                     [&](std::string_view) {
                                       if (++pieces == 3) throw std::runtime_error("disk full");
                                     }),
                      "disk full");
    CHECK(pieces == 3);
  }
}

}  // namespace kpi::output_test
