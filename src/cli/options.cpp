// SPDX-License-Identifier: MIT
// The options that commands share: each with its help and what it sets.
#include "cli/options.hpp"

#include <fmt/format.h>

#include <array>
#include <limits>
#include <string_view>
#include <thread>
#include <utility>

#include "cli/parse.hpp"
#include "cli/profile.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

constexpr std::size_t kMostThreads = 256;
constexpr std::size_t kMostBlockSize = 64U << 20U;
constexpr std::size_t kMostGroups = 1'000'000'000;

void add_scale(CommandLine& line, const std::string& name, Scale& ends, std::string help) {
  line.once(Topic::Input, name, "LOW-HIGH", std::move(help),
            [&ends](const Given& given) { ends = scale(given); });
}

void set_service_level(QueryArguments& query, const Given& given) {
  ServiceRule rule = service_level_rule(given);
  Definitions& definitions = query.query.definitions;
  if (!rule.dimension.empty()) {
    definitions.service_rules.push_back(std::move(rule));
    return;
  }
  if (!query.service_level.empty()) {
    throw Error(FaultKind::Usage,
                fmt::format("{}: two thresholds for all rows, {} and {}", given.option,
                            in_quotes(query.service_level), in_quotes(given.text)),
                "give all but one as DIM=VALUE:80/20");
  }
  query.service_level = given.text;
  definitions.service = rule.target;
}

void set_formula(QueryArguments& query, const Given& given) {
  auto [id, formula] = assignment(given, "choice of a formula",
                                  "ID=NAME or ID=EXPRESSION, such as service_level=answered");
  if (!query.formulas_given.insert(id).second) {
    throw Error(FaultKind::Usage,
                fmt::format("{}: {} is given two formulas", given.option, in_quotes(id)));
  }
  query.query.definitions.formulas[id] = std::move(formula);
}

}  // namespace

void add_text_options(CommandLine& line, InputArguments& input) {
  InputOptions& options = input.input;
  line.arguments(Topic::Input, "[FILE]...", "call logs to read together; - is standard input",
                 options.files, std::numeric_limits<std::size_t>::max());
  add_dialect_options(line, input);
}

void add_dialect_options(CommandLine& line, InputArguments& input) {
  InputOptions& options = input.input;
  line.once(Topic::Input, "--delimiter", "CHARACTER",
            "what separates the columns: comma, semicolon, pipe or tab (default: found out)",
            [&](const Given& given) { options.delimiter = delimiter(given); });
  line.once(Topic::Input, "--quote", "CHARACTER",
            "what quotes text: double, single or none (default: found out)",
            [&](const Given& given) { options.quote = quote(given); });
  line.once(Topic::Input, "--encoding", "NAME",
            "how text is encoded, such as UTF-16LE or WINDOWS-1252 (default: found out)",
            [&](const Given& given) {
              if (given.text.empty()) reject(given, "encoding", "a name such as WINDOWS-1252");
              options.encoding = given.text;
            });
  line.once(Topic::Input, "--max-decompressed", "SIZE",
            "fail where a compressed file holds more than this, such as 20G (default: no limit)",
            [&](const Given& given) { options.max_decompressed = byte_count(given); });
}

