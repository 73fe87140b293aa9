// SPDX-License-Identifier: MIT
// Rows on standard output.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/console.hpp"
#include "kpi/render.hpp"
#include "kpi/rows.hpp"

namespace kpi::cli {

/// Writes rows as they come.
class RowPrinter : public RowSink {
 public:
  RowPrinter(const RowFormat& format, const Console& console);
  void begin_file(const std::string& name, const std::vector<std::string>& columns) override;
  void take(std::span<const std::string_view> texts) override;
  /// Last, once.
  void end();

 private:
  void print(std::string_view text);

  const Console& console_;
  std::string pending_;
  std::unique_ptr<RowsWriter> writer_;
  bool begun_ = false;
  std::vector<std::string> columns_;
};

/// -O; `format` must outlive the parsing.
void add_row_format_option(CommandLine& line, const RowFormat*& format);

}  // namespace kpi::cli
