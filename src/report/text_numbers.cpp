// SPDX-License-Identifier: MIT
// Numbers for texts: one numbering for all workers of a run, and what each worker knows of it.
#include "report/text_numbers.hpp"

#include <algorithm>
#include <numeric>

namespace kpi {

TextNumbers::Numbered TextNumbers::number(std::string_view text) {
  const std::lock_guard lock{mutex_};
  auto found = numbers_.find(text);
  if (found == numbers_.end()) {
    const std::string& kept = texts_.emplace_back(text);
    found = numbers_.emplace(kept, static_cast<std::uint32_t>(numbers_.size())).first;
  }
  return {found->second, found->first};
}

std::vector<std::uint32_t> TextNumbers::ranks() const {
  std::vector<std::uint32_t> order(texts_.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return texts_[a] < texts_[b]; });
  std::vector<std::uint32_t> ranks(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
  return ranks;
}

std::uint32_t KnownTexts::search(std::string_view text, const Shape& shape) {
  auto found = known_.find(text);
  if (found == known_.end()) {
    const TextNumbers::Numbered numbered = numbers_->number(text);
    found = known_.emplace(numbered.text, numbered.number).first;
    if (numbered.number >= texts_.size()) texts_.resize(std::size_t{numbered.number} + 1);
    texts_[numbered.number] = numbered.text;
  }
  const std::size_t place = shape.place();
  recent_[place ^ 1U] = recent_[place];
  recent_[place] = {shape, found->second};
  return found->second;
}

}  // namespace kpi