void add_mapping_options(CommandLine& line, InputArguments& input, Definitions& definitions) {
  InputOptions& options = input.input;
  line.once(Topic::Input, "-P,--preset", "NAME|FILE",
            "read the columns of this system's export (default: found out); `kpi inspect "
            "--presets` lists them",
            [&](const Given& given) {
              if (given.text.empty()) reject(given, "preset", "a name or a file");
              options.preset = given.text;
            });
  line.repeated(Topic::Input, "-c,--column", "FIELD=COLUMN",
                "read the field from this column; by name, or by position from 1",
                [&](const Given& given) { options.columns.push_back(column_choice(given)); });
  line.repeated(Topic::Input, "--value", "FIELD:WORD=MEANING",
                "what a word in the file means, such as outcome:LOST=abandoned",
                [&](const Given& given) { options.words.push_back(word_choice(given)); });
  line.once(Topic::Input, "--date-format", "PATTERN",
            "order of day and month, such as d/m/Y or mdy (default: found out)",
            [&](const Given& given) { options.date_order = date_order(given); });
  line.once(Topic::Input, "--decimal", "MARK",
            "mark before the decimals of numbers: . or , (default: the numbers tell)",
            [&](const Given& given) { options.decimal_mark = decimal_mark(given); });
  line.once(Topic::Input, "--duration-unit", "UNIT",
            "unit of plain numbers in duration columns: s, ms, min, h or d (default: from the "
            "header or the values, else s); hms or m:ss says what 12:30 is",
            [&](const Given& given) { options.duration_unit = duration_unit(given); });
  line.once(Topic::Input, "--input-tz", "ZONE", "zone of times that name none (default: --tz)",
            [&](const Given& given) { input.zone = time_zone(given); });
  add_scale(line, "--csat-scale", definitions.csat, "scale of the column csat (default: 1-5)");
  add_scale(line, "--nps-scale", definitions.nps, "scale of the column nps (default: 0-10)");
  add_scale(line, "--ces-scale", definitions.ces, "scale of the column ces (default: 1-7)");
  add_scale(line, "--qa-scale", definitions.qa, "scale of the column qa (default: 0-100)");
}

void add_contact_options(CommandLine& line, InputArguments& input) {
  InputOptions& options = input.input;
  line.once(Topic::Input, "--dedupe", "HOW",
            "drop duplicates: exact (identical rows), id (all rows of a call_id but the latest) or "
            "off (default: off)",
            [&](const Given& given) { options.dedupe = dedupe(given); });
  line.once(Topic::Input, "--unit", "WORD",
            "what counts as one contact: visit (a row) or call (all rows of a call_id) "
            "(default: visit)",
            [&](const Given& given) { options.unit = counting_unit(given); });
}

void add_memory_options(CommandLine& line, InputArguments& input) {
  line.once(Topic::Input, "--max-memory", "SIZE",
            "fail where reading takes more memory than this, such as 2G (default: no limit)",
            [&](const Given& given) { input.input.max_memory = byte_count(given); });
}

void add_bad_row_options(CommandLine& line, InputArguments& input) {
  line.once(Topic::Input, "--max-bad", "N|P%",
            "fail where more rows than this cannot be read (default: 5%)",
            [&](const Given& given) { input.max_bad = max_bad(given); });
  line.flag(Topic::Input, "--strict", "fail where any row cannot be read: --max-bad 0",
            input.strict);
  line.once(Topic::Input, "--rejects", "FILE",
            "write the rows that cannot be read to this file, with their places and why",
            [&](const Given& given) {
              if (given.text.empty()) reject(given, "file", "a name");
              input.rejects = given.text;
            });
}

void add_companion_options(CommandLine& line, InputArguments& input) {
  CompanionFiles& files = input.input.companions;
  const auto add = [&line](const std::string& option, std::string help,
                           std::vector<std::string>& paths) {
    line.repeated(Topic::Define, option, "FILE", std::move(help), [&paths](const Given& given) {
      if (given.text.empty()) reject(given, "file", "a name");
      paths.emplace_back(given.text);
    });
  };
  add("--agent-states",
      "what agents did: agent, state, start, end or duration; or an Asterisk queue_log",
      files.agent_states);
  add("--schedule", "what agents were to do: agent, activity, start, end", files.schedule);
  add("--roster", "who is employed: agent, hired, left, team, esat", files.roster);
  add("--customers", "who is a customer: customer, since, lost", files.customers);
  line.repeated(Topic::Define, "--state", "WORD=CLASS",
                "what a state or activity is: handling, available, paused or off",
                [&files](const Given& given) { files.states.push_back(state_choice(given)); });
}

void add_log_options(CommandLine& line, InputArguments& input, Definitions& definitions) {
  add_text_options(line, input);
  add_mapping_options(line, input, definitions);
  add_contact_options(line, input);
  add_bad_row_options(line, input);
  add_memory_options(line, input);
}

