// SPDX-License-Identifier: MIT
// Reading conversations of Genesys Cloud: which queue visits their participants make.
#include "input/genesys_reader.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "input/genesys_visits.hpp"
#include "input/logs.hpp"

namespace kpi::genesys_test {
namespace {

using input_test::Outcomes;
using input_test::read_log;
using Texts = std::vector<std::string>;

std::string joined(const Texts& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ",") + text;
  return out;
}

std::string member(const std::string& key, const std::string& text) {
  return text.empty() ? "" : ",\"" + key + "\":\"" + text + "\"";
}

/// A segment between two clocks of 2026-03-02; an empty clock leaves the stamp out.
std::string segment(const std::string& type, const std::string& start, const std::string& end,
                    const std::string& more = {}) {
  const auto stamp = [](const std::string& clock) {
    return clock.empty() ? "" : "2026-03-02T" + clock + "Z";
  };
  return "{\"segmentType\":\"" + type + "\"" + member("segmentStart", stamp(start)) +
         member("segmentEnd", stamp(end)) + more + "}";
}

std::string queue(const std::string& id) {
  return member("queueId", id);
}
std::string left(const std::string& disconnect) {
  return member("disconnectType", disconnect);
}

std::string metric(const std::string& name, long value) {
  return "{\"name\":\"" + name + "\",\"value\":" + std::to_string(value) + "}";
}

/// A participant with one session.
std::string participant(const std::string& purpose, const Texts& segments,
                        const Texts& metrics = {}, const std::string& more = {},
                        const std::string& media = "voice") {
  return "{\"purpose\":\"" + purpose + "\"" +
         (purpose == "agent" || purpose == "user" ? ",\"userId\":\"ann\"" : "") +
         ",\"sessions\":[{\"mediaType\":\"" + media + "\"" + more + ",\"segments\":[" +
         joined(segments) + "],\"metrics\":[" + joined(metrics) + "]}]}";
}

std::string conversation(const Texts& participants, const std::string& more = {}) {
  return "{\"conversationId\":\"v1\",\"conversationStart\":\"2026-03-02T08:59:00.000Z\"" + more +
         ",\"participants\":[" + joined(participants) + "]}";
}

/// "inbound voice sales ann answered 09:00:00 09:00:05 09:01:05 wait 5 talk 60"
std::string visit_of(const CallRecord& record) {
  const auto named = [](std::string_view text) { return text.empty() ? "-" : std::string{text}; };
  return std::string{name(record.direction)} + " " + named(record.channel) + " " +
         named(record.queue) + " " + named(record.agent) + " " + input_test::line_of(record);
}

/// "ring 3 hold 4 acw 5 - reason caller"
std::string rest_of(const CallRecord& record) {
  return "ring " + input_test::seconds(record.ring) + " hold " + input_test::seconds(record.hold) +
         " acw " + input_test::seconds(record.acw) + " " + std::string{name(record.transferred)} +
         " " + std::string{record.reason} + " " + std::string{record.caller};
}

Outcomes read(const std::string& text, input_test::LogRun::Line line = visit_of) {
  return read_log(text + "\n", {}, {}, line);
}

Texts visits(const Texts& participants, const std::string& more = {}) {
  return read(conversation(participants, more)).records;
}

const std::string kQueue = participant(
    "acd", {segment("interact", "09:00:00", "09:00:05", queue("sales") + left("transfer"))});
const std::string kAgent =
    participant("agent", {segment("alert", "09:00:02", "09:00:05", queue("sales")),
                          segment("interact", "09:00:05", "09:01:05", queue("sales")),
                          segment("wrapup", "09:01:05", "09:01:15", queue("sales"))});

/// A visit that nobody answered, from nine o'clock on for 40 seconds.
std::string waiting(const std::string& disconnect, const Texts& metrics = {}) {
  return participant(
      "acd", {segment("interact", "09:00:00", "09:00:40", queue("sales") + left(disconnect))},
      metrics);
}

}  // namespace

