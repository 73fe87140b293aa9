// SPDX-License-Identifier: MIT
// The forms in which a finished report is printed.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kpi/comparison.hpp"
#include "kpi/explanation.hpp"
#include "kpi/inspect.hpp"
#include "kpi/reconcile.hpp"
#include "kpi/report.hpp"
#include "kpi/targets.hpp"

namespace kpi {

/// Takes the document, piece by piece, on the thread that asked for it.
using TextSink = std::function<void(std::string_view)>;

/// A label that a user puts on every series of a metrics export.
struct MetricLabel {
  std::string name;  ///< letters, digits and _; no digit and no "__" at its head
  std::string value;
};

/// The configuration that a result was made under.
struct ConfigStamp {
  std::string path;    ///< as opened
  std::string sha256;  ///< of its bytes, in hexadecimal digits
};

struct RenderOptions {
  bool color = false;
  int width = 100;        ///< columns of the terminal, for tables and texts
  bool pictures = false;  ///< tables have trends and bars where there is room for them
  bool ascii = false;     ///< tables and texts are drawn with no sign that is not in ASCII
  bool raw_csv = false;   ///< leave heads of text cells that spreadsheets run as formulas
  std::vector<MetricLabel> labels{};  ///< of every Prometheus series; each name once
  /// Threads that many results are written with; they change no byte of the document.
  std::size_t threads = 1;
  std::optional<ConfigStamp> config{};  ///< told by machine formats; absent without any
};

/// A form of output.
struct OutputFormat {
  std::string_view name;                     ///< "json"
  std::vector<std::string_view> extensions;  ///< "json": of files written in it
  std::string_view summary;                  ///< for help
  /// Writes the document. Throws Error (Usage) where the report does not fit the form.
  void (*render)(const Report&, const RenderOptions&, const TextSink&);
  /// Throws Error (Usage) where reports that answer the query will not fit the form, as far as no
  /// file is needed to tell; null where all fit.
  void (*check)(const Query&, const RenderOptions&) = nullptr;
};

/// All forms; the first is the default.
std::span<const OutputFormat> output_formats();
/// Null when there is none.
const OutputFormat* find_output_format(std::string_view name);
const OutputFormat* output_format_of_extension(std::string_view extension);

/// A form in which a check is printed; as OutputFormat.
struct CheckFormat {
  std::string_view name;
  std::vector<std::string_view> extensions;
  std::string_view summary;
  void (*render)(const Check&, const RenderOptions&, const TextSink&);
};
/// table, json, junit and md; the first is the default.
std::span<const CheckFormat> check_formats();

/// A form in which a comparison is printed; as OutputFormat.
struct ComparisonFormat {
  std::string_view name;
  std::vector<std::string_view> extensions;
  std::string_view summary;
  void (*render)(const ReportComparison&, const RenderOptions&, const TextSink&);
};
/// table, json, csv and md; the first is the default.
std::span<const ComparisonFormat> comparison_formats();

/// Writes rows of texts, one after the other, as they are.
class RowsWriter {
 public:
  RowsWriter() = default;
  RowsWriter(const RowsWriter&) = delete;
  RowsWriter& operator=(const RowsWriter&) = delete;
  virtual ~RowsWriter() = default;
  /// First, once. Columns without a name, or with one that is there before, get one in JSON.
  virtual void begin(const std::vector<std::string>& columns) = 0;
  /// One text a column.
  virtual void add(std::span<const std::string_view> texts) = 0;
  /// Last, once.
  virtual void end() = 0;
};

/// A form in which rows are written.
struct RowFormat {
  std::string_view name;
  std::unique_ptr<RowsWriter> (*make)(TextSink sink);
};
/// csv, json and jsonl; the first is the default.
std::span<const RowFormat> row_formats();

/// How files were understood, for people and for machines (schema kpi-inspect/1).
std::string inspection_text(const Inspection& found, const RenderOptions& options);
std::string inspection_json(const Inspection& found, const RenderOptions& options);
/// The presets that the program has.
std::string preset_list(const RenderOptions& options);

/// What gives other systems' figures, for people and for machines (schema kpi-reconcile/1). A
/// command is one for a shell, and options are added to it.
struct ReconcileReport {
  std::vector<std::string> inputs;
  std::vector<Reconciliation> figures;
  std::string command;
  const Profile* profile = nullptr;  ///< whose definitions the query began with; may be null
};
std::string reconciliation_text(const ReconcileReport& report, const RenderOptions& options);
std::string reconciliation_json(const ReconcileReport& report, const RenderOptions& options);

/// The profiles that --profile takes, and what each sets.
std::string profile_list(const RenderOptions& options);

/// The catalogue in words: all rows, or one KPI with all its formulas.
std::string explain_catalogue(const RenderOptions& options);
std::string explain_kpi(const Kpi& kpi, const RenderOptions& options);
/// A KPI worked out with the figures of a log, for people and for machines (schema kpi-explain/1).
std::string explanation_text(const Explanation& explained, const RenderOptions& options);
std::string explanation_json(const Explanation& explained, const RenderOptions& options);
/// The catalogue as a Markdown table.
std::string catalogue_markdown();

/// "0.1.0"
std::string_view version();

}  // namespace kpi
