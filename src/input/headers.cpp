// SPDX-License-Identifier: MIT
// What the header of a column says: which field it holds, in which unit, or that it counts calls.
#include "input/headers.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/number.hpp"

namespace kpi {
namespace {

struct Synonym {
  std::string_view header;  // folded
  Role role;
};

constexpr Role kOf(Field field) {
  return role_of(field);
}

/// Names that real exports use. Canonical names are known without it.
constexpr std::array kSynonyms{
    Synonym{"id", kOf(Field::CallId)},
    Synonym{"callnumber", kOf(Field::CallId)},
    Synonym{"conversationid", kOf(Field::CallId)},
    Synonym{"contactid", kOf(Field::CallId)},
    Synonym{"interactionid", kOf(Field::CallId)},
    Synonym{"uniqueid", kOf(Field::CallId)},
    Synonym{"callreference", kOf(Field::CallId)},

    Synonym{"calldate", Role::Date},
    Synonym{"dateofcall", Role::Date},
    Synonym{"datestamp", Role::Date},
    Synonym{"chdateadded", Role::Date},
    Synonym{"fecha", Role::Date},
    Synonym{"datum", Role::Date},
    Synonym{"data", Role::Date},
    Synonym{"calltime", Role::Time},
    Synonym{"timeofcall", Role::Time},
    Synonym{"hora", Role::Time},
    Synonym{"uhrzeit", Role::Time},
    Synonym{"heure", Role::Time},
    Synonym{"starttime", kOf(Field::Start)},
    Synonym{"startdate", kOf(Field::Start)},
    Synonym{"starttimestamp", kOf(Field::Start)},
    Synonym{"startedat", kOf(Field::Start)},
    Synonym{"started", kOf(Field::Start)},
    Synonym{"callstart", kOf(Field::Start)},
    Synonym{"callstarted", kOf(Field::Start)},
    Synonym{"callstarttime", kOf(Field::Start)},
    Synonym{"calltimestamp", kOf(Field::Start)},
    Synonym{"calldatetime", kOf(Field::Start)},
    Synonym{"datetime", kOf(Field::Start)},
    Synonym{"timestamp", kOf(Field::Start)},
    Synonym{"arrival", kOf(Field::Start)},
    Synonym{"arrivaltime", kOf(Field::Start)},
    Synonym{"arrivedat", kOf(Field::Start)},
    Synonym{"offeredat", kOf(Field::Start)},
    Synonym{"queuedat", kOf(Field::Start)},
    Synonym{"enqueuedat", kOf(Field::Start)},
    Synonym{"createdat", kOf(Field::Start)},
    Synonym{"fechahora", kOf(Field::Start)},

    Synonym{"answeredat", kOf(Field::Answer)},
    Synonym{"answertime", kOf(Field::Answer)},
    Synonym{"answertimestamp", kOf(Field::Answer)},
    Synonym{"timeanswered", kOf(Field::Answer)},
    Synonym{"callanswered", kOf(Field::Answer)},
    Synonym{"connectedat", kOf(Field::Answer)},
    Synonym{"connecttime", kOf(Field::Answer)},
    Synonym{"endtime", kOf(Field::End)},
    Synonym{"enddate", kOf(Field::End)},
    Synonym{"endtimestamp", kOf(Field::End)},
    Synonym{"endedat", kOf(Field::End)},
    Synonym{"ended", kOf(Field::End)},
    Synonym{"callend", kOf(Field::End)},
    Synonym{"callended", kOf(Field::End)},
    Synonym{"callendtime", kOf(Field::End)},
    Synonym{"disconnecttime", kOf(Field::End)},

    Synonym{"calldirection", kOf(Field::Direction)},
    Synonym{"channeltype", kOf(Field::Channel)},
    Synonym{"mediatype", kOf(Field::Channel)},
    Synonym{"canal", kOf(Field::Channel)},
    Synonym{"kanal", kOf(Field::Channel)},
    Synonym{"queuename", kOf(Field::Queue)},
    Synonym{"skill", kOf(Field::Queue)},
    Synonym{"skillname", kOf(Field::Queue)},
    Synonym{"department", kOf(Field::Queue)},
    Synonym{"callcenter", kOf(Field::Queue)},
    Synonym{"callcentre", kOf(Field::Queue)},
    Synonym{"cola", kOf(Field::Queue)},
    Synonym{"warteschlange", kOf(Field::Queue)},
    Synonym{"agentid", kOf(Field::Agent)},
    Synonym{"agentname", kOf(Field::Agent)},
    Synonym{"handledby", kOf(Field::Agent)},
    Synonym{"user", kOf(Field::Agent)},
    Synonym{"udhuserid", kOf(Field::Agent)},
    Synonym{"representative", kOf(Field::Agent)},
    Synonym{"operator", kOf(Field::Agent)},
    Synonym{"agente", kOf(Field::Agent)},
    Synonym{"topic", kOf(Field::Reason)},
    Synonym{"type", kOf(Field::Reason)},
    Synonym{"servicetype", kOf(Field::Reason)},
    Synonym{"contactreason", kOf(Field::Reason)},
    Synonym{"callreason", kOf(Field::Reason)},
    Synonym{"contacttype", kOf(Field::Reason)},
    Synonym{"motivo", kOf(Field::Reason)},
    Synonym{"callerid", kOf(Field::Caller)},
    Synonym{"callernumber", kOf(Field::Caller)},
    Synonym{"customer", kOf(Field::Caller)},
    Synonym{"customerid", kOf(Field::Caller)},
    Synonym{"customernumber", kOf(Field::Caller)},
    Synonym{"phonenumber", kOf(Field::Caller)},
    Synonym{"ani", kOf(Field::Caller)},

    Synonym{"calloutcome", kOf(Field::Outcome)},
    Synonym{"callstatus", kOf(Field::Outcome)},
    Synonym{"callresult", kOf(Field::Outcome)},
    Synonym{"status", kOf(Field::Outcome)},
    Synonym{"disposition", kOf(Field::Outcome)},
    Synonym{"result", kOf(Field::Outcome)},
    Synonym{"dialerstatus", kOf(Field::Outcome)},
    Synonym{"answeredflag", Role::AnsweredFlag},
    Synonym{"isanswered", Role::AnsweredFlag},
    Synonym{"callsanswered", Role::AnsweredFlag},
    Synonym{"atendida", Role::AnsweredFlag},

    Synonym{"waittime", kOf(Field::Wait)},
    Synonym{"waitingtime", kOf(Field::Wait)},
    Synonym{"waiting", kOf(Field::Wait)},
    Synonym{"waitlength", kOf(Field::Wait)},
    Synonym{"waitduration", kOf(Field::Wait)},
    Synonym{"speedofanswer", kOf(Field::Wait)},
    Synonym{"answerspeed", kOf(Field::Wait)},
    Synonym{"timetoanswer", kOf(Field::Wait)},
    Synonym{"queuetime", kOf(Field::Wait)},
    Synonym{"queuewaittime", kOf(Field::Wait)},
    Synonym{"queueduration", kOf(Field::Wait)},
    Synonym{"timeinqueue", kOf(Field::Wait)},
    Synonym{"tiempodeespera", kOf(Field::Wait)},
    Synonym{"tiempoespera", kOf(Field::Wait)},
    Synonym{"wartezeit", kOf(Field::Wait)},
    Synonym{"ringtime", kOf(Field::Ring)},
    Synonym{"ringing", kOf(Field::Ring)},
    Synonym{"ringduration", kOf(Field::Ring)},
    Synonym{"talktime", kOf(Field::Talk)},
    Synonym{"talkduration", kOf(Field::Talk)},
    Synonym{"talkdurations", kOf(Field::Talk)},
    Synonym{"talking", kOf(Field::Talk)},
    Synonym{"avgtalk", kOf(Field::Talk)},
    Synonym{"avgtalkduration", kOf(Field::Talk)},
    Synonym{"totaltalktime", kOf(Field::Talk)},
    Synonym{"servicelength", kOf(Field::Talk)},
    Synonym{"servicetime", kOf(Field::Talk)},
    Synonym{"conversationtime", kOf(Field::Talk)},
    Synonym{"calllength", kOf(Field::Talk)},
    Synonym{"callduration", kOf(Field::Talk)},
    Synonym{"duration", kOf(Field::Talk)},
    Synonym{"tmo", kOf(Field::Talk)},
    Synonym{"gesprächszeit", kOf(Field::Talk)},
    Synonym{"holdtime", kOf(Field::Hold)},
    Synonym{"holdduration", kOf(Field::Hold)},
    Synonym{"onhold", kOf(Field::Hold)},
    Synonym{"aftercallwork", kOf(Field::Acw)},
    Synonym{"aftercallworktime", kOf(Field::Acw)},
    Synonym{"acwtime", kOf(Field::Acw)},
    Synonym{"wrap", kOf(Field::Acw)},
    Synonym{"wraptime", kOf(Field::Acw)},
    Synonym{"wrapup", kOf(Field::Acw)},
    Synonym{"wrapuptime", kOf(Field::Acw)},
    Synonym{"nachbearbeitung", kOf(Field::Acw)},

    Synonym{"transfer", kOf(Field::Transferred)},
    Synonym{"istransferred", kOf(Field::Transferred)},
    Synonym{"transferredflag", kOf(Field::Transferred)},
    Synonym{"resolvedflag", kOf(Field::Resolved)},
    Synonym{"isresolved", kOf(Field::Resolved)},
    Synonym{"firstcallresolution", kOf(Field::Resolved)},
    Synonym{"resuelto", kOf(Field::Resolved)},
    Synonym{"conversion", kOf(Field::Converted)},
    Synonym{"convertedflag", kOf(Field::Converted)},
    Synonym{"sale", kOf(Field::Converted)},

    Synonym{"csatscore", kOf(Field::Csat)},
    Synonym{"rating", kOf(Field::Csat)},
    Synonym{"satisfaction", kOf(Field::Csat)},
    Synonym{"satisfactionrating", kOf(Field::Csat)},
    Synonym{"satisfactionscore", kOf(Field::Csat)},
    Synonym{"customersatisfaction", kOf(Field::Csat)},
    Synonym{"npsscore", kOf(Field::Nps)},
    Synonym{"cesscore", kOf(Field::Ces)},
    Synonym{"qascore", kOf(Field::Qa)},
    Synonym{"qualityscore", kOf(Field::Qa)},
    Synonym{"firstresponsetime", kOf(Field::FirstResponse)},
    Synonym{"frt", kOf(Field::FirstResponse)},
    Synonym{"callcost", kOf(Field::Cost)},
    Synonym{"price", kOf(Field::Cost)},
};

/// Headers of columns that count calls, one row an interval or an agent.
constexpr std::array<std::string_view, 18> kCountHeaders{
    "incomingcalls",  "callsincoming",  "callsoffered", "offeredcalls",  "offered",
    "callsanswered",  "answeredcalls",  "callshandled", "handledcalls",  "handled",
    "abandonedcalls", "callsabandoned", "totalcalls",   "numberofcalls", "callcount",
    "callvolume",     "calls",          "llamadas"};

struct UnitWord {
  std::string_view word;
  Millis unit;
};
constexpr std::array kUnitWords{
    UnitWord{"s", kSecond},        UnitWord{"sec", kSecond},     UnitWord{"secs", kSecond},
    UnitWord{"second", kSecond},   UnitWord{"seconds", kSecond}, UnitWord{"ms", 1},
    UnitWord{"msec", 1},           UnitWord{"millis", 1},        UnitWord{"milliseconds", 1},
    UnitWord{"min", kMinute},      UnitWord{"mins", kMinute},    UnitWord{"minute", kMinute},
    UnitWord{"minutes", kMinute},  UnitWord{"h", kHour},         UnitWord{"hours", kHour},
    UnitWord{"segundos", kSecond}, UnitWord{"minutos", kMinute}, UnitWord{"sekunden", kSecond},
    UnitWord{"minuten", kMinute}};

Millis unit_of(std::string_view word) {
  const auto* const found = std::find_if(kUnitWords.begin(), kUnitWords.end(),
                                         [&](const UnitWord& row) { return row.word == word; });
  return found == kUnitWords.end() ? 0 : found->unit;
}

constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

/// The words of a header in lower case; those in brackets apart.
struct HeaderWords {
  std::vector<std::string> plain, bracketed;
};

HeaderWords words_of(std::string_view header) {
  HeaderWords words;
  int depth = 0;
  bool open = false;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const char c = header[i];
    if (c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']') --depth;
    if (std::string_view{" _-.\t\n\r()[]:"}.find(c) != std::string_view::npos) {
      open = false;
      continue;
    }
    // talkTime is two words, as is TalkTime; CSAT is one.
    if (open && is_upper(c) && is_lower(header[i - 1])) open = false;
    auto& list = depth > 0 ? words.bracketed : words.plain;
    if (!open) list.emplace_back();
    list.back() += lower(c);
    open = true;
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += word;
  return out;
}

std::optional<Role> synonym(std::string_view folded) {
  for (const Synonym& row : kSynonyms) {
    if (row.header == folded) return row.role;
  }
  return std::nullopt;
}

std::optional<Role> canonical_role(std::string_view folded) {
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    const auto role = static_cast<Role>(i);
    std::string own;
    for (const char c : name(role)) {
      if (c != '_') own += c;
    }
    if (own == folded) return role;
  }
  return std::nullopt;
}

}  // namespace

