// SPDX-License-Identifier: MIT
// One input of a run, opened and recognised.
#include "input/input_log.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/utf8.hpp"
#include "input/genesys_visits.hpp"
#include "input/json_head.hpp"
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

void check_header(std::string_view head, Dialect dialect, const std::string& name) {
  CsvReader reader{head, dialect};
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
                      : "a byte that is no valid UTF-8: " + quoted(header.raw.substr(bad, 1))),
      "kpi reads UTF-8; convert the file: iconv -f WINDOWS-1252 -t UTF-8 FILE");
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

namespace {

/// Rows put together from events have canonical columns, and the units are known.
void lay_out_events(InputLog& log, std::span<const std::string_view> columns, InputOptions options,
                    const Words& words) {
  options.duration_unit.reset();
  log.head = {{columns.begin(), columns.end()}};
  log.layout = make_layout(log.head, options, words, log.source.name());
}

}  // namespace

std::optional<InputLog> open_log(std::size_t index, const InputOptions& options,
                                 const Words& words) {
  InputLog log{index, ByteSource{options.files[index], options.progress}, {}, {}, {}, {}};
  const std::string& name = log.source.name();
  std::string_view head = log.source.peek(kHeadBytes);
  refuse_other_formats(head, name);
  if (head.starts_with(kByteOrderMark)) head.remove_prefix(kByteOrderMark.size());
  if (head.size() + kByteOrderMark.size() >= kHeadBytes) {
    const std::size_t last = head.find_last_of("\r\n");
    if (last != std::string_view::npos) head = head.substr(0, last + 1);  // whole rows only
  }
  if (is_json(head)) {
    log.json = find_json_shape(head);
    log.genesys = looks_like_genesys(head, *log.json);
    if (log.genesys) {
      lay_out_events(log, genesys_columns(), options, words);
      return log;
    }
    log.head = json_head_rows(head, *log.json, kHeadRows, name);
    log.layout = make_layout(log.head, options, words, name);
    return log;
  }
  log.queue_log = find_queue_log_form(head, options.delimiter, name);
  if (log.queue_log) {
    lay_out_events(log, queue_log_columns(), options, words);
    return log;
  }
  log.dialect = find_dialect(head, options.delimiter);
  log.head = head_rows(head, log.dialect, kHeadRows);
  if (log.head.empty()) {
    refuse_unclosed_header(head, log.dialect, name);
    return std::nullopt;
  }
  check_header(head, log.dialect, name);
  log.layout = make_layout(log.head, options, words, name);
  return log;
}

namespace {

RowWalk::Reader reader_of(InputLog& log, TimeZone zone) {
  const ReadBytes read = [&source = log.source](std::span<char> into) { return source.read(into); };
  if (log.queue_log) return QueueLogReader{read, *log.queue_log, zone, log.source.name()};
  if (log.genesys) return GenesysReader{read, *log.json};
  if (!log.json) return CsvReader{read, log.dialect};
  if (log.json->form == JsonForm::Lines) return JsonReader{read, log.layout.headers};
  return JsonDocumentReader{read, log.layout.headers, *log.json};
}

}  // namespace

RowWalk::RowWalk(InputLog& log, TimeZone zone) : reader_{reader_of(log, zone)} {
  if (log.source.peek(kByteOrderMark.size()) == kByteOrderMark) {
    std::array<char, kByteOrderMark.size()> mark{};
    log.source.read(mark);
    std::visit([&](auto& reader) { reader.begin_at(mark.size(), 1); }, reader_);
  }
  if (!log.json && !log.queue_log) next();  // the header
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

const RawRow* RowWalk::next() {
  const auto read = [&](auto& reader) { return reader.next(row_); };
  while (std::visit(read, reader_)) {
    if (!row_.is_blank()) return &row_;
    ++blank_;
  }
  return nullptr;
}

}  // namespace kpi
