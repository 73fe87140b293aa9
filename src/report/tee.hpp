// SPDX-License-Identifier: MIT
// Records for several sinks at once.
#pragma once

#include <vector>

#include "kpi/reader.hpp"

namespace kpi {

/// Hands on all that it gets to each of its sinks.
class Tee : public RecordSink {
 public:
  explicit Tee(std::vector<RecordSink*> sinks) : sinks_{std::move(sinks)} {}
  void consume(std::span<const CallRecord> records) override {
    for (RecordSink* sink : sinks_) sink->consume(records);
  }
  [[nodiscard]] FieldSet texts() const override {
    FieldSet all;
    for (const RecordSink* sink : sinks_) all = all | sink->texts();
    return all;
  }
  void before_block() override {
    for (RecordSink* sink : sinks_) sink->before_block();
  }
  void after_block() override {
    for (RecordSink* sink : sinks_) sink->after_block();
  }

 private:
  std::vector<RecordSink*> sinks_;
};

}  // namespace kpi
