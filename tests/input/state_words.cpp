// SPDX-License-Identifier: MIT
// Words of state logs and schedules.
#include "input/state_words.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace kpi::state_words_test {
namespace {

std::string class_of(std::string_view word) {
  const auto known = StateWords{{}}.state(word);
  return known ? std::string{name(*known)} : "unknown";
}

}  // namespace

TEST_CASE("states of common systems") {
  for (const char* word : {"Talking", "On Call", "HOLD", "ACW", "After Call Work", "wrap-up",
                           "Busy", "INTERACTING", "Nachbearbeitung", "en ligne"}) {
    CHECK(class_of(word) == "handling");
  }
  for (const char* word : {"Ready", "IDLE", "Available", "On Queue", "ON_QUEUE", "verfügbar",
                           "AGENTLOGIN", "UNPAUSE", "ADDMEMBER"}) {
    CHECK(class_of(word) == "available");
  }
  for (const char* word : {"Not Ready", "Lunch", "break", "Training", "Meeting", "PAUSE", "AUX",
                           "Mittagspause", "réunion", "PAUSEALL"}) {
    CHECK(class_of(word) == "paused");
  }
  for (const char* word :
       {"Logged Out", "offline", "Logoff", "AGENTLOGOFF", "REMOVEMEMBER", "abgemeldet"}) {
    CHECK(class_of(word) == "off");
  }
  CHECK(class_of("Work") == "unknown");  // of a schedule, or after a call
  CHECK(class_of("frobbing") == "unknown");
  CHECK(class_of("") == "unknown");
}

TEST_CASE("a pause may be named with its reason") {
  CHECK(class_of("Not Ready: Lunch") == "paused");
  CHECK(class_of("Not Ready - Supervisor") == "paused");
  CHECK(class_of("AUX 3") == "paused");
  CHECK(class_of("Break (15 min)") == "paused");
  CHECK(class_of("Available: Sales") == "unknown");
  CHECK(class_of("Breakdown") == "unknown");
}

TEST_CASE("activities of schedules") {
  const StateWords words{{}};
  for (const char* word : {"Work", "shift", "Phone", "calls", "open", "Available", "talk"}) {
    CHECK(words.activity(word) == Duty::Work);
  }
  CHECK(words.activity("Lunch") == Duty::Paused);
  CHECK(words.activity("Vacation") == Duty::Off);
  CHECK_FALSE(words.activity("frobbing"));
}

TEST_CASE("words of the user come first") {
  const StateWords words{{{"Busy", "paused"}, {"Back office", "handling"}}};
  CHECK(words.state("busy") == AgentClass::Paused);
  CHECK(words.activity("Back-Office") == Duty::Work);
}

}  // namespace kpi::state_words_test
