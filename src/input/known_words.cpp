// SPDX-License-Identifier: MIT
// The words that call logs use for outcomes, directions, and yes and no, in several languages.
#include "input/known_words.hpp"

#include <array>

namespace kpi {
namespace {

// Line by line: English, Spanish, German, French, Portuguese, Italian, Dutch; at last the events of
// Asterisk's queue_log that end a visit, and Wazo's.

constexpr std::array kOutcomeWords{
    KnownWords<Outcome>{
        Outcome::Answered,
        "answered answer answeredcall connected completed handled accepted served "
        "atendida atendido contestada contestado respondida respondido completada conectada "
        "aceptada "
        "beantwortet angenommen entgegengenommen bearbeitet verbunden "
        "repondu repondue decroche decrochee traite traitee connecte connectee "
        "atendidas completa completado conectado aceita aceito "
        "risposta risposto gestita gestito accettata accettato completato connessa connesso "
        "beantwoord aangenomen afgehandeld "
        "completeagent completecaller blindtransfer attendedtransfer"},
    KnownWords<Outcome>{
        Outcome::Abandoned,
        "abandoned abandon abandonedcall abandonedinqueue abandonedbycaller callerabandoned "
        "unanswered notanswered noanswer missed missedcall lost "
        "abandonada abandonado perdida perdido noatendida noatendido nocontestada nocontestado "
        "norespondida norespondido sinrespuesta "
        "aufgelegt abgebrochen verpasst verloren entgangen aufgegeben unbeantwortet "
        "nichtbeantwortet nichtangenommen "
        "abandonne abandonnee perdu perdue manque manquee nonrepondu nonrepondue sansreponse "
        "naoatendida naoatendido naorespondida naorespondido semresposta "
        "abbandonata abbandonato persa perso nonrisposta nonrisposto senzarisposta "
        "verlaten gemist onbeantwoord nietbeantwoord afgebroken"},
    KnownWords<Outcome>{Outcome::Voicemail,
                        "voicemail leftvoicemail buzondevoz correodevoz mailbox anrufbeantworter "
                        "sprachnachricht messagerie messagerievocale boitevocale caixapostal "
                        "correiodevoz segreteria segreteriatelefonica casellavocale"},
    KnownWords<Outcome>{Outcome::Callback,
                        "callback callbackrequested requestedcallback rellamada "
                        "devoluciondellamada ruckruf rueckruf rappel retornodechamada richiamata "
                        "terugbellen terugbelverzoek"},
    KnownWords<Outcome>{Outcome::Overflow,
                        "overflow overflowed timeout timedout desbordada desbordado desbordamiento "
                        "tiempoagotado uberlauf ueberlauf zeituberschreitung debordement "
                        "transbordo tempoesgotado temposcaduto overloop "
                        "exitwithtimeout exitempty exitwithkey withdraw leaveempty"},
    KnownWords<Outcome>{Outcome::Disconnected,
                        "disconnected disconnect desconectada desconectado getrennt deconnecte "
                        "deconnectee disconnessa disconnesso verbroken verbindingverbroken "
                        "agentdump syscompat"},
    KnownWords<Outcome>{Outcome::Blocked,
                        "blocked bloqueada bloqueado blockiert abgewiesen bloque bloquee bloccata "
                        "bloccato geblokkeerd "
                        "joinempty divertcaratio divertholdtime"}};

constexpr std::array kDirectionWords{
    KnownWords<Direction>{Direction::Inbound,
                          "inbound in incoming inboundcall incomingcall received "
                          "entrante entrantes llamadaentrante recibida "
                          "eingehend eingehende eingehenderanruf ankommend "
                          "entrant appelentrant "
                          "entrada recebida receptivo receptiva "
                          "inentrata ricevuta inarrivo "
                          "inkomend inkomende"},
    KnownWords<Direction>{Direction::Outbound,
                          "outbound out outgoing outboundcall outgoingcall dialed dialled "
                          "saliente salientes llamadasaliente realizada "
                          "ausgehend ausgehende ausgehenderanruf abgehend "
                          "sortant sortante appelsortant "
                          "saida efetuada ativo ativa "
                          "inuscita uscita uscente effettuata "
                          "uitgaand uitgaande"},
    KnownWords<Direction>{Direction::Internal,
                          "internal local internalcall interna interno intern interne appelinterne "
                          "internes"}};

constexpr std::array kAnswers{
    KnownWords<YesNo>{YesNo::Yes,
                      "y yes true t 1 1.0 si s verdadero ja j wahr oui o vrai sim verdadeiro vero "
                      "waar v"},
    KnownWords<YesNo>{YesNo::No, "n no false f 0 0.0 falso nein falsch non faux nao nee onwaar"},
    KnownWords<YesNo>{YesNo::Yes,
                      "resolved solved resuelto resuelta gelost resolu resolue resolvido "
                      "resolvida risolto risolta opgelost",
                      "resolved"},
    KnownWords<YesNo>{YesNo::No,
                      "unresolved notresolved unsolved noresuelto noresuelta ungelost nichtgelost "
                      "nonresolu nonresolue naoresolvido naoresolvida nonrisolto nonrisolta "
                      "nietopgelost",
                      "resolved"},
    KnownWords<YesNo>{YesNo::Yes, "transferred", "transferred"},
    KnownWords<YesNo>{YesNo::No, "nottransferred", "transferred"}};

}  // namespace

std::span<const KnownWords<Outcome>> known_outcomes() {
  return kOutcomeWords;
}
std::span<const KnownWords<Direction>> known_directions() {
  return kDirectionWords;
}
std::span<const KnownWords<YesNo>> known_answers() {
  return kAnswers;
}

}  // namespace kpi
