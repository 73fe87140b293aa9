// SPDX-License-Identifier: MIT
// How a delimited log begins: what separates its columns, and where its header is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "input/csv.hpp"
#include "kpi/companions.hpp"
#include "kpi/reader.hpp"

namespace kpi {

struct Opening {
  Dialect dialect;
  std::size_t begin = 0;    ///< bytes before the header
  std::uint64_t lines = 0;  ///< lines in them
  std::uint64_t texts = 0;  ///< those of them that are not blank
  bool has_header = true;   ///< false: the first row holds data
};

/// Finds the reading under which most columns of a header are known; lines before it, such as a
/// title or `sep=;`, are passed over. `head` is the begin of the log, whole lines as far as it can,
/// `name` its name in messages. Throws Error (Data) where two readings are equally good.
Opening find_opening(std::string_view head, const InputOptions& options, const std::string& name,
                     FileKind kind = FileKind::Calls);

/// The rows at the head of a log, the blank ones left out; a row that `head` cuts off is not
/// among them unless it is the only one.
std::vector<std::vector<std::string>> head_rows(std::string_view head, Dialect dialect,
                                                std::size_t most);

}  // namespace kpi
