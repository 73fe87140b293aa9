// SPDX-License-Identifier: MIT
// Rows on standard output.
#include "cli/row_printer.hpp"

#include "cli/parse.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {

RowPrinter::RowPrinter(const RowFormat& format, const Console& console)
    : console_{console}, writer_{format.make([this](std::string_view text) { print(text); })} {}

void RowPrinter::begin_file(const std::string& name, const std::vector<std::string>& columns) {
  if (begun_ && columns != columns_) {
    throw Error(FaultKind::Data, name + ": other columns than in the files before it",
                "print files with other columns by themselves");
  }
  if (!begun_) writer_->begin(columns);
  begun_ = true;
  columns_ = columns;
}

void RowPrinter::take(std::span<const std::string_view> texts) {
  writer_->add(texts);
}

void RowPrinter::end() {
  if (begun_) writer_->end();
  console_.out(pending_);
  pending_.clear();
}

void RowPrinter::print(std::string_view text) {
  constexpr std::size_t kAtOnce = 64U << 10U;
  pending_ += text;
  if (pending_.size() < kAtOnce) return;
  console_.out(pending_);
  pending_.clear();
}

void add_row_format_option(CommandLine& line, const RowFormat*& format) {
  line.once(Topic::Output, "-O,--format", "FORMAT", "csv, json or jsonl (default: csv)",
            [&format](const Given& given) {
              std::vector<std::string_view> names;
              for (const RowFormat& one : row_formats()) names.push_back(one.name);
              format = &row_formats()[choice(given, "format", names)];
            });
}

}  // namespace kpi::cli
