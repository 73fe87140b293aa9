// SPDX-License-Identifier: MIT
// Records on their way to a sink, together with the bytes of their texts.
#include "input/batch.hpp"

#include <algorithm>
#include <cstring>

namespace kpi {

std::string_view Batch::keep(std::string_view text) {
  constexpr std::size_t kBlockSize = 64U << 10U;
  if (text.empty()) return {};
  while (block_ < blocks_.size() && used_ + text.size() > blocks_[block_].size) {
    ++block_;
    used_ = 0;
  }
  if (block_ == blocks_.size()) {
    const std::size_t size = std::max(kBlockSize, text.size());
    blocks_.push_back({std::make_unique<char[]>(size), size});
    used_ = 0;
  }
  char* const at = blocks_[block_].bytes.get() + used_;
  std::memcpy(at, text.data(), text.size());
  used_ += text.size();
  return {at, text.size()};
}

void Batch::add(const CallRecord& record) {
  CallRecord& kept = records_.emplace_back(record);
  for (std::string_view CallRecord::*text :
       {&CallRecord::call_id, &CallRecord::channel, &CallRecord::queue, &CallRecord::agent,
        &CallRecord::reason, &CallRecord::caller}) {
    kept.*text = keep(record.*text);
  }
  for (std::size_t i = 0; i < extra_count_; ++i) extras_.push_back(keep(record.extra[i]));
}

std::span<const CallRecord> Batch::records() {
  const std::span<const std::string_view> extras{extras_};
  for (std::size_t i = 0; i < records_.size(); ++i) {
    records_[i].extra = extras.subspan(i * extra_count_, extra_count_);
  }
  return records_;
}

void Batch::clear() {
  records_.clear();
  extras_.clear();
  block_ = 0;
  used_ = 0;
}

}  // namespace kpi
