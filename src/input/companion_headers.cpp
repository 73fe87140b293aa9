// SPDX-License-Identifier: MIT
// The columns of companion files: which each kind has, and what exports call them.
#include <array>

#include "input/headers.hpp"

namespace kpi {
namespace {

constexpr std::array kAllOfCalls = [] {
  constexpr std::size_t kCount = static_cast<std::size_t>(Role::AnsweredFlag) + 1;
  std::array<Role, kCount> roles{};
  for (std::size_t i = 0; i < kCount; ++i) roles[i] = static_cast<Role>(i);
  return roles;
}();
constexpr std::array kOfStates{role_of(Field::Agent), Role::State, role_of(Field::Start),
                               role_of(Field::End),   Role::Date,  Role::Time,
                               Role::Duration};
constexpr std::array kOfSchedule{role_of(Field::Agent), Role::Activity, role_of(Field::Start),
                                 role_of(Field::End),   Role::Date,     Role::Time};
constexpr std::array kOfRoster{role_of(Field::Agent), Role::Hired, Role::Left, Role::Team,
                               Role::Esat};
constexpr std::array kOfCustomers{Role::Customer, Role::Since, Role::Lost};

// Canonical names are known without being listed, and so are the names by which call logs call an
// agent, a start and an end.
constexpr Role kAgent = role_of(Field::Agent);
constexpr Role kStart = role_of(Field::Start);
constexpr Role kEnd = role_of(Field::End);

constexpr std::array kStateSynonyms{Synonym{"employee", kAgent},
                                    Synonym{"employeename", kAgent},
                                    Synonym{"employeeid", kAgent},
                                    Synonym{"username", kAgent},
                                    Synonym{"advisor", kAgent},
                                    Synonym{"mitarbeiter", kAgent},
                                    Synonym{"status", Role::State},
                                    Synonym{"agentstate", Role::State},
                                    Synonym{"agentstatus", Role::State},
                                    Synonym{"statename", Role::State},
                                    Synonym{"statusname", Role::State},
                                    Synonym{"presence", Role::State},
                                    Synonym{"presencestatus", Role::State},
                                    Synonym{"primarypresence", Role::State},
                                    Synonym{"event", Role::State},
                                    Synonym{"zustand", Role::State},
                                    Synonym{"estado", Role::State},
                                    Synonym{"etat", Role::State},
                                    Synonym{"stato", Role::State},
                                    Synonym{"from", kStart},
                                    Synonym{"begin", kStart},
                                    Synonym{"begintime", kStart},
                                    Synonym{"statestart", kStart},
                                    Synonym{"statestarttime", kStart},
                                    Synonym{"von", kStart},
                                    Synonym{"inicio", kStart},
                                    Synonym{"to", kEnd},
                                    Synonym{"until", kEnd},
                                    Synonym{"stateend", kEnd},
                                    Synonym{"stateendtime", kEnd},
                                    Synonym{"bis", kEnd},
                                    Synonym{"fin", kEnd},
                                    Synonym{"length", Role::Duration},
                                    Synonym{"timeinstate", Role::Duration},
                                    Synonym{"stateduration", Role::Duration},
                                    Synonym{"statusduration", Role::Duration},
                                    Synonym{"dauer", Role::Duration},
                                    Synonym{"duracion", Role::Duration},
                                    Synonym{"durée", Role::Duration},
                                    Synonym{"durata", Role::Duration}};

constexpr std::array kScheduleSynonyms{Synonym{"employee", kAgent},
                                       Synonym{"employeename", kAgent},
                                       Synonym{"employeeid", kAgent},
                                       Synonym{"username", kAgent},
                                       Synonym{"advisor", kAgent},
                                       Synonym{"mitarbeiter", kAgent},
                                       Synonym{"activityname", Role::Activity},
                                       Synonym{"activitytype", Role::Activity},
                                       Synonym{"activitycode", Role::Activity},
                                       Synonym{"scheduledactivity", Role::Activity},
                                       Synonym{"task", Role::Activity},
                                       Synonym{"type", Role::Activity},
                                       Synonym{"shift", Role::Activity},
                                       Synonym{"shifttype", Role::Activity},
                                       Synonym{"aktivität", Role::Activity},
                                       Synonym{"actividad", Role::Activity},
                                       Synonym{"from", kStart},
                                       Synonym{"begin", kStart},
                                       Synonym{"begintime", kStart},
                                       Synonym{"scheduledstart", kStart},
                                       Synonym{"shiftstart", kStart},
                                       Synonym{"von", kStart},
                                       Synonym{"inicio", kStart},
                                       Synonym{"to", kEnd},
                                       Synonym{"until", kEnd},
                                       Synonym{"scheduledend", kEnd},
                                       Synonym{"shiftend", kEnd},
                                       Synonym{"bis", kEnd},
                                       Synonym{"fin", kEnd}};

constexpr std::array kRosterSynonyms{Synonym{"employee", kAgent},
                                     Synonym{"employeename", kAgent},
                                     Synonym{"employeeid", kAgent},
                                     Synonym{"username", kAgent},
                                     Synonym{"name", kAgent},
                                     Synonym{"advisor", kAgent},
                                     Synonym{"mitarbeiter", kAgent},
                                     Synonym{"hiredate", Role::Hired},
                                     Synonym{"hiredon", Role::Hired},
                                     Synonym{"dateofhire", Role::Hired},
                                     Synonym{"joined", Role::Hired},
                                     Synonym{"joindate", Role::Hired},
                                     Synonym{"joiningdate", Role::Hired},
                                     Synonym{"dateofjoining", Role::Hired},
                                     Synonym{"startdate", Role::Hired},
                                     Synonym{"start", Role::Hired},
                                     Synonym{"employedsince", Role::Hired},
                                     Synonym{"eintritt", Role::Hired},
                                     Synonym{"eintrittsdatum", Role::Hired},
                                     Synonym{"fechaalta", Role::Hired},
                                     Synonym{"leavedate", Role::Left},
                                     Synonym{"leavingdate", Role::Left},
                                     Synonym{"dateofleaving", Role::Left},
                                     Synonym{"lastday", Role::Left},
                                     Synonym{"terminated", Role::Left},
                                     Synonym{"terminationdate", Role::Left},
                                     Synonym{"exitdate", Role::Left},
                                     Synonym{"enddate", Role::Left},
                                     Synonym{"end", Role::Left},
                                     Synonym{"austritt", Role::Left},
                                     Synonym{"austrittsdatum", Role::Left},
                                     Synonym{"fechabaja", Role::Left},
                                     Synonym{"teamname", Role::Team},
                                     Synonym{"group", Role::Team},
                                     Synonym{"groupname", Role::Team},
                                     Synonym{"equipo", Role::Team},
                                     Synonym{"esatscore", Role::Esat},
                                     Synonym{"employeesatisfaction", Role::Esat}};

constexpr std::array kCustomerSynonyms{Synonym{"customerid", Role::Customer},
                                       Synonym{"customername", Role::Customer},
                                       Synonym{"customernumber", Role::Customer},
                                       Synonym{"account", Role::Customer},
                                       Synonym{"accountid", Role::Customer},
                                       Synonym{"client", Role::Customer},
                                       Synonym{"clientid", Role::Customer},
                                       Synonym{"id", Role::Customer},
                                       Synonym{"kunde", Role::Customer},
                                       Synonym{"cliente", Role::Customer},
                                       Synonym{"customersince", Role::Since},
                                       Synonym{"start", Role::Since},
                                       Synonym{"startdate", Role::Since},
                                       Synonym{"joined", Role::Since},
                                       Synonym{"signup", Role::Since},
                                       Synonym{"signupdate", Role::Since},
                                       Synonym{"created", Role::Since},
                                       Synonym{"createdat", Role::Since},
                                       Synonym{"acquired", Role::Since},
                                       Synonym{"seit", Role::Since},
                                       Synonym{"lostdate", Role::Lost},
                                       Synonym{"lostat", Role::Lost},
                                       Synonym{"loston", Role::Lost},
                                       Synonym{"churned", Role::Lost},
                                       Synonym{"churndate", Role::Lost},
                                       Synonym{"churnedat", Role::Lost},
                                       Synonym{"cancelled", Role::Lost},
                                       Synonym{"cancelledat", Role::Lost},
                                       Synonym{"canceled", Role::Lost},
                                       Synonym{"cancellationdate", Role::Lost},
                                       Synonym{"end", Role::Lost},
                                       Synonym{"enddate", Role::Lost},
                                       Synonym{"left", Role::Lost}};

}  // namespace

std::span<const Role> roles_of(FileKind kind) {
  switch (kind) {
    case FileKind::Calls:
      return kAllOfCalls;
    case FileKind::AgentStates:
      return kOfStates;
    case FileKind::Schedule:
      return kOfSchedule;
    case FileKind::Roster:
      return kOfRoster;
    case FileKind::Customers:
      break;
  }
  return kOfCustomers;
}

std::span<const Synonym> companion_synonyms(FileKind kind) {
  switch (kind) {
    case FileKind::Calls:
      return {};
    case FileKind::AgentStates:
      return kStateSynonyms;
    case FileKind::Schedule:
      return kScheduleSynonyms;
    case FileKind::Roster:
      return kRosterSynonyms;
    case FileKind::Customers:
      break;
  }
  return kCustomerSynonyms;
}

}  // namespace kpi
