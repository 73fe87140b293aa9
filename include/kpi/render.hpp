// SPDX-License-Identifier: MIT
// The forms in which a finished report is printed.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "kpi/report.hpp"

namespace kpi {

/// Takes the document, piece by piece, on the thread that asked for it.
using TextSink = std::function<void(std::string_view)>;

struct RenderOptions {
  bool color = false;
  int width = 100;       ///< columns of the terminal, for tables
  bool raw_csv = false;  ///< leave heads of text cells that spreadsheets run as formulas
  /// Threads that many results are written with; they change no byte of the document.
  std::size_t threads = 1;
};

/// A form of output.
struct OutputFormat {
  std::string_view name;                     ///< "json"
  std::vector<std::string_view> extensions;  ///< "json": of files written in it
  std::string_view summary;                  ///< for help
  /// Writes the document. Throws Error (Usage) where the report does not fit the form.
  void (*render)(const Report&, const RenderOptions&, const TextSink&);
};

/// All forms; the first is the default.
std::span<const OutputFormat> output_formats();
/// Null when there is none.
const OutputFormat* find_output_format(std::string_view name);
const OutputFormat* output_format_of_extension(std::string_view extension);

/// The catalogue in words: all rows, or one KPI with all its formulas.
std::string explain_catalogue(int width);
std::string explain_kpi(const Kpi& kpi);
/// The catalogue as a Markdown table.
std::string catalogue_markdown();

/// "0.1.0"
std::string_view version();

}  // namespace kpi
