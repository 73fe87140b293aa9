// SPDX-License-Identifier: MIT
// What the headers of real exports say.
#include "input/headers.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace kpi::headers_test {
namespace {

/// "talk", "talk in ms", "dimension"; "counts" after it for a column that may count calls.
std::string reads_as(std::string_view header) {
  const HeaderReading reading = read_header(header);
  std::string text{reading.role ? name(*reading.role) : "dimension"};
  if (reading.role && reading.unit == 1) text += " in ms";
  if (reading.role && reading.unit == kSecond) text += " in s";
  if (reading.role && reading.unit == kMinute) text += " in min";
  if (reading.role && reading.unit == kHour) text += " in h";
  if (reading.counts_calls) text += " counts";
  return text;
}

void all_read_as(const std::string& expected, const std::vector<std::string_view>& headers) {
  for (const std::string_view header : headers) {
    INFO(header);
    CHECK(reads_as(header) == expected);
  }
}

}  // namespace

TEST_CASE("headers of the call's id") {
  all_read_as("call_id", {"Call Id", "call id", "CallId", "call_id", "Call ID", "ConversationID",
                          "id", "Call number", "CallID", "callid", "uniqueid"});
}

TEST_CASE("headers of dates and clocks") {
  all_read_as("date", {"Date", "date", "Call Date", "CallDate", "datestamp", "Date of Call",
                       "fecha", "Fecha", "ch_date_added"});
  all_read_as("time", {"Time", "Call Time", "CallTime"});
  all_read_as("start", {"call_timestamp", "call_datetime", "call_started", "Start Time", "start"});
  all_read_as("answer", {"Time Answered", "call_answered", "answer", "Answered at"});
  all_read_as("end", {"call_ended", "End Date", "end"});
}

TEST_CASE("headers of outcomes") {
  all_read_as("answered", {"Answered (Y/N)", "Answered", "answered (Y/N)", "answered_flag (1/0)"});
  all_read_as("outcome", {"CallStatus (Answered/Abandoned)", "Status", "dialer_status",
                          "Call Outcome", "outcome", "status", "disposition"});
  CHECK(reads_as("Calls Answered (Y)") == "answered counts");
}

TEST_CASE("headers of waits, with their units") {
  all_read_as("wait", {"Speed of Answer", "wait_length", "TimeInQueue", "Waiting Time (AVG)",
                       "wait_time", "Answer Speed (AVG)"});
  all_read_as("wait in s", {"Speed of answer in seconds", "speed_of_answer_in_seconds", "wait_s",
                            "Wait (sec)", "wait [s]"});
  CHECK(reads_as("wait_ms") == "wait in ms");
}

TEST_CASE("headers of talk, hold and after-call work, with their units") {
  all_read_as("talk", {"AvgTalkDuration", "Talk Duration", "talk durations", "avg talk duration",
                       "service_length", "TalkTime", "call_length", "Talk Duration (AVG)"});
  all_read_as("talk in s", {"avg_talk_duration_sec", "AvgTalkSeconds", "talk_seconds"});
  all_read_as("talk in min", {"call duration in minutes", "Duration (minutes)", "tmo (minutes)"});
  CHECK(reads_as("total_talk_time (ms)") == "talk in ms");
  CHECK(reads_as("talk (h)") == "talk in h");
  CHECK(reads_as("HoldTime") == "hold");
  CHECK(reads_as("WrapTime") == "acw");
  CHECK(reads_as("wrap_seconds") == "acw in s");
  all_read_as("dimension", {"HandleTime", "avg_handle_time", "aht_seconds"});
}

TEST_CASE("headers of resolution and satisfaction") {
  all_read_as("resolved",
              {"Resolved (Y/N, Yes/No)", "Resolved", "resolved (1/0)", "resolved_flag"});
  all_read_as("csat",
              {"Satisfaction rating", "SatisfactionRating", "Satisfaction Rating",
               "csat_score (1-10)", "satisfaction_score", "Customer Satisfaction", "rating"});
  CHECK(reads_as("fcr_rate (fraction)") == "dimension");
}

TEST_CASE("headers of agents, queues, reasons, channels and directions") {
  all_read_as("agent", {"Agent", "agent", "Agent ID", "agent_id", "HandledBy (N/A)", "user",
                        "Representative", "udh_user_id"});
  all_read_as("queue", {"QueueName", "queue", "call_center", "Department"});
  all_read_as("reason", {"Topic", "topic", "reason", "type", "Service Type"});
  all_read_as("channel", {"channel (Call-Center, Chatbot, Email, Web)", "Channel"});
  CHECK(reads_as("Direction") == "direction");
}

TEST_CASE("headers of reports that count calls") {
  all_read_as("dimension counts", {"Incoming Calls", "Answered Calls", "Abandoned Calls",
                                   "calls_handled", "Calls Offered", "CALLS"});
  all_read_as("dimension",
              {"Answer Rate", "Service Level (20 Seconds)", "abandon_rate", "nivel_servicio",
               "ocupacion", "ausentismo", "agentes_programados", "agentes_efectivos"});
}

TEST_CASE("every canonical name is its own header") {
  for (std::size_t i = 0; i < kFileKindCount; ++i) {
    const auto kind = static_cast<FileKind>(i);
    for (const Role role : roles_of(kind)) {
      INFO(option_name(role, kind));
      const HeaderReading reading = read_header(name(role), kind);
      CHECK(reading.role == role);
      CHECK(reading.canonical);
      CHECK(find_role(option_name(role, kind), kind) == role);
    }
  }
  CHECK_FALSE(find_role("state"));
  CHECK_FALSE(read_header("state").role);
  CHECK_FALSE(read_header("wait", FileKind::AgentStates).role);
  CHECK_FALSE(find_role("speed"));
  CHECK(read_header("First Response").canonical);
  CHECK(read_header("talk_ms").canonical);
  CHECK_FALSE(read_header("TalkTime").canonical);
}

TEST_CASE("a unit is not taken for a name, nor a name for a unit") {
  CHECK(reads_as("minutes") == "dimension");
  CHECK(reads_as("seconds in queue") == "dimension");
  CHECK(reads_as("csat (ms)") == "csat");
  CHECK(reads_as("") == "dimension");
  CHECK(reads_as("()") == "dimension");
}

TEST_CASE("headers are folded to what tells them apart") {
  CHECK(folded_header("Talk_Time (sec)") == "talktime");
  CHECK(folded_header("talkTime") == "talktime");
  CHECK(folded_header("TALK-TIME") == "talktime");
  CHECK(folded_header("Gesprächszeit") == "gesprächszeit");
  CHECK(folded_header(" ( ) ").empty());
}

TEST_CASE("parts of a field know their field") {
  CHECK(field_of(Role::Date) == Field::Start);
  CHECK(field_of(Role::Time) == Field::Start);
  CHECK(field_of(Role::AnsweredFlag) == Field::Outcome);
  CHECK(field_of(role_of(Field::Talk)) == Field::Talk);
  CHECK(type(Role::AnsweredFlag) == FieldType::YesNo);
  CHECK(type(Role::Date) == FieldType::Stamp);
  CHECK(type(role_of(Field::Csat)) == FieldType::Number);
}

}  // namespace kpi::headers_test