Field field_of(Role role) {
  if (role == Role::Date || role == Role::Time) return Field::Start;
  if (role == Role::AnsweredFlag) return Field::Outcome;
  return static_cast<Field>(role);
}

std::string_view name(Role role) {
  if (role == Role::Date) return "date";
  if (role == Role::Time) return "time";
  if (role == Role::AnsweredFlag) return "answered";
  return name(static_cast<Field>(role));
}

std::optional<Role> find_role(std::string_view wanted) {
  for (std::size_t i = 0; i < kRoleCount; ++i) {
    if (name(static_cast<Role>(i)) == wanted) return static_cast<Role>(i);
  }
  return std::nullopt;
}

FieldType type(Role role) {
  return role == Role::AnsweredFlag ? FieldType::YesNo : type(field_of(role));
}

std::string folded_header(std::string_view header) {
  return joined(words_of(header).plain);
}

HeaderReading read_header(std::string_view header) {
  HeaderReading reading;
  HeaderWords words = words_of(header);
  const std::string whole = joined(words.plain);
  reading.counts_calls =
      std::find(kCountHeaders.begin(), kCountHeaders.end(), whole) != kCountHeaders.end();

  for (const std::string& word : words.bracketed) {
    if (const Millis unit = unit_of(word); unit != 0) reading.unit = unit;
  }
  // "wait in seconds", "talk_ms": the unit is no part of the name.
  if (words.plain.size() > 1) {
    if (const Millis unit = unit_of(words.plain.back()); unit != 0) {
      reading.unit = unit;
      words.plain.pop_back();
      if (words.plain.size() > 1 && (words.plain.back() == "in" || words.plain.back() == "en")) {
        words.plain.pop_back();
      }
    }
  }
  const std::string named = joined(words.plain);
  for (const std::string_view folded : {std::string_view{whole}, std::string_view{named}}) {
    if (reading.role) break;
    reading.role = canonical_role(folded);
    reading.canonical = reading.role.has_value();
    if (!reading.role) reading.role = synonym(folded);
  }
  if (reading.role && type(*reading.role) != FieldType::Duration) reading.unit = 0;
  return reading;
}

}  // namespace kpi
