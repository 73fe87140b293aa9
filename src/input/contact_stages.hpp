// SPDX-License-Identifier: MIT
// From records to contacts: what records go through on their way where duplicates are dropped and
// the rows of a call are joined.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "input/carried_columns.hpp"
#include "input/duplicates.hpp"
#include "input/legs.hpp"
#include "input/text_counts.hpp"
#include "kpi/error.hpp"
#include "kpi/reader.hpp"

namespace kpi {

/// First counting(), where the options go by ids, then reading() until finish_reading() asks for
/// no more: each time all inputs are read from their beginnings, each after begin_input().
class ContactStages {
 public:
  /// Whether the options ask for any of this.
  static bool wanted(const InputOptions& options) {
    return options.dedupe != Dedupe::Off || options.unit != CountingUnit::Visit;
  }
  /// Whether rows belong together by their ids.
  static bool go_by_ids(const InputOptions& options) {
    return options.dedupe == Dedupe::Id || options.unit == CountingUnit::Call;
  }
  /// Says so where the options go by ids and the inputs have none among these fields.
  static std::optional<Fault> find_no_ids(const InputOptions& options, FieldSet fields);

  /// What is referred to must outlive this.
  ContactStages(const InputOptions& options, const CarriedColumns& columns, RecordSink& next)
      : options_{options}, columns_{columns}, next_{next}, ids_{hash_}, counter_{ids_} {}

  /// Where records go while their ids are counted.
  RecordSink& counting();
  /// Where records go that are to be handed on.
  RecordSink& reading();
  void begin_input(std::size_t input);
  /// Whether some rows have to be read once more.
  bool finish_reading();

  /// Books duplicates on the inputs, and notes what was dropped and joined. Throws Error (Internal)
  /// where rows do not add up.
  void count(std::span<InputSummary> inputs, std::vector<Note>& notes) const;
  /// The calls that were handed on; nothing where each record counts by itself.
  [[nodiscard]] std::optional<std::uint64_t> calls() const;

 private:
  class IdCounter : public RecordSink {
   public:
    explicit IdCounter(TextCounts& ids) : ids_{ids} {}
    void consume(std::span<const CallRecord> records) override;
    [[nodiscard]] std::size_t rows() const { return rows_; }

   private:
    TextCounts& ids_;
    std::size_t rows_ = 0;
  };

  /// Drops identical rows on the way to `next`, where the options say so.
  RecordSink& without_identical_rows(RecordSink& next);

  [[nodiscard]] KeptRows kept_rows();
  void check(std::uint64_t records) const;

  const InputOptions& options_;
  const CarriedColumns& columns_;
  RecordSink& next_;
  KeyedHash hash_;
  TextCounts ids_;
  IdCounter counter_;
  std::unique_ptr<CallJoiner> joiner_;
  std::unique_ptr<DuplicateFilter> filter_;
};

}  // namespace kpi