TEST_CASE("an answered visit is an acd session and the agent's that follows") {
  const Texts expected{
      "inbound voice sales ann answered 09:00:00 09:00:05 09:01:05 wait 5 talk 60"};
  CHECK(visits({kQueue, kAgent}) == expected);
  CHECK(visits({kAgent, kQueue}) == expected);
  CHECK(read(conversation({kQueue, kAgent}), rest_of).records ==
        Texts{"ring 3 hold 0 acw 10 no  "});
  CHECK(read(conversation({kQueue, kAgent})).inputs[0].format == "genesys");
}

TEST_CASE("metrics are believed before the spans of segments") {
  const Texts participants{
      participant("acd", {segment("interact", "09:00:00", "09:00:05", queue("sales"))},
                  {metric("tAcd", 4900)}),
      participant("agent",
                  {segment("alert", "09:00:02", "09:00:05", queue("sales")),
                   segment("interact", "09:00:05", "09:00:45", queue("sales")),
                   segment("hold", "09:00:45", "09:01:05", queue("sales")),
                   segment("wrapup", "09:01:05", "09:01:15", member("wrapUpCode", "billing"))},
                  {metric("tAlert", 2800), metric("tTalk", 1), metric("tTalkComplete", 39000),
                   metric("tTalkComplete", 500), metric("tHeldComplete", 19000),
                   metric("tAcw", 9000), metric("nTransferred", 1), metric("tAnswered", 7)})};
  CHECK(visits(participants) == Texts{"inbound voice sales ann answered 09:00:00 09:00:05 09:01:05 "
                                      "wait 4.9 talk 39.5"});
  CHECK(read(conversation(participants), rest_of).records ==
        Texts{"ring 2.8 hold 19 acw 9 yes billing "});
}

TEST_CASE("the agent's tAnswered is the wait where the queue has none") {
  const std::string agent = participant("agent", {segment("interact", "09:00:05", "09:01:05")},
                                        {metric("tAnswered", 4800)});
  CHECK(visits({kQueue, agent}) ==
        Texts{"inbound voice sales ann answered 09:00:00 09:00:05 09:01:05 wait 4.8 talk 60"});
}

TEST_CASE("a talk or a wait that goes on has no end") {
  const std::string talking = participant(
      "agent", {segment("interact", "09:00:05", ""), segment("hold", "09:00:01", "09:00:02")});
  CHECK(visits({kQueue, talking}) ==
        Texts{"inbound voice sales ann answered 09:00:00 09:00:05 - wait 5 talk -"});
  const std::string in_queue = participant(
      "acd", {segment("interact", "09:00:00", "", queue("sales"))}, {metric("tAcd", 5)});
  CHECK(visits({in_queue}) == Texts{"inbound voice sales - open 09:00:00 - - wait - talk -"});
}

TEST_CASE("agents who only rang have not answered") {
  const std::string rang =
      participant("agent", {segment("alert", "09:00:01", "09:00:03", queue("sales"))});
  CHECK(visits({kQueue, rang, kAgent}) ==
        Texts{"inbound voice sales ann answered 09:00:00 09:00:05 09:01:05 wait 5 talk 60"});
  // The caller left while it rang: nothing but that says how the visit ended.
  CHECK(visits({waiting("transfer"), rang}) ==
        Texts{"inbound voice sales - abandoned 09:00:00 - 09:00:40 wait 40 talk -"});
}