void add_max_groups_option(CommandLine& line, QueryArguments& query) {
  line.once(
      Topic::Input, "--max-groups", "N",
      "fail where a grouping has more groups than this (default: 1000000)",
      [&](const Given& given) { query.query.max_groups = whole_number(given, 1, kMostGroups); });
}

void add_calendar_options(CommandLine& line, QueryArguments& query) {
  line.once(Topic::Group, "--week-start", "DAY", "first day of a week (default: monday)",
            [&](const Given& given) { query.time.week_start = weekday(given); });
  line.once(Topic::Group, "--day-start", "HH:MM",
            "when days, and all that is longer, begin (default: 00:00)",
            [&](const Given& given) { query.time.day_start = clock(given); });
}

void add_group_options(CommandLine& line, QueryArguments& query) {
  add_max_groups_option(line, query);
  line.repeated(Topic::Group, "-g,--group-by", "DIM,...",
                "figures for each queue, agent, hour, weekday or other column; each -g is a table "
                "of its own",
                [&](const Given& given) { query.query.group_by.push_back(list(given)); });
  line.once(Topic::Group, "-i,--interval", "LENGTH",
            "figures for each 15m, 30m, 1h, day, week, month, quarter or year",
            [&](const Given& given) { query.query.interval = interval_length(given); });
  line.once(Topic::Group, "--sort", "ID[:desc]",
            "order groups by this KPI, the least first; with :desc the greatest",
            [&](const Given& given) { query.query.order = group_order(given); });
  line.once(Topic::Group, "--top", "N", "show only the first N groups of each -g",
            [&](const Given& given) { query.query.top = whole_number(given, 1, kMostGroups); });
  line.flag(Topic::Group, "--fill-empty",
            "show intervals, hours and weekdays without calls as well", query.query.fill_empty);
  line.flag(Topic::Group, "--totals",
            "with several dimensions, figures for the first, for the first two and so on as well",
            query.query.subtotals);
  add_calendar_options(line, query);
}

void add_kpi_option(CommandLine& line, QueryArguments& arguments) {
  Query& query = arguments.query;
  line.repeated(Topic::Define, "-k,--kpi", "ID,...",
                "KPIs to compute, @core or @all; `kpi explain` lists them (default: @core)",
                [&](const Given& given) {
                  if (!std::exchange(arguments.kpis_given, true)) query.kpis.clear();
                  for (std::string& id : list(given)) query.kpis.push_back(std::move(id));
                });
  line.flag(Topic::Define, "--benchmarks",
            "name published figures beside the values: hints, no verdicts", query.benchmarks);
}

void add_define_options(CommandLine& line, QueryArguments& arguments) {
  // Declared before the options that win over it.
  line.once(Topic::Define, "--profile", "NAME",
            "count as this system does, but for what other options say; `kpi explain --profiles` "
            "lists them",
            [&](const Given& given) { apply_profile(given, arguments.query.definitions); });
  add_definition_options(line, arguments);
}

