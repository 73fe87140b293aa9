// SPDX-License-Identifier: MIT
// A queue visit put together from the events or segments of a log, and the row that it becomes.
#include "input/visit.hpp"

#include <algorithm>
#include <array>

#include "kpi/time.hpp"

namespace kpi {
namespace {

/// A member of a visit under the name of its column.
struct Member {
  std::string_view column;
  std::string Visit::*text = nullptr;
  Amount Visit::*stamp = nullptr;
  Amount Visit::*duration = nullptr;
};

constexpr std::array kMembers{
    Member{.column = "call_id", .text = &Visit::call_id},
    Member{.column = "start", .stamp = &Visit::start},
    Member{.column = "answer", .stamp = &Visit::answer},
    Member{.column = "end", .stamp = &Visit::end},
    Member{.column = "direction", .text = &Visit::direction},
    Member{.column = "channel", .text = &Visit::channel},
    Member{.column = "queue", .text = &Visit::queue},
    Member{.column = "agent", .text = &Visit::agent},
    Member{.column = "reason", .text = &Visit::reason},
    Member{.column = "caller", .text = &Visit::caller},
    Member{.column = "outcome", .text = &Visit::outcome},
    Member{.column = "wait", .duration = &Visit::wait},
    Member{.column = "ring", .duration = &Visit::ring},
    Member{.column = "talk", .duration = &Visit::talk},
    Member{.column = "hold", .duration = &Visit::hold},
    Member{.column = "acw", .duration = &Visit::acw},
    Member{.column = "transferred", .text = &Visit::transferred},
    Member{.column = "nps", .text = &Visit::nps},
    Member{.column = "event", .text = &Visit::event},
    Member{.column = "key", .text = &Visit::key},
    Member{.column = "position", .text = &Visit::position},
};

/// Seconds, with three decimals where there is a fraction.
std::string seconds_text(Millis duration) {
  std::string text = std::to_string(duration / kSecond);
  const Millis fraction = duration % kSecond;
  if (fraction != 0) text += "." + std::to_string(kSecond + fraction).substr(1);
  return text;
}

std::string member_text(const Visit& visit, const Member& member) {
  if (member.text != nullptr) return visit.*member.text;
  const Amount amount = visit.*(member.stamp != nullptr ? member.stamp : member.duration);
  if (!amount) return {};
  return member.stamp != nullptr ? Calendar{}.stamp(*amount) : seconds_text(*amount);
}

}  // namespace

VisitRows::VisitRows(std::span<const std::string_view> columns) : texts_(columns.size()) {
  for (const std::string_view column : columns) {
    const auto* const found =
        std::find_if(kMembers.begin(), kMembers.end(),
                     [&](const Member& member) { return member.column == column; });
    members_.push_back(static_cast<std::size_t>(found - kMembers.begin()));
  }
}

void VisitRows::write(const Visit& visit, RawRow& row) {
  row.fields.resize(members_.size());
  for (std::size_t i = 0; i < members_.size(); ++i) {
    texts_[i] = member_text(visit, kMembers[members_[i]]);
    row.fields[i] = {texts_[i], 0};
  }
  row.line = visit.line;
  row.column = 1;
  row.problem = RowProblem::None;
  row.problem_offset = 0;
  row.problem_detail.clear();
}

}  // namespace kpi
