// SPDX-License-Identifier: MIT
// kpi.toml read: settings with their places, in the order of the file, and every mistake in it.
#include "cli/config_file.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "input/logs.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

using Texts = std::vector<std::string>;

const std::vector<OptionInfo> kKnown{{Topic::Define, "--sl", "P/T", "", true},
                                     {Topic::Define, "--threshold-op", "le|lt", "", false},
                                     {Topic::Define, "--cost", "MONEY", "", false},
                                     {Topic::Select, "--begin", "TIME", "", false},
                                     {Topic::Run, "--quiet", "", "", false},
                                     {Topic::Output, "--output", "FILE", "", true}};

ConfigFile read(const std::string& text) {
  input_test::LogFolder folder;
  return read_config(folder.put("kpi.toml", text), kKnown);
}

/// "LINE:COLUMN OPTION TEXT" of each setting.
Texts settings(const std::string& text) {
  Texts all;
  for (const Setting& setting : read(text).settings) {
    const std::size_t place = setting.origin.find("kpi.toml:") + 9;
    all.push_back(setting.origin.substr(place) + " " + setting.option + " " + setting.text);
  }
  return all;
}

/// Each mistake from its place on, with its hint.
Texts mistakes(const std::string& text) {
  Texts all;
  try {
    read(text);
  } catch (const Error& error) {
    for (const Fault& fault : error.faults()) {
      CHECK(fault.kind == FaultKind::Config);
      all.push_back(fault.message.substr(fault.message.find("kpi.toml:") + 9) +
                    (fault.hint.empty() ? "" : " | " + fault.hint));
    }
  }
  return all;
}

}  // namespace

TEST_CASE("config: an empty file sets nothing, and has a fingerprint") {
  const ConfigFile file = read("");
  CHECK(file.settings.empty());
  CHECK(file.targets.empty());
  CHECK(file.stamp.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("config: keys are options, in the order of the file") {
  CHECK(settings("[run]\nquiet = true\n[define]\nthreshold_op = \"lt\"\nsl = [\"80/20\", 30]\n") ==
        Texts{"2:9 --quiet true", "4:16 --threshold-op lt", "5:7 --sl 80/20", "5:16 --sl 30"});
}

TEST_CASE("config: numbers and dates are taken as they are written") {
  CHECK(settings("[define]\ncost = 12.50\n[select]\nbegin = 2026-03-02\n") ==
        Texts{"2:8 --cost 12.5", "4:9 --begin 2026-03-02"});
  CHECK(mistakes("[define]\ncost = 0.1234567890123456\n") ==
        Texts{"2:8: a number of more than 15 digits is not exact | write it as a text, in quotes"});
}

TEST_CASE("config: columns and words are settings of their fields") {
  CHECK(settings("[input.columns]\nwait = 7\nroster.hired = \"Since\"\n"
                 "[input.values.outcome]\n\"LOST\" = \"abandoned\"\n") ==
        Texts{"2:8 --column wait=7", "3:16 --column roster.hired=Since",
              "5:10 --value outcome:LOST=abandoned"});
}

TEST_CASE("config: targets have a name and a number of calls where they say so") {
  const ConfigFile file = read(
      "[[target]]\ntarget = \"asa <= 1m\"\n"
      "[[target]]\ntarget = \"aht <= 5m\"\nname = \"Promise\"\nmin_calls = 50\n");
  REQUIRE(file.targets.size() == 2);
  CHECK(file.targets[0].text == "asa <= 1m");
  CHECK_FALSE(file.targets[0].min_calls);
  CHECK(file.targets[1].name == "Promise");
  CHECK(file.targets[1].min_calls == 50U);
}

TEST_CASE("config: every mistake is told, in the order of the file") {
  CHECK(mistakes("[define]\nsl = {}\n[runs]\n[define.x]\n[run]\nqiet = true\n").size() >= 3);
  CHECK(mistakes("[run]\nqiet = true\nquiet = 1\n[output]\noutput = \"x\"\n") ==
        Texts{"2:1: unknown key \"qiet\" in [run] | did you mean quiet?",
              "3:9: quiet is true or false",
              "5:1: output is no key | it can only be given on the command line, as --output"});
  CHECK(mistakes("cost = 1\n") == Texts{"1:1: cost stands in no section | it belongs under "
                                        "[define]"});
  CHECK(mistakes("[define]\nthreshold_op = [\"le\", \"lt\"]\n") ==
        Texts{"2:16: threshold_op takes one value, not a list"});
}

TEST_CASE("config: a file that is no TOML, or is not there") {
  CHECK(mistakes("[define\n").size() == 1);
  try {
    read_config("absent.toml", kKnown);
    FAIL("it was read");
  } catch (const Error& error) {
    CHECK(error.faults().front().kind == FaultKind::CannotOpen);
  }
}

}  // namespace kpi::cli
