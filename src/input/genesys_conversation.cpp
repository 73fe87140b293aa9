// SPDX-License-Identifier: MIT
// A conversation as Genesys Cloud's analytics describe it.
#include "input/genesys_conversation.hpp"

#include <simdjson.h>

#include <cmath>

#include "core/duration.hpp"
#include "core/stamp.hpp"
#include "input/json_walk.hpp"
#include "kpi/error.hpp"

namespace kpi {
namespace {

namespace dom = simdjson::dom;
static_assert(kJsonPadding >= simdjson::SIMDJSON_PADDING);

/// Goes down through the document; what is wrong first is kept.
class ConversationReader {
 public:
  GenesysConversation read(dom::element document) {
    GenesysConversation conversation;
    conversation.id = text(document, "conversationId");
    conversation.direction = text(document, "originatingDirection");
    conversation.start = stamp(document, "conversationStart");
    each(document, "participants", [&](dom::element participant) {
      const std::string_view purpose = text(participant, "purpose");
      const std::string_view user = text(participant, "userId");
      each(participant, "sessions", [&](dom::element element) {
        conversation.sessions.push_back(session(element));
        conversation.sessions.back().purpose = purpose;
        conversation.sessions.back().user = user;
      });
    });
    each(document, "surveys", [&](dom::element survey) {
      conversation.surveys.push_back(
          {text(survey, "queueId"), whole_number(survey, "surveyPromoterScore")});
    });
    return conversation;
  }
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  GenesysSession session(dom::element element) {
    GenesysSession session;
    session.media = text(element, "mediaType");
    session.direction = text(element, "direction");
    session.ani = text(element, "ani");
    session.dnis = text(element, "dnis");
    session.address_from = text(element, "addressFrom");
    session.address_to = text(element, "addressTo");
    session.campaign = !text(element, "outboundCampaignId").empty();
    each(element, "callbackNumbers", [&](dom::element number) {
      std::string_view found;
      if (number.get(found) != simdjson::SUCCESS) return refuse("callbackNumbers", "text");
      if (session.callback_number.empty()) session.callback_number = found;
    });
    each(element, "segments", [&](dom::element segment) {
      session.segments.push_back({stamp(segment, "segmentStart"), stamp(segment, "segmentEnd"),
                                  text(segment, "segmentType"), text(segment, "queueId"),
                                  text(segment, "disconnectType"), text(segment, "wrapUpCode")});
    });
    each(element, "metrics", [&](dom::element metric) {
      session.metrics.push_back({text(metric, "name"), quantity(metric)});
    });
    return session;
  }

  void refuse(std::string_view key, std::string_view expected) {
    refuse_as(std::string{key} + " holds something else; expected " + std::string{expected});
  }
  void refuse_as(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
  }

  /// Whether an object has more than null under a key.
  bool find(dom::element object, std::string_view key, dom::element& value) {
    dom::object members;
    if (object.get(members) != simdjson::SUCCESS) {
      refuse(key, "objects");
      return false;
    }
    return members.at_key(key).get(value) == simdjson::SUCCESS && !value.is_null();
  }

  std::string_view text(dom::element object, std::string_view key) {
    dom::element value;
    std::string_view found;
    if (!find(object, key, value)) return {};
    if (value.get(found) != simdjson::SUCCESS) refuse(key, "text");
    return found;
  }

  Amount stamp(dom::element object, std::string_view key) {
    const std::string_view found = text(object, key);
    if (found.empty()) return {};
    StampText read;
    if (read_stamp(found, true, read) != Reading::Ok || read.by_order || !read.is_full()) {
      refuse_as(std::string{key} + ": " + in_quotes(found) +
                " is no date and time; expected one such as 2026-03-02T09:00:00.000Z");
      return {};
    }
    return read.instant ? read.instant : Amount{*read.day * kDay + *read.time};
  }

  Amount whole_number(dom::element object, std::string_view key) {
    dom::element value;
    std::int64_t number = 0;
    if (!find(object, key, value)) return {};
    if (value.get(number) != simdjson::SUCCESS) refuse(key, "a whole number");
    return number;
  }

  /// The value of a metric, which some services write as 5000.0.
  std::int64_t quantity(dom::element metric) {
    dom::element value;
    if (!find(metric, "value", value)) return 0;
    std::int64_t whole = 0;
    if (value.get(whole) != simdjson::SUCCESS) {
      double number = 0;
      const bool fits = value.get(number) == simdjson::SUCCESS && std::trunc(number) == number &&
                        std::abs(number) <= static_cast<double>(kLongestDuration);
      if (!fits) {
        refuse("value", "a whole number of milliseconds");
        return 0;
      }
      whole = static_cast<std::int64_t>(number);
    }
    if (whole < 0 || whole > kLongestDuration) {
      refuse_as(in_quotes(text(metric, "name")) + ": " + std::to_string(whole) +
                " is no duration; expected milliseconds");
      return 0;
    }
    return whole;
  }

  /// Goes through the elements of an array under a key.
  template <typename See>
  void each(dom::element object, std::string_view key, const See& see) {
    dom::element value;
    dom::array elements;
    if (!find(object, key, value)) return;
    if (value.get(elements) != simdjson::SUCCESS) return refuse(key, "an array");
    for (const dom::element element : elements) see(element);
  }

  std::string problem_;
};

}  // namespace

struct GenesysParser::Impl {
  dom::parser parser;
};

GenesysParser::GenesysParser() : impl_{std::make_unique<Impl>()} {}
GenesysParser::GenesysParser(GenesysParser&&) noexcept = default;
GenesysParser& GenesysParser::operator=(GenesysParser&&) noexcept = default;
GenesysParser::~GenesysParser() = default;

std::string GenesysParser::read(std::string_view object, GenesysConversation& conversation) {
  dom::element document;
  constexpr bool kCopy = false;  // there are readable bytes behind the object
  if (impl_->parser.parse(object.data(), object.size(), kCopy).get(document) != simdjson::SUCCESS) {
    return "the object is no valid JSON";
  }
  ConversationReader reader;
  conversation = reader.read(document);
  return reader.problem();
}

}  // namespace kpi
