// SPDX-License-Identifier: MIT
// One pass over the rows of one input by several workers.
#include "input/record_pass.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <utility>

#include "core/memory_limit.hpp"
#include "core/parallel.hpp"
#include "input/blocks.hpp"

namespace kpi {
namespace {

/// Reads blocks until there are none left.
class Worker {
 public:
  Worker(BlockReader& blocks, const InputLog& log, const InputOptions& options,
         const std::vector<std::optional<std::size_t>>& extra, RecordSink& sink)
      : blocks_{blocks},
        progress_{options.progress},
        memory_{options.max_memory},
        sink_{sink},
        records_{log, options, extra, sink} {}

  void work() {
    try {
      while (take_block()) continue;
    } catch (...) {
      blocks_.fail(block_, std::current_exception());
    }
  }
  PassResult finish() { return records_.finish(); }

 private:
  bool take_block() {
    // Said before the block is fixed, so that it cannot come before what others have done by then.
    sink_.before_block();
    const bool any = blocks_.next(block_);
    if (any) {
      const std::uint64_t before = records_.rows();
      records_.take(block_.rows());
      if (progress_ != nullptr) progress_->rows += records_.rows() - before;
    }
    sink_.after_block();
    memory_.check();
    return any;
  }

  BlockReader& blocks_;
  ReadingProgress* progress_;
  MemoryLimit memory_;
  RecordSink& sink_;
  BlockRecords records_;
  Block block_;
};

/// Whether masks can find the rows of a dialect.
bool has_common_form(Dialect dialect) {
  return dialect.line_end == '\n' && dialect.quote == '"' && !dialect.lax_quotes &&
         dialect.delimiter != '"' && dialect.delimiter != '\n' && dialect.delimiter != '\r';
}

/// Reads a log of an uncommon dialect or shape, row by row.
PassResult read_in_sequence(RowWalk& walk, const InputLog& log, const InputOptions& options,
                            const std::vector<std::optional<std::size_t>>& extra,
                            RecordSink& sink) {
  constexpr std::uint64_t kRowsAtOnce = 4096;
  const MemoryLimit memory{options.max_memory};
  BlockRecords records{log, options, extra, sink};
  sink.before_block();
  for (std::uint64_t rows = 0; const RawRow* row = walk.next(); ++rows) {
    if (rows % kRowsAtOnce == 0) memory.check();
    records.take(*row);
    records.hand_on();  // the next row takes the place of its texts
    if (options.progress != nullptr) ++options.progress->rows;
  }
  sink.after_block();
  PassResult result = records.finish();
  if (const JsonRows* rows = walk.json_rows()) result.unknown_keys = rows->unknown_keys();
  result.notes = walk.notes();
  return result;
}

}  // namespace

PassResult read_records(InputLog& log, const InputOptions& options,
                        const std::vector<std::optional<std::size_t>>& extra,
                        std::span<RecordSink* const> sinks) {
  RowWalk walk{log};
  const bool by_lines = log.json && log.json->form == JsonForm::Lines;
  if (log.has_events() || log.layout.rules ||
      (log.json ? !by_lines : !has_common_form(log.dialect))) {
    PassResult result = read_in_sequence(walk, log, options, extra, *sinks[0]);
    result.skipped += walk.skipped();
    result.no_contacts = walk.no_contacts();
    return result;
  }
  BlockReader blocks{
      {&log.source, log.dialect, walk.offset(), std::string{walk.ahead()}, walk.line(), by_lines},
      options.block_size,
      structure(options.simd)};
  std::vector<std::unique_ptr<Worker>> workers;
  for (RecordSink* sink : sinks.first(std::min(sinks.size(), blocks.most_workers()))) {
    workers.push_back(std::make_unique<Worker>(blocks, log, options, extra, *sink));
  }
  on_threads(workers.size(), [&](std::size_t i) { workers[i]->work(); });
  blocks.rethrow();
  PassResult result = workers[0]->finish();
  for (std::size_t i = 1; i < workers.size(); ++i) result.merge(workers[i]->finish());
  result.skipped += walk.skipped();
  return result;
}

}  // namespace kpi
