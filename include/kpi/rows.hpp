// SPDX-License-Identifier: MIT
// The rows of files as they are read, before any of them is a call.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/error.hpp"
#include "kpi/reader.hpp"

namespace kpi {

/// Takes the rows of one file after the other.
class RowSink {
 public:
  RowSink() = default;
  RowSink(const RowSink&) = delete;
  RowSink& operator=(const RowSink&) = delete;
  virtual ~RowSink() = default;
  /// Before the rows of each file: its name for messages, and the names of its columns.
  virtual void begin_file(const std::string& name, const std::vector<std::string>& columns) = 0;
  /// One text a column, without quotes and in UTF-8, otherwise as it stands; only during the call.
  virtual void take(std::span<const std::string_view> texts) = 0;
};

/// Reads all files of the options to their ends, and looks for no call in them: mappings, words and
/// presets mean nothing. Rows of a wrong form are rejected, and gone on behind. Throws Error where
/// a file cannot be read on; the rows until there have been given.
struct RowsRead {
  std::vector<InputSummary> inputs;
  Rejects rejects;
  std::vector<Note> notes;
};
RowsRead read_rows(const InputOptions& options, RowSink& sink);

}  // namespace kpi
