// SPDX-License-Identifier: MIT
// Runs of the program that are decided before any file is opened.
#include "cli/app.hpp"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/exit_code.hpp"
#include "kpi/error.hpp"
#include "kpi/render.hpp"

namespace kpi::cli {
namespace {

struct Outcome {
  int code = 0;
  std::string out;
  std::string err;
};

Outcome run_with(const std::vector<std::string>& arguments, bool terminal = false) {
  Outcome outcome;
  Console console;
  console.out = [&](std::string_view text) { outcome.out += text; };
  console.err = [&](std::string_view text) { outcome.err += text; };
  console.in_is_terminal = terminal;
  outcome.code = run(arguments, console);
  return outcome;
}

/// The message of a run that is wrong by its arguments alone.
std::string usage_error(const std::vector<std::string>& arguments) {
  const Outcome outcome = run_with(arguments);
  CHECK(outcome.code == 2);
  CHECK(outcome.out.empty());
  return outcome.err;
}

}  // namespace

TEST_CASE("without a command the program tells its commands") {
  const Outcome outcome = run_with({});
  CHECK(outcome.code == 2);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, Catch::StartsWith("Usage: kpi COMMAND"));
  CHECK_THAT(outcome.err, Catch::Contains("kpi compute FILE..."));
}

TEST_CASE("completions and man pages are of known shells and commands") {
  CHECK_THAT(run_with({"--completion", "bash"}).out, Catch::EndsWith("complete -F _kpi kpi\n"));
  CHECK_THAT(run_with({"--man", "explain"}).out, Catch::StartsWith(".TH KPI\\-EXPLAIN 1 "));
  CHECK(usage_error({"--completion", "tcsh"}) ==
        "kpi: error: --completion: \"tcsh\" is none of bash, zsh and fish\n");
  CHECK(usage_error({"--completion"}) ==
        "kpi: error: --completion: \"\" is none of bash, zsh and fish\n");
  CHECK(usage_error({"--man", "page"}) == "kpi: error: --man: \"page\" is no command\n");
}

TEST_CASE("version and help go to standard output") {
  CHECK(run_with({"--version"}).out == "kpi " + std::string(version()) + "\n");
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"--help"}, {"-h"}, {"help"}}) {
    const Outcome outcome = run_with(arguments);
    CHECK(outcome.code == 0);
    CHECK(outcome.err.empty());
    CHECK_THAT(outcome.out, Catch::StartsWith("Usage: kpi COMMAND"));
  }
  CHECK(run_with({"help", "explain"}).out == run_with({"explain", "--help"}).out);
}

TEST_CASE("help of compute is grouped and fits 80 columns") {
  const Outcome outcome = run_with({"compute", "--tz", "nonsense", "--help"});
  CHECK(outcome.code == 0);
  std::size_t last = 0;
  for (const char* const heading : {"\nInput\n", "\nSelect\n", "\nGroup\n", "\nDefine\n",
                                    "\nOutput\n", "\nRun\n", "\nExamples\n"}) {
    CAPTURE(heading);
    const std::size_t at = outcome.out.find(heading);
    REQUIRE(at != std::string::npos);
    CHECK(at > last);
    last = at;
  }
  std::istringstream lines(outcome.out);
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(line.size() <= 80);
  }
}

TEST_CASE("a file in the place of the command") {
  CHECK(usage_error({"calls.csv"}) ==
        "kpi: error: \"calls.csv\" is no command\n  hint: kpi compute calls.csv\n");
  CHECK(usage_error({"my calls.csv", "-g", "queue"}) ==
        "kpi: error: \"my calls.csv\" is no command\n"
        "  hint: kpi compute 'my calls.csv' -g queue\n");
  CHECK(usage_error({"-g", "queue", "calls.csv"}) ==
        "kpi: error: \"-g\" is no command\n  hint: kpi compute -g queue calls.csv\n");
  CHECK(usage_error({"comptue", "calls.csv"}) ==
        "kpi: error: \"comptue\" is no command\n  hint: did you mean kpi compute?\n");
}