void add_definition_options(CommandLine& line, QueryArguments& arguments) {
  Definitions& definitions = arguments.query.definitions;
  line.repeated(Topic::Define, "--sl", "[DIM=VALUE:]P/T",
                "service level: P percent within T; 80/20, 20s, queue=vip:90/10 (default: 80/20)",
                [&](const Given& given) { set_service_level(arguments, given); });
  line.repeated(Topic::Define, "--formula", "ID=NAME|EXPR",
                "compute a KPI by another of its formulas; service_level=(A_T+B_T)/N",
                [&](const Given& given) { set_formula(arguments, given); });
  line.once(Topic::Define, "--threshold-op", "le|lt",
            "a wait within T is at most T, or less than T (default: le)",
            [&](const Given& given) { definitions.strictly_less = strictly_less(given); });
  line.once(Topic::Define, "--short-abandon", "TIME",
            "longest wait of a short abandon (default: 5s)",
            [&](const Given& given) { definitions.short_abandon = duration(given); });
  line.once(Topic::Define, "--fcr-window", "TIME",
            "a contact this soon after another is a repeat (default: 7d)", [&](const Given& given) {
              definitions.repeat_window = duration(given);
              if (definitions.repeat_window == 0) reject(given, "window", "one longer than 0");
            });
  line.once(Topic::Define, "--fcr-key", "FIELD,...",
            "what tells one customer's matter (default: caller,reason)",
            [&](const Given& given) { definitions.repeat_key = key_fields(given); });
  line.once(Topic::Define, "--staffed-hours", "HOURS", "agent hours of the whole selection",
            [&](const Given& given) {
              definitions.staffed_hours = decimal(given);
              if (definitions.staffed_hours->units == 0) reject(given, "time", "more than 0");
            });
  line.once(Topic::Define, "--cost", "MONEY", "cost of the whole selection",
            [&](const Given& given) { definitions.cost = decimal(given); });
  line.once(Topic::Define, "--cost-per-hour", "MONEY", "cost of a staffed hour",
            [&](const Given& given) { definitions.cost_per_hour = decimal(given); });
  line.once(Topic::Define, "--currency", "SIGN", "printed with money, such as EUR",
            [&](const Given& given) { definitions.currency = currency(given); });
}

void add_run_options(CommandLine& line, RunArguments& run) {
  line.once(Topic::Run, "-j,--threads", "N",
            "read with this many threads; the figures are the same (default: one a processor)",
            [&](const Given& given) { run.threads = whole_number(given, 1, kMostThreads); });
  line.flag(Topic::Run, "-q,--quiet", "no warnings and notes on standard error", run.quiet);
  line.flag(Topic::Run, "-v,--verbose", "name every row that cannot be read", run.verbose);
}

void add_hidden_options(CommandLine& line, InputOptions& input) {
  line.hidden("--block-size", [&](const Given& given) {
    input.block_size = whole_number(given, 1, kMostBlockSize);
  });
  line.hidden("--simd", [&](const Given& given) {
    constexpr std::array<std::string_view, 2> kLevels{"portable", "avx2"};
    const bool portable = choice(given, "instruction set", kLevels) == 0;
    input.simd = portable ? SimdLevel::Portable : SimdLevel::Best;
  });
}

namespace {

/// The scores that a 0 is not among.
FieldSet unrated_at_zero(const Definitions& definitions) {
  FieldSet scores;
  const auto add = [&scores](Field score, const Scale& scale) {
    if (scale.low == kUnit) scores.insert(score);
  };
  add(Field::Csat, definitions.csat);
  add(Field::Nps, definitions.nps);
  add(Field::Ces, definitions.ces);
  add(Field::Qa, definitions.qa);
  return scores;
}

}  // namespace

InputOptions finished_input(const InputArguments& input, const QueryArguments& query,
                            const RunArguments& run) {
  if (input.strict && input.max_bad) {
    throw Error(FaultKind::Usage, "--strict and --max-bad exclude each other");
  }
  if (run.quiet && run.verbose) {
    throw Error(FaultKind::Usage, "--quiet and --verbose exclude each other");
  }
  InputOptions options = input.input;
  options.zone = input.zone.value_or(query.time.zone);
  options.zone_given = input.zone.has_value();
  options.unrated_at_zero = unrated_at_zero(query.query.definitions);
  if (input.strict) options.max_bad.rows = 0;
  if (input.max_bad) options.max_bad = *input.max_bad;
  options.keep_rejected_rows = !input.rejects.empty();
  if (run.verbose || options.keep_rejected_rows) {
    options.kept_rejects = std::numeric_limits<std::size_t>::max();
  }
  return options;
}

std::size_t threads_of(const RunArguments& run) {
  return run.threads > 0 ? run.threads : std::thread::hardware_concurrency();
}

std::vector<std::string> files_of(const InputOptions& input) {
  std::vector<std::string> all = input.files;
  const CompanionFiles& companions = input.companions;
  for (const auto* const files : {&companions.agent_states, &companions.schedule,
                                  &companions.roster, &companions.customers}) {
    all.insert(all.end(), files->begin(), files->end());
  }
  return all;
}

}  // namespace kpi::cli
