// SPDX-License-Identifier: MIT
// The texts of many results: worked out on several threads, written in the order of the results.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "kpi/render.hpp"

namespace kpi {

/// Appends the text of a result to a document. Every thread has one of its own, which may remember
/// what it has written.
using ResultText = std::function<void(const Result&, std::string&)>;

/// Gives the texts of the results to the sink, which is called on this thread only: the same bytes
/// for any number of threads. What a text or the sink throws is thrown here, after all texts that
/// come before it.
void write_in_order(const Results::Range& results, std::size_t threads,
                    const std::function<ResultText()>& new_text, const TextSink& sink);

}  // namespace kpi