TEST_CASE("a visit without an agent has the outcome that the conversation shows") {
  const auto outcome = [](const Texts& participants) {
    std::string all;
    for (const std::string& line : read(conversation(participants), [](const CallRecord& record) {
                                     return std::string{name(record.outcome)} + " " +
                                            input_test::seconds(record.wait) + ";";
                                   }).records) {
      all += line;
    }
    return all;
  };
  CHECK(outcome({waiting("client", {metric("tAbandon", 39500)})}) == "abandoned 39.5;");
  CHECK(outcome({waiting("client")}) == "abandoned 40;");
  CHECK(outcome({waiting("endpoint")}) == "abandoned 40;");
  CHECK(outcome({waiting("peer")}) == "abandoned 40;");
  CHECK(outcome({waiting("")}) == "abandoned 40;");
  CHECK(outcome({waiting("system")}) == "disconnected 40;");
  CHECK(outcome({waiting("error")}) == "disconnected 40;");
  CHECK(outcome({waiting("transfer")}) == "overflow 40;");
  CHECK(outcome({waiting("client", {metric("tFlowOut", 40000)})}) == "overflow 40;");
  CHECK(outcome({waiting("transfer"),
                 participant("voicemail", {segment("voicemail", "09:00:40", "09:01:00")})}) ==
        "voicemail 40;");
  CHECK(outcome({waiting("transfer", {metric("tVoicemail", 20000)})}) == "voicemail 40;");
  CHECK(outcome({waiting("transfer"), participant("acd", {segment("interact", "09:00:41",
                                                                  "09:00:51", left("client"))})}) ==
        "overflow 40;abandoned 10;");
  CHECK(outcome({waiting("transfer"),
                 participant("acd", {segment("interact", "09:00:41", "09:00:51", left("client"))},
                             {}, {}, "callback")}) == "callback 40;abandoned 10;");
}

TEST_CASE("an agent belongs to the queue that came before") {
  const std::string second = participant(
      "acd", {segment("interact", "09:01:05", "09:01:20", queue("support") + left("transfer"))});
  const std::string handed_on = participant(
      "agent", {segment("interact", "09:00:05", "09:01:05", queue("sales") + left("transfer"))});
  const std::string other = participant("agent", {segment("interact", "09:01:20", "09:02:20")});
  CHECK(visits({kQueue, second, handed_on, other}) ==
        Texts{"inbound voice sales ann answered 09:00:00 09:00:05 09:01:05 wait 5 talk 60",
              "inbound voice support ann answered 09:01:05 09:01:20 09:02:20 wait 15 talk 60"});
  CHECK(read(conversation({kQueue, second, handed_on, other}), rest_of).records ==
        Texts{"ring - hold 0 acw 0 yes  ", "ring - hold 0 acw 0 no  "});
}

TEST_CASE("agents of one visit add up") {
  const std::string colleague = participant(
      "agent", {segment("interact", "09:01:05", "09:01:35"),
                segment("wrapup", "09:01:35", "09:01:40", member("wrapUpCode", "done"))});
  CHECK(visits({kQueue, kAgent, colleague}) ==
        Texts{"inbound voice sales ann answered 09:00:00 09:00:05 09:01:35 wait 5 talk 90"});
  CHECK(read(conversation({kQueue, kAgent, colleague}), rest_of).records ==
        Texts{"ring 3 hold 0 acw 15 no done "});
}

TEST_CASE("the call of a callback is no second talk") {
  const std::string waited =
      participant("acd", {segment("interact", "09:00:00", "09:00:05", queue("sales"))}, {},
                  ",\"callbackNumbers\":[\"+15550100\"]", "callback");
  const std::string agent =
      "{\"purpose\":\"agent\",\"userId\":\"ann\",\"sessions\":[{\"mediaType\":\"callback\","
      "\"segments\":[" +
      segment("interact", "09:00:05", "09:01:05") + "]},{\"mediaType\":\"voice\",\"segments\":[" +
      segment("interact", "09:00:15", "09:01:00") + "]}]}";
  CHECK(visits({waited, agent}) ==
        Texts{"inbound callback sales ann answered 09:00:00 09:00:05 09:01:05 wait 5 talk 60"});
  CHECK(read(conversation({waited, agent}), rest_of).records ==
        Texts{"ring - hold 0 acw 0 no  +15550100"});
}

TEST_CASE("the direction is the conversation's, a campaign's or the session's") {
  const auto direction = [](const std::string& of_session, const std::string& of_all) {
    const std::string acd = participant(
        "acd", {segment("interact", "09:00:00", "09:00:40", left("client"))}, {}, of_session);
    return visits({acd}, of_all).front().substr(0, 8);
  };
  CHECK(direction("", "") == "inbound ");
  CHECK(direction(member("direction", "outbound"), "") == "outbound");
  CHECK(direction(member("outboundCampaignId", "c"), "") == "outbound");
  CHECK(direction(member("outboundCampaignId", "c"), member("originatingDirection", "inbound")) ==
        "inbound ");
}

