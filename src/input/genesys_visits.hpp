// SPDX-License-Identifier: MIT
// The queue visits in a conversation of Genesys Cloud.
//
// A visit is a session of an acd participant (the queue), in the order in which they began. The
// sessions of agents belong to the latest visit that had begun when they did, of the same queue
// where one is named. Figures are the metrics' where there are any, else the spans of segments.
//
// * start: the acd session's first segment begins. answer: an agent's first interact segment
//   begins. end: the last interact or hold segment of these agents ends.
// * wait: tAcd, else the agent's tAnswered, else answer - start; unanswered: tAcd, else tAbandon,
//   else the span of the acd session.
// * ring: tAlert, else the alert segments, of the agent who answered. talk, hold and acw:
//   tTalkComplete, tHeldComplete and tAcw, else the interact, hold and wrapup segments, summed over
//   the agents who talked; talk is unknown while one of them still does.
// * outcome: answered if an agent talked. Else abandoned with tAbandon; voicemail or callback if
//   the conversation goes on so before the next visit; overflow if another visit follows or with
//   tFlowOut; and by the disconnectType: abandoned if a person hung up, disconnected if the system
//   did, overflow if it was a transfer while no agent was alerted. Else nothing is said.
// * transferred: an agent who talked left with a transfer.
// * nps: the surveyPromoterScore of a survey, at the last answered visit to its queue.
// * direction: originatingDirection, else outbound for dialling campaigns, else the acd session's.
//
// A conversation without an acd participant is one row if an agent or a user was called or called:
// start is the conversation's, its direction that of the customer's session, else of the agent's,
// and internal without a customer. What only an IVR saw is no row.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "input/genesys_conversation.hpp"
#include "input/visit.hpp"

namespace kpi {

/// Columns of the rows that conversations give.
std::span<const std::string_view> genesys_columns();

std::vector<Visit> visits_of(const GenesysConversation& conversation);

}  // namespace kpi