TEST_CASE("unknown options") {
  CHECK(usage_error({"compute", "--dirction", "all", "calls.csv"}) ==
        "kpi: error: unknown option \"--dirction\"\n  hint: did you mean --direction?\n");
  CHECK(usage_error({"compute", "--dirction=all", "calls.csv"}) ==
        "kpi: error: unknown option \"--dirction\"\n  hint: did you mean --direction?\n");
  CHECK(usage_error({"compute", "-Z", "calls.csv"}) ==
        "kpi: error: unknown option \"-Z\"\n  hint: kpi compute --help lists the options\n");
  CHECK(usage_error({"explain", "--markdown"}) ==
        "kpi: error: unknown option \"--markdown\"\n  hint: kpi explain --help lists the "
        "options\n");
}

TEST_CASE("values that are missing or too many") {
  CHECK(usage_error({"compute", "calls.csv", "--tz"}) == "kpi: error: --tz needs a value\n");
  CHECK(usage_error({"compute", "calls.csv", "-k"}) == "kpi: error: --kpi needs a value\n");
  CHECK(usage_error({"compute", "--tz=", "calls.csv"}) == "kpi: error: --tz needs a value\n");
  CHECK(usage_error({"compute", "--output", "-q", "calls.csv"}) ==
        "kpi: error: --output needs a value, but \"-q\" follows\n");
  CHECK(usage_error({"compute", "--strict=yes", "calls.csv"}) ==
        "kpi: error: --strict takes no value\n");
  CHECK(usage_error({"compute", "--tz", "UTC", "--tz", "+1", "calls.csv"}) ==
        "kpi: error: --tz is given twice: \"UTC\" and \"+1\"\n");
  CHECK(usage_error({"explain", "asa", "-O", "json"}).starts_with("kpi: error: --format json"));
}

TEST_CASE("values that are wrong") {
  CHECK(usage_error({"compute", "--sl", "80/abc", "calls.csv"}) ==
        "kpi: error: --sl: \"80/abc\" is no threshold; expected 80/20, 20s or DIM=VALUE:80/20\n");
  CHECK(usage_error({"compute", "--fcr-window", "0", "calls.csv"}) ==
        "kpi: error: --fcr-window: \"0\" is no window; expected one longer than 0\n");
  CHECK(usage_error({"compute", "--width", "5", "calls.csv"}) ==
        "kpi: error: --width: \"5\" is no number; expected a whole one from 40 to 10000\n");
  CHECK_THAT(usage_error({"compute", "-O", "jsn", "calls.csv"}),
             Catch::EndsWith("\n  hint: did you mean json?\n"));
}

TEST_CASE("options that contradict each other") {
  CHECK(usage_error({"compute", "--strict", "--max-bad", "5", "calls.csv"}) ==
        "kpi: error: --strict and --max-bad exclude each other\n");
  CHECK(usage_error({"compute", "-q", "-v", "calls.csv"}) ==
        "kpi: error: --quiet and --verbose exclude each other\n");
  CHECK(
      usage_error({"compute", "--sl", "80/20", "--sl", "queue=vip:90/10", "--sl", "90/10", "-"}) ==
      "kpi: error: --sl: two thresholds for all rows, \"80/20\" and \"90/10\"\n"
      "  hint: give all but one as DIM=VALUE:80/20\n");
  CHECK(usage_error({"compute", "--formula", "aht=with-ring", "--formula", "aht=with-wait", "-"}) ==
        "kpi: error: --formula: \"aht\" is given two formulas\n");
}

TEST_CASE("outputs are decided before any file is opened") {
  CHECK_THAT(usage_error({"compute", "no such file", "-o", "report.foo"}),
             Catch::StartsWith("kpi: error: --output: the extension of \"report.foo\" tells no "
                               "format; expected one of ") &&
                 Catch::EndsWith("\n  hint: or name the format with --format\n"));
  CHECK(usage_error({"compute", "no such file", "-o", "a.csv", "-o", "./b/../a.csv"}) ==
        "kpi: error: --output: \"./b/../a.csv\" is given twice\n");
  CHECK(usage_error({"compute", "no such file", "-o", "-", "-o", "/dev/stdout"}) ==
        "kpi: error: --output: standard output is given twice\n");
  CHECK(usage_error({"compute", "no such file", "-O", "json", "-o", "a.csv"}) ==
        "kpi: error: --format says json, the extension of \"a.csv\" says csv\n"
        "  hint: leave out --format, or write to a file with another extension\n");
}

