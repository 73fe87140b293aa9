// SPDX-License-Identifier: MIT
// Surveys inputs whose rows must decide how they are read, those with the same header together.
#include "input/surveying.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "input/survey.hpp"

namespace kpi {
namespace {

void survey_group(const std::vector<InputLog*>& group, const InputOptions& options) {
  const bool needed = std::any_of(group.begin(), group.end(), [&](const InputLog* input) {
    return !input->has_events() && Survey::needed(input->layout, input->head, options);
  });
  if (!needed) return;
  Survey survey{group.front()->layout, *group.front()->words, options};
  for (InputLog* input : group) {
    input->source.make_rereadable();
    try {
      RowWalk walk{*input};
      while (const RawRow* row = walk.next()) survey.see(*row, input->source.name());
    } catch (const UnclosedQuote&) {
      // Reading it again will say so.
    } catch (const BrokenJson&) {
      // As above.
    }
    input->source.rewind();
  }
  for (InputLog* input : group) survey.decide(input->layout, input->source.name());
}

}  // namespace

void survey_inputs(std::vector<InputLog>& inputs, const InputOptions& options,
                   std::vector<Fault>& faults) {
  std::map<std::vector<std::string>, std::vector<InputLog*>> groups;
  for (InputLog& input : inputs) groups[input.layout.headers].push_back(&input);
  for (const auto& [headers, group] : groups) {
    try {
      survey_group(group, options);
    } catch (const Error& error) {
      faults.insert(faults.end(), error.faults().begin(), error.faults().end());
      for (InputLog* input : group) input->undecided = true;
    }
  }
  std::erase_if(inputs, [](const InputLog& input) { return input.undecided; });
}

}  // namespace kpi
