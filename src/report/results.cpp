// SPDX-License-Identifier: MIT
// The results of a report as a sequence that is worked out on demand.
#include <algorithm>

#include "kpi/report.hpp"

namespace kpi {
namespace {

/// Results that are there already.
class Made : public Results::Maker {
 public:
  explicit Made(std::vector<Result> results) : results_{std::move(results)} {}
  [[nodiscard]] std::size_t size() const override { return results_.size(); }
  [[nodiscard]] std::size_t grouping(std::size_t index) const override {
    return results_[index].grouping;
  }
  [[nodiscard]] Result make(std::size_t index) const override { return results_[index]; }

 private:
  std::vector<Result> results_;
};

}  // namespace

Results::Results() : Results{std::vector<Result>{}} {}

Results::Results(std::vector<Result> results)
    : maker_{std::make_shared<Made>(std::move(results))} {}

Results::Range Results::of_grouping(std::size_t grouping) const {
  // Groupings follow one another, so where one begins can be found by halving.
  const auto first_from = [&](std::size_t wanted) {
    std::size_t low = 0;
    std::size_t high = size();
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (maker_->grouping(middle) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };
  return {{this, first_from(grouping)}, {this, first_from(grouping + 1)}};
}

}  // namespace kpi
