// SPDX-License-Identifier: MIT
// The same work on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace kpi {

/// Calls work(0) to work(count - 1), each once and as a rule on a thread of its own; where the
/// system gives fewer threads, one after the other. Throws what the first of them threw.
void on_threads(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace kpi
