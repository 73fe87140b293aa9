// SPDX-License-Identifier: MIT
// What words of state logs and schedules mean.
#include "input/state_words.hpp"

#include <algorithm>
#include <array>

#include "input/known_words.hpp"
#include "input/words.hpp"
#include "kpi/error.hpp"

namespace kpi {
namespace {

// Line by line: English and the names that systems use, Spanish, German, French, Portuguese,
// Italian, Dutch; at last the events of Asterisk's queue_log, each of which begins a state.

constexpr std::array kStates{
    KnownWords<AgentClass>{
        AgentClass::Handling,
        "handling talk talking ontalk busy oncall incall inacall call onacall connected connecting "
        "interacting communicating engaged occupied conversation conference conferencing consult "
        "consulting dialing dialling outbound outboundcall inboundcall internalcall hold onhold "
        "holding acw aftercall aftercallwork aftercontactwork aftercontact wrap wrapup wrappingup "
        "wrapuptime postcall postcallwork postcallprocessing dispo disposition ring ringing "
        "alerting reserved workready worknotready "
        "hablando enllamada llamada ocupado ocupada trabajoposterior sonando "
        "gesprach imgesprach telefoniert belegt halten nachbearbeitung nacharbeit klingelt "
        "enligne encommunication encours occupe occupee postappel sonnerie "
        "emchamada ematendimento falando posatendimento chamando "
        "inchiamata inconversazione occupato occupata postchiamata "
        "ingesprek bezet nawerk nawerktijd"},
    KnownWords<AgentClass>{
        AgentClass::Available,
        "available ready idle onqueue inqueue waiting waitingforcall free online autoin manualin "
        "disponible listo lista libre "
        "verfugbar bereit frei wartend "
        "disponibles pret prete "
        "disponivel pronto pronta livre "
        "disponibile libero libera "
        "beschikbaar gereed vrij "
        "agentlogin agentcallbacklogin addmember unpause unpauseall"},
    KnownWords<AgentClass>{
        AgentClass::Paused,
        "paused pause onpause break onbreak shortbreak restbreak rest lunch lunchbreak mealbreak "
        "meal dinner supper breakfast coffee coffeebreak teabreak comfort comfortbreak bio "
        "biobreak toilet restroom bathroom personal training coaching meeting teammeeting huddle "
        "briefing debriefing standup oneonone 1:1 1on1 notready notavailable unavailable away aux "
        "auxiliary dnd donotdisturb offqueue notresponding missed missedcall backoffice admin "
        "administration project paperwork systemissue systemproblem technicalissue "
        "pausado pausada descanso almuerzo comida formacion reunion nolisto nodisponible ausente "
        "bano "
        "pausiert mittag mittagspause essen schulung besprechung meetings nichtbereit "
        "nichtverfugbar abwesend "
        "enpause dejeuner pausedejeuner repas formation nonpret indisponible absent "
        "intervalo almoco treinamento reuniao indisponivel empausa pausa "
        "inpausa pranzo pausapranzo formazione riunione nonpronto nondisponibile assente "
        "gepauzeerd pauze lunchpauze opleiding vergadering nietgereed nietbeschikbaar afwezig "
        "pauseall"},
    KnownWords<AgentClass>{
        AgentClass::Off,
        "off offline loggedout loggedoff logout logoff signedout signout notloggedin "
        "offduty offshift dayoff timeoff vacation holiday publicholiday sick sickleave sickness "
        "leave annualleave pto endofshift "
        "desconectado desconectada fueradelinea vacaciones enfermedad libranza "
        "abgemeldet urlaub krank feiertag "
        "deconnecte deconnectee horsligne conges conge vacances maladie "
        "ferias doente deslogado deslogada "
        "disconnesso disconnessa ferie malattia nonconnesso nonconnessa "
        "uitgelogd afgemeld verlof vakantie ziek vrijedag "
        "agentlogoff agentcallbacklogoff removemember"}};

/// Work of schedules, which does not say whether it is with a contact.
constexpr std::string_view kWork =
    "work working shift phone phones calls callhandling open inbound "
    "trabajo turno telefono llamadas "
    "arbeit schicht telefon telefonie telefondienst "
    "travail telephone appels equipe "
    "trabalho chamadas turnodetrabalho "
    "lavoro chiamate telefonate "
    "werk dienst telefoon bellen";

/// Pauses that exports name together with why.
constexpr std::array<std::string_view, 11> kPausesWithReasons{
    "notready", "pause",       "paused",  "break",        "aux",  "auxiliary",
    "away",     "unavailable", "onbreak", "notavailable", "pausa"};

/// What stands before a reason: "Not Ready" of "Not Ready: Lunch".
std::string_view before_reason(std::string_view text) {
  const std::size_t dash = std::min(text.find(" - "), text.find(" \xE2\x80\x93 "));
  return text.substr(0, std::min(text.find_first_of(":(/,|;0123456789"), dash));
}

bool is_pause_with_reason(std::string_view text) {
  const std::string head = folded_word(before_reason(text));
  return std::find(kPausesWithReasons.begin(), kPausesWithReasons.end(), head) !=
         kPausesWithReasons.end();
}

AgentClass class_of(const StateChoice& choice) {
  for (const AgentClass agent_class :
       {AgentClass::Handling, AgentClass::Available, AgentClass::Paused, AgentClass::Off}) {
    if (choice.meaning == name(agent_class)) return agent_class;
  }
  throw Error(FaultKind::Usage, "--state: " + in_quotes(choice.meaning) + " is no class of states",
              "the classes are handling, available, paused and off");
}

}  // namespace

StateWords::StateWords(const std::vector<StateChoice>& choices) {
  for (const auto& known : kStates) {
    each_word(known.words, [&](std::string_view word) { classes_.emplace(word, known.meaning); });
  }
  for (const StateChoice& choice : choices) {
    classes_[folded_word(choice.word)] = class_of(choice);
  }
}

std::optional<AgentClass> StateWords::state(std::string_view word) const {
  const auto found = classes_.find(folded_word(word));
  if (found != classes_.end()) return found->second;
  return is_pause_with_reason(word) ? std::optional{AgentClass::Paused} : std::nullopt;
}

std::optional<Duty> StateWords::activity(std::string_view word) const {
  if (const auto known = state(word)) {
    if (*known == AgentClass::Off) return Duty::Off;
    return *known == AgentClass::Paused ? Duty::Paused : Duty::Work;
  }
  const std::string folded = folded_word(word);
  bool work = false;
  each_word(kWork, [&](std::string_view known) { work = work || known == folded; });
  return work ? std::optional{Duty::Work} : std::nullopt;
}

}  // namespace kpi