TEST_CASE("a conversation that was in no queue is one row") {
  const std::string customer =
      participant("customer", {segment("interact", "08:59:00", "09:01:05")}, {},
                  member("direction", "inbound") + member("ani", "tel:+15550100"));
  const std::string agent = participant("agent", {segment("alert", "08:59:01", "08:59:06"),
                                                  segment("interact", "08:59:06", "09:01:05")});
  CHECK(visits({customer, agent}) ==
        Texts{"inbound voice - ann answered 08:59:00 08:59:06 09:01:05 wait 6 talk 119"});
  CHECK(read(conversation({customer, agent}), rest_of).records ==
        Texts{"ring 5 hold 0 acw 0 no  tel:+15550100"});
  const std::string missed = participant("agent", {segment("alert", "08:59:01", "08:59:31")});
  CHECK(visits({customer, missed}) ==
        Texts{"inbound voice - - abandoned 08:59:00 - 08:59:31 wait 31 talk -"});
  const std::string dialled =
      participant("external", {segment("interact", "08:59:00", "09:01:05")}, {},
                  member("direction", "outbound") + member("ani", "us") + member("dnis", "them"));
  CHECK(visits({dialled, agent}).front().substr(0, 8) == "outbound");
  CHECK(read(conversation({dialled, agent}), rest_of).records ==
        Texts{"ring 5 hold 0 acw 0 no  them"});
}

TEST_CASE("a survey's score is the answered visit's of its queue") {
  const auto scores = [](const std::string& surveys) {
    const std::string second = participant(
        "acd", {segment("interact", "09:01:05", "09:01:20", queue("support") + left("client"))});
    return read(conversation({kQueue, kAgent, second}, ",\"surveys\":[" + surveys + "]"),
                [](const CallRecord& record) {
                  return std::string{record.queue} +
                         (record.nps ? " " + std::to_string(*record.nps / kUnit) : " -");
                })
        .records;
  };
  CHECK(scores("") == Texts{"sales -", "support -"});
  CHECK(scores(R"({"surveyPromoterScore":9})") == Texts{"sales 9", "support -"});
  CHECK(scores(R"({"queueId":"sales","surveyPromoterScore":0})") == Texts{"sales 0", "support -"});
  CHECK(scores(R"({"queueId":"support","surveyPromoterScore":9})") ==
        Texts{"sales -", "support -"});
  CHECK(scores(R"({"queueId":"sales","surveyPromoterScore":null})") ==
        Texts{"sales -", "support -"});
}

TEST_CASE("users who call one another are internal") {
  const std::string calling = participant(
      "user",
      {segment("dialing", "08:59:00", "08:59:06"), segment("interact", "08:59:06", "09:01:06")}, {},
      member("direction", "outbound"));
  const std::string called = participant(
      "user",
      {segment("alert", "08:59:01", "08:59:06"), segment("interact", "08:59:06", "09:01:06")}, {},
      member("direction", "inbound"));
  CHECK(visits({calling, called}) ==
        Texts{"internal voice - ann answered 08:59:00 08:59:06 09:01:06 wait 6 talk 120"});
}

TEST_CASE("a user who calls a queue is the caller") {
  const std::string calling = participant("user", {segment("interact", "08:59:00", "09:01:05")}, {},
                                          member("direction", "outbound"));
  CHECK(visits({calling, kQueue, kAgent}) ==
        Texts{"inbound voice sales ann answered 09:00:00 09:00:05 09:01:05 wait 5 talk 60"});
}

TEST_CASE("what only a menu saw is no row") {
  const std::string menu = participant("ivr", {segment("ivr", "09:00:00", "09:00:40")});
  const Outcomes found = read(conversation({menu}) + "\n" + conversation({kQueue, kAgent}) + "\n" +
                              conversation({menu}));
  CHECK(found.inputs[0].rows == 1);
  CHECK(found.notes == Texts{"N125 calls.csv: 2 conversations reached no queue and no agent"});
}

