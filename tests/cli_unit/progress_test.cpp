// SPDX-License-Identifier: MIT
// The progress line: its text, its speeds, and when it is not drawn.
#include "cli/progress.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace kpi::cli {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr Clock::time_point kBegin{seconds{1000}};

void read_on(ReadingProgress& progress, std::uint64_t bytes, std::uint64_t rows) {
  progress.bytes = bytes;
  progress.rows = rows;
}

}  // namespace

TEST_CASE("the progress line tells bytes, rows a second and the time left") {
  CHECK(progress_text({2'100'000'000, 11'600'000'000, 9'800'000, 1'100'000'000}, 80) ==
        "2.1 of 11.6 GB  9.8 M rows/s  0:09 left");
  CHECK(progress_text({950'000, 3'600'000'000, 850'400, 900'000}, 80) ==
        "0.0 of 3.6 GB  850.4 k rows/s  1:06:39 left");
  CHECK(progress_text({500, 900, 12, 100}, 80) == "500 of 900 B  12 rows/s  0:04 left");
}

TEST_CASE("of a stream the progress line tells no time left") {
  CHECK(progress_text({999'960'000, 0, 1'000'000, 1e8}, 80) == "1.0 GB  1.0 M rows/s");
  CHECK(progress_text({0, 0, 0, 0}, 80) == "0 B");
}

TEST_CASE("the progress line tells bytes a second where rows are not counted") {
  CHECK(progress_text({600'000'000, 1'200'000'000, 0, 3e8}, 80) ==
        "0.6 of 1.2 GB  300.0 MB/s  0:02 left");
}

TEST_CASE("the progress line tells no time where all is read, or nothing moves") {
  CHECK(progress_text({1'200, 1'200, 5, 10}, 80) == "1.2 of 1.2 kB  5 rows/s");
  CHECK(progress_text({1'300, 1'200, 5, 10}, 80) == "1.2 of 1.2 kB  5 rows/s");
  CHECK(progress_text({600, 1'200, 0, 0}, 80) == "0.6 of 1.2 kB");
  CHECK(progress_text({1, 11'600'000'000, 0, 1}, 80) == "0.0 of 11.6 GB  1 B/s");
}

TEST_CASE("the progress line leaves out what would not fit") {
  const ProgressState state{2'100'000'000, 11'600'000'000, 9'800'000, 1'100'000'000};
  CHECK(progress_text(state, 40) == "2.1 of 11.6 GB  9.8 M rows/s  0:09 left");
  CHECK(progress_text(state, 39) == "2.1 of 11.6 GB  0:09 left");
  CHECK(progress_text(state, 26) == "2.1 of 11.6 GB  0:09 left");
  CHECK(progress_text(state, 25) == "2.1 of 11.6 GB");
  CHECK(progress_text(state, 15) == "2.1 of 11.6 GB");
  CHECK(progress_text(state, 14).empty());
  CHECK(progress_text(state, 0).empty());
}

TEST_CASE("speeds are those of the last three seconds") {
  ReadingProgress progress;
  ProgressMeter meter{kBegin};
  for (int second = 1; second <= 10; ++second) {
    // 100 rows a second at first, 1000 from the fifth on.
    const auto rows = static_cast<std::uint64_t>(second <= 5 ? 100 * second : 1000 * second - 4500);
    read_on(progress, rows * 10, rows);
    const auto state = meter.at(kBegin + seconds{second}, progress);
    REQUIRE(state);
    CHECK(state->bytes == rows * 10);
    if (second <= 5) CHECK(state->rows_per_second == 100);
    if (second >= 8) CHECK(state->rows_per_second == 1000);
    CHECK(state->bytes_per_second == state->rows_per_second * 10);
  }
}

TEST_CASE("a reading that begins anew has the speed it has from then on") {
  ReadingProgress progress;
  ProgressMeter meter{kBegin};
  read_on(progress, 9000, 900);
  meter.at(kBegin + seconds{2}, progress);
  read_on(progress, 0, 0);
  CHECK(meter.at(kBegin + seconds{3}, progress)->bytes_per_second == 0);
  read_on(progress, 500, 50);
  CHECK(meter.at(kBegin + seconds{4}, progress)->bytes_per_second == 500);
}

TEST_CASE("the progress line appears after a second and is erased") {
  ReadingProgress progress;
  progress.total = 4000;
  std::vector<std::string> drawn;
  Console console;
  console.err = [&](std::string_view text) { drawn.emplace_back(text); };
  console.err_columns = [] { return 80; };
  {
    ProgressLine line{progress, console, kBegin};
    read_on(progress, 999, 9);
    line.draw(kBegin + milliseconds{999});
    CHECK(drawn.empty());
    read_on(progress, 1000, 10);
    line.draw(kBegin + milliseconds{1000});
    read_on(progress, 2000, 20);
    line.draw(kBegin + milliseconds{2000});
  }
  CHECK(drawn == std::vector<std::string>{"\r\x1b[K1.0 of 4.0 kB  10 rows/s  0:03 left",
                                          "\r\x1b[K2.0 of 4.0 kB  10 rows/s  0:02 left",
                                          "\r\x1b[K"});
}

TEST_CASE("the progress line follows the width of the terminal") {
  ReadingProgress progress;
  std::string drawn;
  Console console;
  console.err = [&](std::string_view text) { drawn = text; };
  int columns = 80;
  console.err_columns = [&] { return columns; };
  ProgressLine line{progress, console, kBegin};
  read_on(progress, 3000, 30);
  line.draw(kBegin + seconds{3});
  CHECK(drawn == "\r\x1b[K3.0 kB  10 rows/s");
  columns = 10;
  line.draw(kBegin + seconds{3});
  CHECK(drawn == "\r\x1b[K3.0 kB");
  columns = 5;
  line.draw(kBegin + seconds{3});
  CHECK(drawn == "\r\x1b[K");
}

TEST_CASE("nothing is drawn where standard error is no terminal, or nothing was drawn before") {
  ReadingProgress progress;
  std::string drawn;
  Console console;
  console.err = [&](std::string_view text) { drawn += text; };
  {
    ProgressLine line{progress, console, kBegin};
    line.draw(kBegin + seconds{9});
    const ProgressDisplay display{progress, console};
  }
  console.err_columns = [] { return 80; };
  { const ProgressDisplay display{progress, console}; }
  CHECK(drawn.empty());
}

}  // namespace kpi::cli
