// SPDX-License-Identifier: MIT
// One input of a run, opened and recognised.
#include "input/input_log.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/utf8.hpp"
#include "input/genesys_visits.hpp"
#include "input/json_head.hpp"
#include "input/known_presets.hpp"
#include "input/recognise.hpp"

namespace kpi {
namespace {

constexpr std::size_t kHeadRows = 200;

void refuse_unclosed_header(std::string_view head, Dialect dialect, const std::string& name) {
  CsvReader reader{head, dialect};
  RawRow row;
  try {
    while (reader.next(row)) continue;
  } catch (const UnclosedQuote& quote) {
    throw Error(FaultKind::Data,
                place(name, quote.opened) + ": a quote in the header is never closed");
  }
}

void check_header(std::string_view head, const Opening& opening, const std::string& name) {
  CsvReader reader{head.substr(opening.begin), opening.dialect};
  reader.begin_at(opening.begin, opening.lines + 1);
  RawRow header;
  while (reader.next(header) && header.is_blank()) continue;
  if (header.problem == RowProblem::TooManyColumns || header.problem == RowProblem::FieldTooLong) {
    const bool columns = header.problem == RowProblem::TooManyColumns;
    throw Error(FaultKind::Data, place(name, header.position(header.problem_offset)) +
                                     ": the header has " +
                                     (columns ? "over 4096 columns" : "a field over 1 MiB"));
  }
  const std::size_t nul = header.raw.find('\0');
  const std::size_t invalid = find_invalid_utf8(header.raw);
  const std::size_t bad = std::min(nul, invalid);
  if (bad == std::string_view::npos) return;
  throw Error(
      FaultKind::Data,
      place(name, header.position(bad)) + ": the header has " +
          (bad == nul ? "a NUL byte"
                      : "a byte that is no valid UTF-8: " + in_quotes(header.raw.substr(bad, 1))),
      bad == nul ? "the file may be damaged, or no text"
                 : "say how the file is encoded, such as --encoding WINDOWS-1252");
}

/// Adds the columns that a preset asks for to those that the first objects have.
void add_columns(std::vector<std::vector<std::string>>& head, const Preset& preset) {
  for (const std::string& column : preset.mentioned_columns()) {
    std::vector<std::string>& header = head.front();
    if (std::find(header.begin(), header.end(), column) != header.end()) continue;
    header.push_back(column);
    for (std::size_t i = 1; i < head.size(); ++i) head[i].emplace_back();
  }
}

/// Whether its columns may tell a preset.
bool may_have_preset(const InputLog& log) {
  return !log.preset && log.kind == FileKind::Calls;
}

void open_json(InputLog& log, std::string_view head, bool any_columns) {
  log.head = json_head_rows(head, *log.json, kHeadRows, log.source.name());
  if (may_have_preset(log) && !any_columns) log.preset = recognise_preset(log.head.front());
  if (log.preset) add_columns(log.head, *log.preset);
}

/// Whether columns of such a file are chosen, and all of them by their positions.
bool all_by_position(const std::vector<ColumnChoice>& choices, FileKind kind) {
  bool any = false;
  for (const ColumnChoice& choice : choices) {
    if (!find_role(choice.field, kind)) continue;
    if (choice.column.find_first_not_of("0123456789") != std::string::npos) return false;
    any = true;
  }
  return any;
}

/// Names the columns of a file without a header.
void name_columns(InputLog& log, bool any_columns) {
  const std::vector<std::string>& first = log.head.front();
  if (may_have_preset(log)) log.preset = recognise_headless(first);
  std::vector<std::string> header;
  if (log.preset && !log.preset->header.empty()) {
    header = log.preset->header;
  } else if (!any_columns) {
    throw Error(FaultKind::Data,
                place(log.source.name(), {log.opening.lines + 1, 1}) +
                    ": no header row: the first row holds data",
                log.kind == FileKind::Calls
                    ? "name the columns by their positions, such as -c start=1 -c wait=5, or add "
                      "a header"
                    : "name the columns by their positions, such as -c " +
                          option_name(roles_of(log.kind).front(), log.kind) +
                          "=1, or add a header");
  }
  header.resize(std::min(header.size(), first.size()));
  while (header.size() < first.size()) header.push_back(std::to_string(header.size() + 1));
  log.head.insert(log.head.begin(), std::move(header));
}

/// False where there is no row.
bool open_delimited(InputLog& log, std::string_view head, const InputOptions& options,
                    bool any_columns) {
  const std::string& name = log.source.name();
  log.opening = find_opening(head, options, name, log.kind);
  log.dialect = log.opening.dialect;
  log.head = head_rows(head.substr(log.opening.begin), log.dialect, kHeadRows);
  if (log.head.empty()) {
    refuse_unclosed_header(head, log.dialect, name);
    return false;
  }
  if (log.opening.has_header) {
    check_header(head, log.opening, name);
    if (may_have_preset(log)) log.preset = recognise_preset(log.head.front());
  } else {
    name_columns(log, any_columns || all_by_position(options.columns, log.kind));
  }
  return true;
}

}  // namespace

std::string place(const std::string& file, Position at) {
  return file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::string_view InputLog::format() const {
  if (queue_log) return "queue_log";
  if (genesys) return "genesys";
  if (!json) return "csv";
  return json->form == JsonForm::Lines ? "jsonl" : "json";
}

std::vector<Note> InputLog::notes() const {
  std::vector<Note> notes;
  const std::string& name = source.name();
  if (const Encoding& encoding = source.encoding();
      !encoding.is_utf8() && !encoding.evidence.empty()) {
    notes.push_back({"N130", name + ": read as " + encoding.name + " (" + encoding.evidence + ")"});
  }
  if (opening.texts > 0) {
    notes.push_back({"N131", name + ": the header is in line " + with_thousands(opening.lines + 1) +
                                 "; the lines before it are " + "skipped"});
  }
  if (dialect.lax_quotes) {
    notes.push_back({"N132", name + ": quotes within fields are read as text"});
  }
  if (preset) {
    notes.push_back({"N133", name + ": read as " + preset->title + " (preset " + preset->name +
                                 ")" + (preset->remark.empty() ? "" : "; " + preset->remark)});
  }
  return notes;
}

Error unclosed_quote(const std::string& file, const UnclosedQuote& quote) {
  return {FaultKind::Data,
          place(file, quote.opened) +
              ": the quote opened here is never closed, up to the end of the file in line " +
              std::to_string(quote.last_line) + "; figures withheld",
          "close the quote, or double a quote that belongs to the text"};
}

Error broken_json(const std::string& file, const BrokenJson& broken) {
  return {
      FaultKind::Data,
      place(file, broken.at) + ": broken JSON; expected " + broken.expected + "; figures withheld",
      "as JSON lines, one object a line, a broken one costs that line alone"};
}

namespace {

/// Rows put together from events have canonical columns, and the units are known.
void lay_out_events(InputLog& log, InputOptions options) {
  options.duration_unit.reset();
  const auto columns = log.genesys ? genesys_columns() : queue_log_columns();
  log.head = {{columns.begin(), columns.end()}};
  log.words = std::make_shared<const Words>(options.words);
  log.layout = make_layout({log.head, options, *log.words, log.source.name()});
}

/// Whether an input is a log of events, from which rows are put together.
bool find_events(InputLog& log, std::string_view head, const InputOptions& options) {
  if (log.json) {
    if (log.kind != FileKind::Calls) return false;
    log.genesys = looks_like_genesys(head, *log.json);
    return log.genesys;
  }
  log.queue_log = find_queue_log_form(head, options.delimiter, log.source.name());
  return log.queue_log.has_value();
}

/// What is looked for at the head of an input.
enum class HeadSearch : std::uint8_t {
  Everything,
  NoEvents,  ///< rows alone
  AnyRows    ///< rows alone, and columns without a name are numbered
};

/// Looks at the head of an input; nothing where it is empty.
std::optional<InputLog> look_at_head(InputLog log, const InputOptions& options, HeadSearch search) {
  std::string_view head = log.source.peek(kHeadBytes);
  refuse_other_formats(head, log.source.name());
  if (head.starts_with(kByteOrderMark)) head.remove_prefix(kByteOrderMark.size());
  if (head.size() + kByteOrderMark.size() >= kHeadBytes) {
    const std::size_t last = head.find_last_of("\r\n");
    if (last != std::string_view::npos) head = head.substr(0, last + 1);  // whole rows only
  }
  const bool any_columns = search == HeadSearch::AnyRows;
  if (is_json(head)) log.json = find_json_shape(head);
  if (search == HeadSearch::Everything && find_events(log, head, options)) return log;
  if (log.json) {
    open_json(log, head, any_columns);
  } else if (!open_delimited(log, head, options, any_columns)) {
    return std::nullopt;
  }
  return log;
}

ByteSource open_source(const std::string& path, const InputOptions& options,
                       ReadingProgress* progress) {
  return ByteSource{path, progress, known_encoding(options.encoding), options.max_decompressed};
}

}  // namespace

std::optional<InputLog> open_companion(const CompanionFile& file, const InputOptions& options) {
  const bool states = file.kind == FileKind::AgentStates;
  auto log = look_at_head(InputLog{file.index, open_source(file.path, options, nullptr), file.kind},
                          options, states ? HeadSearch::Everything : HeadSearch::NoEvents);
  if (!log) return log;
  log->words = std::make_shared<const Words>(std::vector<WordChoice>{});
  if (log->queue_log) {
    log->layout.zone = options.zone;
  } else {
    log->layout =
        make_layout({log->head, options, *log->words, log->source.name(), nullptr, file.kind});
  }
  return log;
}

std::optional<InputLog> open_text(std::size_t index, const InputOptions& options) {
  auto log =
      look_at_head(InputLog{index, open_source(options.files[index], options, options.progress)},
                   options, HeadSearch::AnyRows);
  if (log) log->preset.reset();
  return log;
}

std::optional<InputLog> open_log(std::size_t index, const InputOptions& options,
                                 std::shared_ptr<const Preset> preset) {
  InputLog opened{index, open_source(options.files[index], options, options.progress)};
  opened.preset = std::move(preset);
  const HeadSearch search = opened.preset ? HeadSearch::NoEvents : HeadSearch::Everything;
  auto log = look_at_head(std::move(opened), options, search);
  if (!log) return log;
  if (log->has_events()) {
    lay_out_events(*log, options);
    return log;
  }
  std::vector<WordChoice> words = log->preset ? log->preset->words : std::vector<WordChoice>{};
  words.insert(words.end(), options.words.begin(), options.words.end());
  log->words = std::make_shared<const Words>(words);
  log->layout =
      make_layout({log->head, options, *log->words, log->source.name(), log->preset.get()});
  return log;
}

namespace {

RowWalk::Reader reader_of(InputLog& log) {
  const ReadBytes read = [&source = log.source](std::span<char> into) { return source.read(into); };
  if (log.queue_log)
    return QueueLogReader{read, *log.queue_log, log.layout.zone, log.source.name()};
  if (log.genesys) return GenesysReader{read, *log.json};
  if (!log.json) return CsvReader{read, log.dialect};
  std::vector<std::string> columns = log.layout.headers;
  if (log.layout.rules) columns.resize(log.layout.rules->columns);
  if (log.json->form == JsonForm::Lines) return JsonReader{read, columns};
  return JsonDocumentReader{read, columns, *log.json};
}

/// Reads and forgets bytes.
void pass_over(ByteSource& source, std::size_t bytes) {
  std::array<char, 4096> block{};
  while (bytes > 0) {
    const std::size_t count = source.read(std::span{block}.first(std::min(bytes, block.size())));
    if (count == 0) return;
    bytes -= count;
  }
}

}  // namespace

RowWalk::RowWalk(InputLog& log)
    : reader_{reader_of(log)},
      columns_{log.layout.rules ? log.layout.rules->columns : 0},
      rules_{log.layout.rules ? *log.layout.rules : no_rules_},
      skipped_{log.opening.lines} {
  std::size_t begin = log.opening.begin;
  if (log.source.peek(kByteOrderMark.size()) == kByteOrderMark) begin += kByteOrderMark.size();
  pass_over(log.source, begin);
  std::visit([&](auto& reader) { reader.begin_at(begin, log.opening.lines + 1); }, reader_);
  if (!log.json && !log.queue_log && log.opening.has_header) find_row();
}

std::uint64_t RowWalk::offset() const {
  return std::visit([](const auto& reader) { return reader.offset(); }, reader_);
}

std::string_view RowWalk::ahead() const {
  return std::visit([](const auto& reader) { return reader.ahead(); }, reader_);
}

const JsonRows* RowWalk::json_rows() const {
  const auto* const reader = std::get_if<JsonDocumentReader>(&reader_);
  return reader == nullptr ? nullptr : &reader->rows();
}

std::vector<Note> RowWalk::notes() const {
  if (const auto* const events = std::get_if<QueueLogReader>(&reader_)) return events->notes();
  if (const auto* const visits = std::get_if<GenesysReader>(&reader_)) return visits->notes();
  return {};
}

std::uint64_t RowWalk::line() const {
  return std::visit([](const auto& reader) { return reader.line(); }, reader_);
}

/// The next row that is not blank; false at the end.
bool RowWalk::find_row() {
  const auto read = [&](auto& reader) { return reader.next(row_); };
  while (std::visit(read, reader_)) {
    if (!row_.is_blank()) return true;
    ++skipped_;
  }
  return false;
}

const RawRow* RowWalk::next() {
  while (find_row()) {
    const bool ruled =
        columns_ > 0 && row_.problem == RowProblem::None && row_.fields.size() == columns_;
    if (!ruled || rules_.take(row_)) return &row_;
    ++skipped_;
  }
  return nullptr;
}

}  // namespace kpi
