// SPDX-License-Identifier: MIT
// Where values lie among others.
#include "output/picture_scale.hpp"

#include <catch2/catch.hpp>

namespace kpi {

TEST_CASE("picture scale: without values there is none") {
  PictureScale scale;
  scale.include(Value::none("no calls"));
  CHECK(scale.empty());
}

TEST_CASE("picture scale: from the least to the greatest in equal steps") {
  PictureScale scale;
  for (const int count : {18, 10, 14}) scale.include(Value::count(count));
  CHECK(scale.step(Value::count(10), 4) == 0);
  CHECK(scale.step(Value::count(11), 4) == 0);
  CHECK(scale.step(Value::count(12), 4) == 1);
  CHECK(scale.step(Value::count(14), 4) == 2);
  CHECK(scale.step(Value::count(17), 4) == 3);
  CHECK(scale.step(Value::count(18), 4) == 3);
}

TEST_CASE("picture scale: quotients are compared by value, and may be below 0") {
  PictureScale scale;
  scale.include(Value::quotient({1, 1}, {3, 1}, ""));
  scale.include(Value::quotient({-1, 1}, {4, 1}, ""));
  scale.include(Value::quotient({2, 1}, {5, 1}, ""));
  CHECK(scale.step(Value::quotient({-1, 1}, {4, 1}, ""), 8) == 0);
  CHECK(scale.step(Value::quotient({1, 1}, {3, 1}, ""), 8) == 7);
  CHECK(scale.share_of_greatest(Value::quotient({-1, 1}, {4, 1}, ""), 20) == 0);
}

TEST_CASE("picture scale: equal values are in the middle") {
  PictureScale scale;
  scale.include(Value::count(7));
  CHECK(scale.step(Value::count(7), 8) == 4);
}

TEST_CASE("picture scale: lengths are shares of the greatest, and 1 at least above 0") {
  PictureScale scale;
  for (const int count : {0, 1, 500, 1000}) scale.include(Value::count(count));
  CHECK(scale.share_of_greatest(Value::count(0), 20) == 0);
  CHECK(scale.share_of_greatest(Value::count(1), 20) == 1);
  CHECK(scale.share_of_greatest(Value::count(500), 20) == 10);
  CHECK(scale.share_of_greatest(Value::count(1000), 20) == 20);
}

}  // namespace kpi
