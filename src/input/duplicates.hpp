// SPDX-License-Identifier: MIT
// Rows that say again what another row says, and are dropped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/kept_rows.hpp"
#include "input/text_counts.hpp"
#include "kpi/reader.hpp"
#include "kpi/record.hpp"

namespace kpi {

/// Hands records on but for duplicates. The records carry the texts of all columns of all inputs
/// behind the extra texts that are wanted; only those are handed on.
class DuplicateFilter : public RecordSink {
 public:
  DuplicateFilter(std::size_t inputs, std::size_t wanted, RecordSink& next)
      : next_{next}, wanted_{wanted}, dropped_(inputs) {}

  /// What comes from here on is of this input.
  void begin_input(std::size_t input) { input_ = input; }
  /// Hands on what was kept back, when a reading has come to its end; true where rows wait for
  /// another one.
  virtual bool finish_reading() { return false; }
  /// The duplicates among the rows of an input.
  [[nodiscard]] std::uint64_t dropped(std::size_t input) const { return dropped_[input]; }
  /// How many records have been handed on.
  [[nodiscard]] std::uint64_t kept() const { return kept_; }

  void before_block() override { next_.before_block(); }
  void after_block() override { next_.after_block(); }

 protected:
  [[nodiscard]] std::size_t input() const { return input_; }
  void drop(std::size_t of_input) { ++dropped_[of_input]; }
  void pass(const CallRecord& record);
  /// The texts of all columns.
  [[nodiscard]] std::span<const std::string_view> columns(const CallRecord& record) const {
    return record.extra.subspan(wanted_);
  }
  /// Hands on what has been passed; before the texts are gone.
  void hand_on();

 private:
  RecordSink& next_;
  std::size_t wanted_;
  std::size_t input_ = 0;
  std::uint64_t kept_ = 0;
  std::vector<std::uint64_t> dropped_;
  std::vector<CallRecord> passed_;
};

/// Keeps of identical rows the first. Rows are identical when every column has the same text but
/// for blanks around it, whatever the order of the columns; one that an input lacks is blank.
class IdenticalRows : public DuplicateFilter {
 public:
  IdenticalRows(const KeyedHash& hash, std::size_t inputs, std::size_t wanted, RecordSink& next)
      : DuplicateFilter{inputs, wanted, next}, met_{hash} {}
  void consume(std::span<const CallRecord> records) override;

 private:
  TextCounts met_;
  std::string key_;
};

/// Keeps of the rows of an id the one with the latest end, then the latest start, then the greatest
/// by all fields as text, then by the texts of all columns; of identical ones the first. Rows
/// without an id are kept.
class LatestOfId : public DuplicateFilter {
 public:
  /// Keeps the rows that wait for others in `kept`. Records have so many extra texts in all.
  LatestOfId(KeptRows kept, std::size_t inputs, std::size_t wanted, std::size_t all,
             RecordSink& next)
      : DuplicateFilter{inputs, wanted, next}, kept_{std::move(kept)}, texts_(all) {}
  void consume(std::span<const CallRecord> records) override;
  bool finish_reading() override;

 private:
  [[nodiscard]] bool is_greater(const CallRecord& a, const CallRecord& b) const;
  CallRecord unpacked(std::string_view id, const KeptRows::OfId& row);
  void keep(const CallRecord& record);

  KeptRows kept_;
  std::vector<std::string_view> texts_;  // of the row that is looked at
};

}  // namespace kpi
