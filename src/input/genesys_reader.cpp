// SPDX-License-Identifier: MIT
// Reading conversations of Genesys Cloud's analytics: nested segments, one row a queue visit.
#include "input/genesys_reader.hpp"

#include <algorithm>
#include <utility>

#include "input/genesys_visits.hpp"

namespace kpi {
namespace {

using Objects = std::variant<JsonReader, JsonDocumentReader>;

/// What makes an object a conversation.
const std::vector<std::string>& keys() {
  static const std::vector<std::string> kKeys{"conversationId", "participants"};
  return kKeys;
}

Objects objects_of(ReadBytes read, const JsonShape& shape) {
  if (shape.form == JsonForm::Lines) return JsonReader{std::move(read), keys()};
  return JsonDocumentReader{std::move(read), keys(), shape};
}

bool is_conversation(const RawRow& row) {
  const auto holds = [&](std::string_view key) {
    return row.fields[1].text.find(key) != std::string_view::npos;
  };
  return row.problem == RowProblem::None && row.fields.size() == keys().size() &&
         !row.fields[0].text.empty() && row.fields[1].text.starts_with('[') &&
         holds("\"purpose\"") && holds("\"sessions\"");
}

}  // namespace

bool looks_like_genesys(std::string_view head, const JsonShape& shape) {
  constexpr int kObjects = 20;  // looked at
  Objects objects = objects_of(
      [head](std::span<char> into) mutable {
        const std::size_t count = std::min(head.size(), into.size());
        std::copy_n(head.data(), count, into.data());
        head.remove_prefix(count);
        return count;
      },
      shape);
  RawRow row;
  try {
    for (int i = 0; i < kObjects; ++i) {
      if (!std::visit([&](auto& reader) { return reader.next(row); }, objects)) return false;
      if (is_conversation(row)) return true;
    }
  } catch (const BrokenJson&) {
    return false;  // or the head ends inside the first object
  }
  return false;
}

GenesysReader::GenesysReader(ReadBytes read, const JsonShape& shape)
    : objects_{objects_of(std::move(read), shape)}, rows_{genesys_columns()} {}

void GenesysReader::begin_at(std::uint64_t offset, std::uint64_t line) {
  std::visit([&](auto& reader) { reader.begin_at(offset, line); }, objects_);
}

std::uint64_t GenesysReader::offset() const {
  return std::visit([](const auto& reader) { return reader.offset(); }, objects_);
}

std::uint64_t GenesysReader::line() const {
  return std::visit([](const auto& reader) { return reader.line(); }, objects_);
}

std::string_view GenesysReader::ahead() const {
  return std::visit([](const auto& reader) { return reader.ahead(); }, objects_);
}

bool GenesysReader::next(RawRow& row) {
  while (given_ == visits_.size()) {
    visits_.clear();
    given_ = 0;
    if (!std::visit([&](auto& reader) { return reader.next(object_); }, objects_)) return false;
    if (object_.problem == RowProblem::None && !object_.is_blank()) {
      GenesysConversation conversation;
      object_.problem_detail = parser_.read(object_.raw, conversation);
      if (object_.problem_detail.empty()) {
        visits_ = visits_of(conversation);
        without_visit_ += visits_.empty() ? 1U : 0U;
        continue;
      }
      object_.problem = RowProblem::BadConversation;
      object_.problem_offset = 0;
    }
    row = object_;
    return true;
  }
  visits_[given_].line = object_.line;
  rows_.write(visits_[given_++], row);
  row.column = object_.column;
  row.raw = object_.raw;
  return true;
}

std::vector<Note> GenesysReader::notes() const {
  if (without_visit_ == 0) return {};
  return {{"N125", with_thousands(without_visit_) +
                       (without_visit_ == 1 ? " conversation" : " conversations") +
                       " reached no queue and no agent"}};
}

}  // namespace kpi
