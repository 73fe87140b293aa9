// SPDX-License-Identifier: MIT
// Numbers for texts: one numbering for all workers of a run, and what each worker knows of it.
#include "report/text_numbers.hpp"

#include <algorithm>
#include <cstring>
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

/// Where to look first for a text: by its length and its ends, where names differ.
std::size_t KnownTexts::shape_of(std::string_view text) {
  const auto load = [](const char* from, auto number) {
    std::memcpy(&number, from, sizeof number);
    return std::uint64_t{number};
  };
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  std::uint64_t mixed = text.size();
  if (text.size() >= 8) {
    mixed ^= load(begin, std::uint64_t{}) ^ (load(end - 8, std::uint64_t{}) << 7U);
  } else if (text.size() >= 4) {
    mixed ^= (load(begin, std::uint32_t{}) << 8U) ^ (load(end - 4, std::uint32_t{}) << 32U);
  } else if (!text.empty()) {
    mixed ^= (load(begin, std::uint8_t{}) << 8U) ^ (load(end - 1, std::uint8_t{}) << 16U) ^
             (load(begin + text.size() / 2, std::uint8_t{}) << 24U);
  }
  return (mixed * 0x9E3779B97F4A7C15U) >> 54U;
}

std::uint32_t KnownTexts::search(std::string_view text, Recent& recent) {
  auto found = known_.find(text);
  if (found == known_.end()) {
    const TextNumbers::Numbered numbered = numbers_->number(text);
    found = known_.emplace(numbered.text, numbered.number).first;
  }
  recent = {found->first, found->second};
  return found->second;
}

}  // namespace kpi