TEST_CASE("KPIs are checked before any file is opened") {
  CHECK(usage_error({"compute", "-k", "servicelevel", "no such file"}) ==
        "kpi: error: --kpi: unknown KPI \"servicelevel\"\n  hint: did you mean service_level?\n");
}

TEST_CASE("no option takes the file that follows its value") {
  // The file is seen, as one that does not exist.
  for (const char* const option : {"-g", "-k", "-o", "-c", "--sl", "--formula", "--value"}) {
    const std::string value = std::string(option) == "-g"          ? "queue"
                              : std::string(option) == "-k"        ? "@core"
                              : std::string(option) == "-o"        ? "-"
                              : std::string(option) == "-c"        ? "wait=1"
                              : std::string(option) == "--sl"      ? "80/20"
                              : std::string(option) == "--formula" ? "service_level=answered"
                                                                   : "outcome:LOST=abandoned";
    CAPTURE(option);
    const Outcome outcome = run_with({"compute", option, value, "/nowhere/[calls].csv"});
    CHECK(outcome.code == 66);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, Catch::Contains("/nowhere/[calls].csv"));
  }
}

TEST_CASE("arguments after -- are files") {
  const Outcome outcome = run_with({"compute", "--", "--nowhere.csv"});
  CHECK(outcome.code == 66);
  CHECK_THAT(outcome.err, Catch::Contains("--nowhere.csv"));
}

TEST_CASE("compute without a file on a terminal tells how") {
  const Outcome outcome = run_with({"compute"}, true);
  CHECK(outcome.code == 2);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, Catch::StartsWith("Usage: kpi compute [OPTION]... [FILE]...\n") &&
                              Catch::Contains("kpi compute --help lists the options"));
}

TEST_CASE("explain") {
  CHECK(run_with({"explain", "service_level"}).code == 0);
  CHECK_THAT(run_with({"explain"}).out, Catch::Contains("service_level"));
  CHECK(run_with({"explain", "-O", "md"}).out == catalogue_markdown());
  CHECK(usage_error({"explain", "servicelevel"}) ==
        "kpi: error: unknown KPI \"servicelevel\"\n  hint: did you mean service_level?\n");
  CHECK(usage_error({"explain", "zzzzzzzz"}) ==
        "kpi: error: unknown KPI \"zzzzzzzz\"\n  hint: kpi explain lists them all\n");
}

TEST_CASE("a closed pipe ends a run quietly") {
  Console console;
  std::string err;
  console.out = [](std::string_view) { throw ClosedPipe{}; };
  console.err = [&](std::string_view text) { err += text; };
  CHECK(run(std::vector<std::string>{"--version"}, console) == 0);
  CHECK(err.empty());
}

TEST_CASE("a defect is told as one") {
  Console console;
  std::string err;
  console.out = [](std::string_view) { throw std::runtime_error("boom"); };
  console.err = [&](std::string_view text) { err += text; };
  CHECK(run(std::vector<std::string>{"--version"}, console) == 70);
  CHECK_THAT(err, Catch::StartsWith("kpi: error: internal error: boom\n  hint: this is a defect of "
                                    "kpi " +
                                    std::string(version())));
}

TEST_CASE("of several faults the first of 2, 66, 65, 74, 73 gives the code") {
  using Kind = FaultKind;
  const auto code = [](std::vector<Kind> kinds) {
    std::vector<Fault> faults;
    for (const Kind kind : kinds) faults.push_back({kind, "", ""});
    return exit_code(faults);
  };
  CHECK(code({Kind::CannotCreate}) == 73);
  CHECK(code({Kind::CannotCreate, Kind::ReadWrite}) == 74);
  CHECK(code({Kind::CannotCreate, Kind::ReadWrite, Kind::Data}) == 65);
  CHECK(code({Kind::Data, Kind::CannotOpen}) == 66);
  CHECK(code({Kind::Data, Kind::CannotOpen, Kind::Usage}) == 2);
  CHECK(code({Kind::Internal}) == 70);
}

}  // namespace kpi::cli
