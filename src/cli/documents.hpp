// SPDX-License-Identifier: MIT
// Which documents a run prints, where and in which form; and printing them, all or none.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/options.hpp"
#include "kpi/render.hpp"
#include "kpi/report.hpp"

namespace kpi::cli {

struct Document {
  std::string path;  ///< empty: standard output
  const OutputFormat* format = nullptr;
  [[nodiscard]] bool on_standard_output() const { return path.empty(); }
};

/// Decides without looking at any file. Throws Error (Usage).
std::vector<Document> plan_documents(const OutputArguments& output, const std::string& rejects);

/// Checks, as far as no file is needed, that what is asked fits the forms. Throws Error (Usage).
void check_documents(const std::vector<Document>& documents, const Query& query,
                     const OutputArguments& output);

/// Files first, standard output last: it stays empty where anything but writing to it fails. Throws
/// Error.
void print_documents(const std::vector<Document>& documents, const Report& report,
                     const OutputArguments& output, const std::vector<std::string>& inputs,
                     std::size_t threads, const Console& console);

}  // namespace kpi::cli
