// SPDX-License-Identifier: MIT
// One pass over the rows of one input: workers build records and hand them on in batches.
#include "input/record_pass.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "input/batch.hpp"
#include "input/pieces.hpp"

namespace kpi {
namespace {

/// Builds the records of the rows that it is given.
class Worker {
 public:
  Worker(const InputLog& log, const InputOptions& options, const Words& words,
         const std::vector<std::optional<std::size_t>>& extra, RecordSink& sink)
      : input_{log.index},
        builder_{log.layout, words, options, extra},
        batch_{extra.size()},
        sink_{sink},
        found_{options.kept_rejects} {}

  void take(const RawRow& row) {
    ++found_.rows;
    if (const CallRecord* record = builder_.build(row)) {
      ++found_.records;
      batch_.add(*record);
      if (batch_.full()) hand_on();
    } else {
      Issue issue = builder_.issue();
      issue.input = input_;
      found_.rejects.add(std::move(issue));
    }
  }
  void take_blank() { ++found_.blank; }

  /// What was found; once, at the end.
  PassResult finish() {
    hand_on();
    found_.unknown_outcomes = builder_.unknown_outcomes();
    found_.past_midnight = builder_.past_midnight();
    found_.without_clock = builder_.without_clock();
    return std::move(found_);
  }

 private:
  void hand_on() {
    sink_.consume(batch_.records());
    batch_.clear();
  }

  std::size_t input_;
  RecordBuilder builder_;
  Batch batch_;
  RecordSink& sink_;
  PassResult found_;
};

void merge(PassResult& into, const PassResult& from) {
  into.rows += from.rows;
  into.records += from.records;
  into.blank += from.blank;
  into.rejects.merge(from.rejects);
  for (const auto& [word, seen] : from.unknown_outcomes) {
    RecordBuilder::UnknownWord& known = into.unknown_outcomes[word];
    if (known.count == 0 || seen.first < known.first) known.first = seen.first;
    known.count += seen.count;
  }
  into.past_midnight += from.past_midnight;
  into.without_clock += from.without_clock;
}

}  // namespace

std::optional<PassResult> read_records(InputLog& log, const InputOptions& options,
                                       const Words& words,
                                       const std::vector<std::optional<std::size_t>>& extra,
                                       std::span<RecordSink* const> sinks) {
  const bool in_pieces = !log.json && !log.sequential && sinks.size() > 1 &&
                         log.source.is_regular() && log.dialect.line_end == '\n' &&
                         log.source.size() >= 2 * options.piece_size;
  std::vector<std::unique_ptr<Worker>> workers;
  for (RecordSink* sink : sinks.first(in_pieces ? sinks.size() : 1)) {
    workers.push_back(std::make_unique<Worker>(log, options, words, extra, *sink));
  }
  RowWalk walk{log};
  if (in_pieces) {
    const RowsOfFile rows{&log.source, log.dialect, walk.offset(), walk.line()};
    const bool whole = read_in_pieces(
        rows, workers.size(), options.piece_size, [&](std::size_t worker, const RawRow& row) {
          row.is_blank() ? workers[worker]->take_blank() : workers[worker]->take(row);
        });
    if (!whole) return std::nullopt;
  } else {
    while (const RawRow* row = walk.next()) workers[0]->take(*row);
  }
  PassResult result = workers[0]->finish();
  for (std::size_t i = 1; i < workers.size(); ++i) merge(result, workers[i]->finish());
  result.blank += walk.blank();
  return result;
}

}  // namespace kpi
