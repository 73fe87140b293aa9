// SPDX-License-Identifier: MIT
// What a log holds, read the plain way: row by row, by one worker, every row by a RecordBuilder.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "input/input_log.hpp"
#include "input/record_builder.hpp"
#include "input/record_pass.hpp"
#include "input/total_line.hpp"

namespace kpi::input_test {

/// Every field of a record.
inline std::string all_of(const CallRecord& record) {
  const auto number = [](Amount amount) {
    return amount ? std::to_string(*amount) : std::string{"-"};
  };
  std::string line = std::to_string(static_cast<int>(record.columns == FieldSet{}));
  for (const Field field : all_fields()) {
    std::string value;
    if (const auto text = text_member(field)) {
      value = std::string{record.*text};
    } else if (const auto time = time_member(field)) {
      value = number(record.*time);
    } else if (const auto score = number_member(field)) {
      value = number(record.*score);
    } else if (const auto answer = yes_no_member(field)) {
      value = std::string{name(record.*answer)};
    } else {
      value = std::string{field == Field::Outcome ? name(record.outcome) : name(record.direction)};
    }
    line += " " + std::string{name(field)} + "=" + value;
  }
  line += record.direction_given ? " direction given" : "";
  line += record.channel_given() ? " channel given" : "";
  for (const std::string_view text : record.extra) line += " [" + std::string{text} + "]";
  return line;
}

/// What reading one log gave.
struct Findings {
  std::vector<std::string> records;
  std::vector<std::string> rejects;  ///< "line:column: text"
  std::vector<std::string> words;    ///< unknown outcomes
  std::string counts;
  std::string unclosed;  ///< "3:7 to 12" where quotes are never closed
  bool operator==(const Findings&) const = default;

  void take(const PassResult& result) {
    for (const Issue& issue : result.rejects.kept()) {
      rejects.push_back(std::to_string(issue.at.line) + ":" + std::to_string(issue.at.column) +
                        " byte " + std::to_string(issue.offset) + ": " + issue.reason + ": " +
                        issue.text);
    }
    for (const auto& [word, seen] : result.unknown_outcomes) {
      words.push_back(word + " " + std::to_string(seen.count) + " at " +
                      std::to_string(seen.first.line) + ":" + std::to_string(seen.first.column));
    }
    counts = std::to_string(result.rows) + " rows, " + std::to_string(result.records) +
             " records, " + std::to_string(result.skipped) + " skipped, " +
             std::to_string(result.marks.lines) + " marks, " +
             std::to_string(result.times.past_midnight) + " past midnight, " +
             std::to_string(result.times.without_clock) + " without clock, " +
             std::to_string(result.times.shown_twice) + " shown twice";
  }
  void take(const UnclosedQuote& quote) {
    unclosed = std::to_string(quote.opened.line) + ":" + std::to_string(quote.opened.column) +
               " to " + std::to_string(quote.last_line);
    // What was found until then is void.
    records.clear();
  }
};

/// How a log is read.
struct Reading {
  InputOptions options;
  std::vector<std::optional<std::size_t>> extra;

  Reading() { options.kept_rejects = 100000; }

  /// A log that holds something.
  static InputLog opened(const InputOptions& with) {
    return std::move(open_log(0, with, nullptr).value());
  }

  [[nodiscard]] Findings plainly() const {
    auto log = opened(options);
    log.source.rewind();
    Findings found;
    try {
      RowWalk walk{log};
      RecordBuilder builder{log.layout, *log.words, options, extra};
      PassResult result{options.kept_rejects};
      while (const RawRow* row = walk.next()) {
        ++result.rows;
        if (const CallRecord* record = builder.build(*row)) {
          ++result.records;
          found.records.push_back(all_of(*record));
        } else if (log.format() == "csv" && (is_total_line(*row) || is_line_of_dashes(*row))) {
          --result.rows;
          ++result.marks.lines;
        } else {
          Issue issue = builder.issue();
          issue.offset = row->offset;
          result.rejects.add(std::move(issue));
        }
      }
      result.skipped = walk.skipped();
      result.unknown_outcomes = builder.unknown_outcomes();
      result.times = builder.times();
      found.take(result);
    } catch (const UnclosedQuote& quote) {
      found.take(quote);
    }
    std::sort(found.records.begin(), found.records.end());
    return found;
  }

  class Sink : public RecordSink {
   public:
    void consume(std::span<const CallRecord> records) override {
      if (!inside_) throw std::logic_error("records outside a block");
      for (const CallRecord& record : records) lines.push_back(all_of(record));
    }
    void before_block() override { inside_ = true; }
    void after_block() override { inside_ = false; }
    std::vector<std::string> lines;

   private:
    bool inside_ = false;
  };

  [[nodiscard]] Findings in_blocks(std::size_t block_size, std::size_t workers,
                                   SimdLevel simd = SimdLevel::Best) const {
    InputOptions with = options;
    with.block_size = block_size;
    with.simd = simd;
    auto log = opened(with);
    if (log.source.is_regular()) log.source.rewind();
    std::vector<std::unique_ptr<Sink>> own;
    std::vector<RecordSink*> sinks;
    for (std::size_t i = 0; i < workers; ++i) {
      own.push_back(std::make_unique<Sink>());
      sinks.push_back(own.back().get());
    }
    Findings found;
    try {
      found.take(read_records(log, with, extra, sinks));
      for (const auto& sink : own) {
        found.records.insert(found.records.end(), sink->lines.begin(), sink->lines.end());
      }
    } catch (const UnclosedQuote& quote) {
      found.take(quote);
    }
    std::sort(found.records.begin(), found.records.end());
    return found;
  }
};

}  // namespace kpi::input_test
