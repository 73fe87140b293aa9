// SPDX-License-Identifier: MIT
// Threads take runs of results in turn; the caller writes the runs as they come next.
#include "output/in_order.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace kpi {
namespace {

/// Results that are worked out in one go: enough to make the locks cheap, and few enough to keep
/// their text in the processor's cache.
constexpr std::size_t kRun = 256;
/// With fewer results threads cost more than they save.
constexpr std::size_t kLeastForThreads = 2048;

std::size_t runs_of(const Results::Range& results) {
  return (results.size() + kRun - 1) / kRun;
}

class Runs {
 public:
  Runs(const Results::Range& results, std::size_t threads)
      : results_{results}, count_{runs_of(results)}, slots_(2 * threads) {}

  /// Writes runs until there are no more; on any thread.
  void work(const ResultText& text) {
    std::unique_lock lock{mutex_};
    while (true) {
      slot_free_.wait(lock, [&] { return next_ == count_ || next_ < written_ + slots_.size(); });
      if (next_ == count_) return;
      const std::size_t run = next_++;
      Slot& slot = slots_[run % slots_.size()];
      lock.unlock();
      try {
        write(run, text, slot.text);
      } catch (...) {
        slot.error = std::current_exception();
      }
      lock.lock();
      slot.full = true;
      slot_full_.notify_one();
    }
  }

  /// Gives every run to the sink, in their order.
  void deliver(const TextSink& sink) {
    for (std::size_t run = 0; run < count_; ++run) {
      Slot& slot = slots_[run % slots_.size()];
      {
        std::unique_lock lock{mutex_};
        slot_full_.wait(lock, [&] { return slot.full; });
      }
      if (slot.error != nullptr) std::rethrow_exception(slot.error);
      sink(slot.text);
      slot.text.clear();
      const std::lock_guard lock{mutex_};
      slot.full = false;
      written_ = run + 1;
      slot_free_.notify_all();
    }
  }

  /// Writes every run on this thread.
  void deliver_alone(const ResultText& text, const TextSink& sink) const {
    std::string bytes;
    for (std::size_t run = 0; run < count_; ++run) {
      write(run, text, bytes);
      sink(bytes);
      bytes.clear();
    }
  }

  /// No further run is begun.
  void stop() {
    const std::lock_guard lock{mutex_};
    next_ = count_;
    slot_free_.notify_all();
  }

 private:
  struct Slot {
    std::string text;
    std::exception_ptr error;
    bool full = false;
  };

  void write(std::size_t run, const ResultText& text, std::string& bytes) const {
    const std::size_t end = std::min(results_.size(), (run + 1) * kRun);
    for (std::size_t i = run * kRun; i < end; ++i) text(results_[i], bytes);
  }

  const Results::Range results_;
  const std::size_t count_;
  std::mutex mutex_;
  std::condition_variable slot_full_, slot_free_;
  std::vector<Slot> slots_;  // of runs that follow one another, round and round
  std::size_t next_ = 0;     // run to be begun
  std::size_t written_ = 0;  // runs that the sink has
};

}  // namespace

void write_in_order(const Results::Range& results, std::size_t threads,
                    const std::function<ResultText()>& new_text, const TextSink& sink) {
  threads =
      results.size() < kLeastForThreads ? 1 : std::clamp<std::size_t>(threads, 1, runs_of(results));
  std::vector<ResultText> texts;
  for (std::size_t i = 0; i < threads; ++i) texts.push_back(new_text());
  Runs runs{results, threads};
  std::vector<std::jthread> workers;  // joined at the end of this block
  workers.reserve(threads);
  try {
    try {
      for (std::size_t i = 0; threads > 1 && i < threads; ++i) {
        workers.emplace_back([&runs, &text = texts[i]] { runs.work(text); });
      }
    } catch (const std::system_error&) {
      // Those that the system gives are enough.
    }
    if (workers.empty()) {
      runs.deliver_alone(texts.front(), sink);
    } else {
      runs.deliver(sink);
    }
  } catch (...) {
    runs.stop();
    throw;
  }
}

}  // namespace kpi
