// SPDX-License-Identifier: MIT
// The same work on several threads.
#include "core/parallel.hpp"

#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace kpi {

void on_threads(std::size_t count, const std::function<void(std::size_t)>& work) {
  if (count == 0) return;
  std::vector<std::exception_ptr> errors(count);
  const auto guarded = [&](std::size_t i) {
    try {
      work(i);
    } catch (...) {
      errors[i] = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> threads;  // joined at the end of this block
    std::size_t started = 1;
    try {
      for (; started < count; ++started) threads.emplace_back(guarded, started);
    } catch (const std::system_error&) {
      // Those that the system gives are enough.
    }
    guarded(0);
    for (std::size_t i = started; i < count; ++i) guarded(i);
  }
  for (const std::exception_ptr& error : errors) {
    if (error) std::rethrow_exception(error);
  }
}

}  // namespace kpi
