// SPDX-License-Identifier: MIT
// Records on their way to a sink, together with the bytes of their texts.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "kpi/record.hpp"

namespace kpi {

/// Collects records and keeps copies of their texts, which stay where they are until clear().
class Batch {
 public:
  static constexpr std::size_t kMostRecords = 1024;

  explicit Batch(std::size_t extra_count) : extra_count_{extra_count} {}

  void add(const CallRecord& record);
  [[nodiscard]] bool full() const { return records_.size() >= kMostRecords; }
  [[nodiscard]] std::span<const CallRecord> records();
  void clear();

 private:
  std::string_view keep(std::string_view text);

  std::size_t extra_count_;
  std::vector<CallRecord> records_;
  std::vector<std::string_view> extras_;  // extra_count_ for each record
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };
  std::vector<Block> blocks_;
  std::size_t block_ = 0;  // the one being filled
  std::size_t used_ = 0;   // of it
};

}  // namespace kpi