TEST_CASE("conversations are read in every shape of JSON") {
  const std::string one = conversation({kQueue, kAgent});
  const Texts expected = read(one).records;
  CHECK(read("{\"conversations\":[" + one + "],\"totalHits\":1}").records == expected);
  CHECK(read("{\"conversations\":[\n" + one + "\n]}").records == expected);
  CHECK(read("[" + one + "]").records == expected);
  CHECK(read(one + one).records == Texts{expected[0], expected[0]});
  std::string pretty = one;
  for (std::size_t at = 0; (at = pretty.find(",\"", at)) != std::string::npos; at += 3) {
    pretty.insert(at + 1, "\n");
  }
  CHECK(read(pretty).records == expected);
}

TEST_CASE("a conversation that cannot be read costs one row") {
  const std::string good = conversation({kQueue, kAgent});
  const auto rejects = [&](const std::string& bad) {
    const Outcomes found = read(good + "\n" + bad);
    CHECK(found.records.size() == 1);
    CHECK(found.inputs[0].rows == 2);
    return found.rejects;
  };
  CHECK(rejects(conversation({participant("acd", {segment("interact", "noon", "")})})) ==
        Texts{"2:1: segmentStart: \"2026-03-02TnoonZ\" is no date and time; expected one such as "
              "2026-03-02T09:00:00.000Z"});
  CHECK(rejects("{\"conversationId\":\"v\",\"participants\":7}") ==
        Texts{"2:1: participants holds something else; expected an array"});
  CHECK(rejects("{\"conversationId\":7,\"participants\":[]}") ==
        Texts{"2:1: conversationId holds something else; expected text"});
  CHECK(rejects("{\"conversationId\":\"v\",\"participants\":[7]}") ==
        Texts{"2:1: purpose holds something else; expected objects"});
  CHECK(rejects("{\"conversationId\":\"v\",\"participants\":[{\"sessions\":[{"
                "\"callbackNumbers\":[7]}]}]}") ==
        Texts{"2:1: callbackNumbers holds something else; expected text"});
  CHECK(rejects(conversation({participant("acd", {}, {metric("tAcd", -5)})})) ==
        Texts{"2:1: \"tAcd\": -5 is no duration; expected milliseconds"});
  CHECK(rejects(conversation({participant("acd", {}, {R"({"name":"tAcd","value":0.5})"})})) ==
        Texts{"2:1: value holds something else; expected a whole number of milliseconds"});
  CHECK(rejects("{\"conversationId\":\"v\",\"participants\":[") ==
        Texts{"2:39: broken JSON; expected a value"});
  CHECK(rejects(R"({"conversationId":"v","surveys":[{"surveyPromoterScore":"ten"}]})") ==
        Texts{"2:1: surveyPromoterScore holds something else; expected a whole number"});
  CHECK(rejects("{\"start\":1}") ==
        Texts{"2:1: none of the keys of this object is among those at the head of the file"});
}

TEST_CASE("whole numbers may be written with a point") {
  const std::string acd =
      participant("acd", {segment("interact", "09:00:00", "09:00:40", left("client"))},
                  {R"({"name":"tAcd","value":39000.0})", R"({"name":"tAbandon","value":null})"});
  CHECK(visits({acd}) == Texts{"inbound voice - - abandoned 09:00:00 - 09:00:40 wait 39 talk -"});
}

TEST_CASE("only conversations are read as such") {
  const auto is_genesys = [](const std::string& head) {
    return looks_like_genesys(head, find_json_shape(head));
  };
  CHECK(is_genesys(conversation({kQueue})));
  CHECK(is_genesys("{\"broken\n" + conversation({kQueue}) + "\n"));
  CHECK_FALSE(is_genesys("{}"));
  CHECK_FALSE(is_genesys("{\"start\":1,\"wait\":5}"));
  CHECK_FALSE(is_genesys("{\"conversationId\":\"v1\",\"participants\":2}"));
  CHECK_FALSE(is_genesys("[" + conversation({kQueue}).substr(0, 80)));
}

}  // namespace kpi::genesys_test
