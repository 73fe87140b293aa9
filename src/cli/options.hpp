// SPDX-License-Identifier: MIT
// The options that commands share, and the library's structs that they fill.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/command_line.hpp"
#include "cli/console.hpp"
#include "kpi/reader.hpp"
#include "kpi/render.hpp"
#include "kpi/report.hpp"
#include "kpi/time.hpp"

namespace kpi::cli {

struct InputArguments {
  InputOptions input;
  std::optional<TimeZone> zone;  ///< --input-tz
  std::optional<MaxBad> max_bad;
  bool strict = false;
  std::string rejects;  ///< a file; may be empty
};

/// What tells when contacts were, and which of those times are asked for.
struct TimeArguments {
  TimeZone zone;
  std::chrono::weekday week_start = std::chrono::Monday;
  Millis day_start = 0;
  // As given, to be read on the calendar that the above make; empty where not given.
  std::string period, begin, end, now;
};

struct QueryArguments {
  Query query;
  bool kpis_given = false;
  std::string service_level;             ///< the threshold of all rows, as given
  std::set<std::string> formulas_given;  ///< ids, those of a profile aside
  TimeArguments time;
};

enum class When : std::uint8_t { Auto, Always, Never };

struct OutputArguments {
  std::string format;              ///< empty: the extension tells, else the default
  std::vector<std::string> files;  ///< empty: standard output; "-" is standard output too
  When color = When::Auto;
  When pictures = When::Auto;
  std::optional<int> width;
  bool ascii = false;
  std::optional<ConfigStamp> config;  ///< to be told
  bool raw_csv = false;
  std::vector<MetricLabel> labels;
};

struct RunArguments {
  std::size_t threads = 0;  ///< 0: one a processor
  bool quiet = false;
  bool verbose = false;
};

struct DocumentForm;

/// The files, and how they are cut into rows.
void add_text_options(CommandLine& line, InputArguments& input);
/// The same without the files.
void add_dialect_options(CommandLine& line, InputArguments& input);
/// How rows are read as calls. Scales are declared with the input, which they describe, but belong
/// to the definitions.
void add_mapping_options(CommandLine& line, InputArguments& input, Definitions& definitions);
/// Which rows are one contact, and which say nothing new.
void add_contact_options(CommandLine& line, InputArguments& input);
void add_memory_options(CommandLine& line, InputArguments& input);
/// How many rows may be bad, and where they go.
void add_bad_row_options(CommandLine& line, InputArguments& input);
/// Files beside the call logs: what agents did and were to do, the roster, the customers.
void add_companion_options(CommandLine& line, InputArguments& input);
/// All of the above: for commands that compute figures.
void add_log_options(CommandLine& line, InputArguments& input, Definitions& definitions);
void add_select_options(CommandLine& line, QueryArguments& arguments);
void add_group_options(CommandLine& line, QueryArguments& query);
/// What of the above holds for groupings that nobody asks for by -g.
void add_max_groups_option(CommandLine& line, QueryArguments& query);
void add_calendar_options(CommandLine& line, QueryArguments& query);
/// Which KPIs are computed, and what stands beside them.
void add_kpi_option(CommandLine& line, QueryArguments& arguments);
/// What KPIs mean, by a profile and by single options.
void add_define_options(CommandLine& line, QueryArguments& arguments);
/// The same by single options alone.
void add_definition_options(CommandLine& line, QueryArguments& arguments);
/// In which of the forms, where to, and how a document looks.
void add_output_options(CommandLine& line, OutputArguments& output,
                        const std::vector<DocumentForm>& forms);
/// How documents look, a part of the output options.
void add_look_options(CommandLine& line, OutputArguments& output);
/// How texts are laid out, a part of the look.
void add_layout_options(CommandLine& line, OutputArguments& output);
/// What only tables of reports are drawn with.
void add_table_options(CommandLine& line, OutputArguments& output);
void add_raw_csv_option(CommandLine& line, OutputArguments& output);
void add_label_option(CommandLine& line, OutputArguments& output);
void add_run_options(CommandLine& line, RunArguments& run);
/// How an input is read, which changes nothing that is found; for tests.
void add_hidden_options(CommandLine& line, InputOptions& input);

/// What the library reads and answers; the options are complete. Throws Error (Usage) where two of
/// them contradict each other.
InputOptions finished_input(const InputArguments& input, const QueryArguments& query,
                            const RunArguments& run);
std::size_t threads_of(const RunArguments& run);
Query finished_query(const QueryArguments& arguments);
/// The calendar of the report, and the instant from which relative periods are told.
Calendar calendar_of(const TimeArguments& time);
Millis now_of(const TimeArguments& time);

/// All files that are read, call logs first.
std::vector<std::string> files_of(const InputOptions& input);

/// How a document looks on this console, and in a file.
RenderOptions render_on(const Console& console, const OutputArguments& output);
RenderOptions render_in_file(const OutputArguments& output);

}  // namespace kpi::cli
