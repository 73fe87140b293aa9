// SPDX-License-Identifier: MIT
// What the header of a column says: which field it holds, in which unit, or that it counts calls.
#include "input/headers.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/number.hpp"

namespace kpi {
namespace {

constexpr Role of(Field field) {
  return role_of(field);
}

/// Names that real exports use. Canonical names are known without it.
constexpr std::array kSynonyms{
    Synonym{"id", of(Field::CallId)},
    Synonym{"callnumber", of(Field::CallId)},
    Synonym{"conversationid", of(Field::CallId)},
    Synonym{"contactid", of(Field::CallId)},
    Synonym{"interactionid", of(Field::CallId)},
    Synonym{"uniqueid", of(Field::CallId)},
    Synonym{"callreference", of(Field::CallId)},

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
    Synonym{"starttime", of(Field::Start)},
    Synonym{"startdate", of(Field::Start)},
    Synonym{"starttimestamp", of(Field::Start)},
    Synonym{"startedat", of(Field::Start)},
    Synonym{"started", of(Field::Start)},
    Synonym{"callstart", of(Field::Start)},
    Synonym{"callstarted", of(Field::Start)},
    Synonym{"callstarttime", of(Field::Start)},
    Synonym{"calltimestamp", of(Field::Start)},
    Synonym{"calldatetime", of(Field::Start)},
    Synonym{"datetime", of(Field::Start)},
    Synonym{"timestamp", of(Field::Start)},
    Synonym{"arrival", of(Field::Start)},
    Synonym{"arrivaltime", of(Field::Start)},
    Synonym{"arrivedat", of(Field::Start)},
    Synonym{"offeredat", of(Field::Start)},
    Synonym{"queuedat", of(Field::Start)},
    Synonym{"enqueuedat", of(Field::Start)},
    Synonym{"createdat", of(Field::Start)},
    Synonym{"fechahora", of(Field::Start)},

    Synonym{"answeredat", of(Field::Answer)},
    Synonym{"answertime", of(Field::Answer)},
    Synonym{"answertimestamp", of(Field::Answer)},
    Synonym{"timeanswered", of(Field::Answer)},
    Synonym{"callanswered", of(Field::Answer)},
    Synonym{"connectedat", of(Field::Answer)},
    Synonym{"connecttime", of(Field::Answer)},
    Synonym{"endtime", of(Field::End)},
    Synonym{"enddate", of(Field::End)},
    Synonym{"endtimestamp", of(Field::End)},
    Synonym{"endedat", of(Field::End)},
    Synonym{"ended", of(Field::End)},
    Synonym{"callend", of(Field::End)},
    Synonym{"callended", of(Field::End)},
    Synonym{"callendtime", of(Field::End)},
    Synonym{"disconnecttime", of(Field::End)},

    Synonym{"calldirection", of(Field::Direction)},
    Synonym{"channeltype", of(Field::Channel)},
    Synonym{"mediatype", of(Field::Channel)},
    Synonym{"canal", of(Field::Channel)},
    Synonym{"kanal", of(Field::Channel)},
    Synonym{"queuename", of(Field::Queue)},
    Synonym{"skill", of(Field::Queue)},
    Synonym{"skillname", of(Field::Queue)},
    Synonym{"department", of(Field::Queue)},
    Synonym{"callcenter", of(Field::Queue)},
    Synonym{"callcentre", of(Field::Queue)},
    Synonym{"cola", of(Field::Queue)},
    Synonym{"warteschlange", of(Field::Queue)},
    Synonym{"agentid", of(Field::Agent)},
    Synonym{"agentname", of(Field::Agent)},
    Synonym{"handledby", of(Field::Agent)},
    Synonym{"user", of(Field::Agent)},
    Synonym{"udhuserid", of(Field::Agent)},
    Synonym{"representative", of(Field::Agent)},
    Synonym{"operator", of(Field::Agent)},
    Synonym{"agente", of(Field::Agent)},
    Synonym{"topic", of(Field::Reason)},
    Synonym{"type", of(Field::Reason)},
    Synonym{"servicetype", of(Field::Reason)},
    Synonym{"contactreason", of(Field::Reason)},
    Synonym{"callreason", of(Field::Reason)},
    Synonym{"contacttype", of(Field::Reason)},
    Synonym{"motivo", of(Field::Reason)},
    Synonym{"callerid", of(Field::Caller)},
    Synonym{"callernumber", of(Field::Caller)},
    Synonym{"customer", of(Field::Caller)},
    Synonym{"customerid", of(Field::Caller)},
    Synonym{"customernumber", of(Field::Caller)},
    Synonym{"phonenumber", of(Field::Caller)},
    Synonym{"ani", of(Field::Caller)},

    Synonym{"calloutcome", of(Field::Outcome)},
    Synonym{"callstatus", of(Field::Outcome)},
    Synonym{"callresult", of(Field::Outcome)},
    Synonym{"status", of(Field::Outcome)},
    Synonym{"disposition", of(Field::Outcome)},
    Synonym{"result", of(Field::Outcome)},
    Synonym{"dialerstatus", of(Field::Outcome)},
    Synonym{"answeredflag", Role::AnsweredFlag},
    Synonym{"isanswered", Role::AnsweredFlag},
    Synonym{"callsanswered", Role::AnsweredFlag},
    Synonym{"atendida", Role::AnsweredFlag},

    Synonym{"waittime", of(Field::Wait)},
    Synonym{"waitingtime", of(Field::Wait)},
    Synonym{"waiting", of(Field::Wait)},
    Synonym{"waitlength", of(Field::Wait)},
    Synonym{"waitduration", of(Field::Wait)},
    Synonym{"speedofanswer", of(Field::Wait)},
    Synonym{"answerspeed", of(Field::Wait)},
    Synonym{"timetoanswer", of(Field::Wait)},
    Synonym{"queuetime", of(Field::Wait)},
    Synonym{"queuewaittime", of(Field::Wait)},
    Synonym{"queueduration", of(Field::Wait)},
    Synonym{"timeinqueue", of(Field::Wait)},
    Synonym{"tiempodeespera", of(Field::Wait)},
    Synonym{"tiempoespera", of(Field::Wait)},
    Synonym{"wartezeit", of(Field::Wait)},
    Synonym{"ringtime", of(Field::Ring)},
    Synonym{"ringing", of(Field::Ring)},
    Synonym{"ringduration", of(Field::Ring)},
    Synonym{"talktime", of(Field::Talk)},
    Synonym{"talkduration", of(Field::Talk)},
    Synonym{"talkdurations", of(Field::Talk)},
    Synonym{"talking", of(Field::Talk)},
    Synonym{"avgtalk", of(Field::Talk)},
    Synonym{"avgtalkduration", of(Field::Talk)},
    Synonym{"totaltalktime", of(Field::Talk)},
    Synonym{"servicelength", of(Field::Talk)},
    Synonym{"servicetime", of(Field::Talk)},
    Synonym{"conversationtime", of(Field::Talk)},
    Synonym{"calllength", of(Field::Talk)},
    Synonym{"callduration", of(Field::Talk)},
    Synonym{"duration", of(Field::Talk)},
    Synonym{"tmo", of(Field::Talk)},
    Synonym{"gesprächszeit", of(Field::Talk)},
    Synonym{"holdtime", of(Field::Hold)},
    Synonym{"holdduration", of(Field::Hold)},
    Synonym{"onhold", of(Field::Hold)},
    Synonym{"aftercallwork", of(Field::Acw)},
    Synonym{"aftercallworktime", of(Field::Acw)},
    Synonym{"acwtime", of(Field::Acw)},
    Synonym{"wrap", of(Field::Acw)},
    Synonym{"wraptime", of(Field::Acw)},
    Synonym{"wrapup", of(Field::Acw)},
    Synonym{"wrapuptime", of(Field::Acw)},
    Synonym{"nachbearbeitung", of(Field::Acw)},

    Synonym{"transfer", of(Field::Transferred)},
    Synonym{"istransferred", of(Field::Transferred)},
    Synonym{"transferredflag", of(Field::Transferred)},
    Synonym{"resolvedflag", of(Field::Resolved)},
    Synonym{"isresolved", of(Field::Resolved)},
    Synonym{"firstcallresolution", of(Field::Resolved)},
    Synonym{"resuelto", of(Field::Resolved)},
    Synonym{"conversion", of(Field::Converted)},
    Synonym{"convertedflag", of(Field::Converted)},
    Synonym{"sale", of(Field::Converted)},

    Synonym{"csatscore", of(Field::Csat)},
    Synonym{"rating", of(Field::Csat)},
    Synonym{"satisfaction", of(Field::Csat)},
    Synonym{"satisfactionrating", of(Field::Csat)},
    Synonym{"satisfactionscore", of(Field::Csat)},
    Synonym{"customersatisfaction", of(Field::Csat)},
    Synonym{"npsscore", of(Field::Nps)},
    Synonym{"cesscore", of(Field::Ces)},
    Synonym{"qascore", of(Field::Qa)},
    Synonym{"qualityscore", of(Field::Qa)},
    Synonym{"firstresponsetime", of(Field::FirstResponse)},
    Synonym{"frt", of(Field::FirstResponse)},
    Synonym{"callcost", of(Field::Cost)},
    Synonym{"price", of(Field::Cost)},
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

std::string concatenated(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += word;
  return out;
}

std::optional<Role> synonym(std::string_view folded, FileKind kind) {
  for (const Synonym& row : companion_synonyms(kind)) {
    if (row.header == folded) return row.role;
  }
  const std::span<const Role> roles = roles_of(kind);
  for (const Synonym& row : kSynonyms) {
    if (row.header != folded) continue;
    const bool possible = std::find(roles.begin(), roles.end(), row.role) != roles.end();
    return possible ? std::optional{row.role} : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Role> canonical_role(std::string_view folded, FileKind kind) {
  for (const Role role : roles_of(kind)) {
    std::string own;
    for (const char c : name(role)) {
      if (c != '_') own += c;
    }
    if (own == folded) return role;
  }
  return std::nullopt;
}

/// Names of the roles that are no fields, from the first on.
constexpr std::array<std::string_view, kRoleCount - kFieldCount> kRoleNames{
    "date", "time", "answered", "state",    "activity", "duration", "hired",
    "left", "team", "esat",     "customer", "since",    "lost"};

}  // namespace

Field field_of(Role role) {
  if (role == Role::Date || role == Role::Time) return Field::Start;
  if (role == Role::AnsweredFlag) return Field::Outcome;
  if (role == Role::Esat) return Field::Csat;  // read as one
  return static_cast<Field>(role);
}

std::string_view name(Role role) {
  const auto index = static_cast<std::size_t>(role);
  return index < kFieldCount ? name(static_cast<Field>(role)) : kRoleNames[index - kFieldCount];
}

std::string option_name(Role role, FileKind kind) {
  const std::string own{name(role)};
  return kind == FileKind::Calls ? own : std::string{name(kind)} + "." + own;
}

std::optional<Role> find_role(std::string_view text, FileKind kind) {
  for (const Role role : roles_of(kind)) {
    if (option_name(role, kind) == text) return role;
  }
  return std::nullopt;
}

FieldType type(Role role) {
  switch (role) {
    case Role::AnsweredFlag:
      return FieldType::YesNo;
    case Role::State:
    case Role::Activity:
    case Role::Team:
    case Role::Customer:
      return FieldType::Text;
    case Role::Duration:
      return FieldType::Duration;
    case Role::Hired:
    case Role::Left:
    case Role::Since:
    case Role::Lost:
      return FieldType::Stamp;
    case Role::Esat:
      return FieldType::Number;
    default:
      return type(field_of(role));
  }
}

std::string folded_header(std::string_view header) {
  return concatenated(words_of(header).plain);
}

HeaderReading read_header(std::string_view header, FileKind kind) {
  HeaderReading reading;
  HeaderWords words = words_of(header);
  const std::string whole = concatenated(words.plain);
  reading.counts_calls =
      kind == FileKind::Calls &&
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
  const std::string named = concatenated(words.plain);
  for (const std::string_view folded : {std::string_view{whole}, std::string_view{named}}) {
    if (reading.role) break;
    reading.role = canonical_role(folded, kind);
    reading.canonical = reading.role.has_value();
    if (!reading.role) reading.role = synonym(folded, kind);
  }
  if (reading.role && type(*reading.role) != FieldType::Duration) reading.unit = 0;
  return reading;
}

}  // namespace kpi
