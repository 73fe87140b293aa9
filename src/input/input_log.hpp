// SPDX-License-Identifier: MIT
// One input of a run, opened and recognised.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "input/csv.hpp"
#include "input/genesys_reader.hpp"
#include "input/json.hpp"
#include "input/json_documents.hpp"
#include "input/json_shape.hpp"
#include "input/layout.hpp"
#include "input/opening.hpp"
#include "input/preset.hpp"
#include "input/queue_log_reader.hpp"
#include "input/row_rules.hpp"
#include "input/source.hpp"
#include "input/words.hpp"
#include "kpi/error.hpp"
#include "kpi/reader.hpp"

namespace kpi {

struct InputLog {
  InputLog(std::size_t number, ByteSource opened, FileKind of = FileKind::Calls)
      : index{number}, kind{of}, source{std::move(opened)} {}

  std::size_t index;  ///< among the inputs of the run
  FileKind kind = FileKind::Calls;
  ByteSource source;
  Dialect dialect;                ///< of delimited text
  Opening opening;                ///< of delimited text
  std::optional<JsonShape> json;  ///< nothing: the log is delimited text
  std::shared_ptr<const Preset> preset;
  std::shared_ptr<const Words> words;
  Layout layout;
  std::vector<std::vector<std::string>> head;  ///< the first rows, led by the header
  bool undecided = false;                      ///< its rows do not say how to read it
  // Logs of which rows are put together from events, in sequence and with canonical columns.
  std::optional<QueueLogForm> queue_log = std::nullopt;
  bool genesys = false;  ///< the objects of `json` are conversations

  [[nodiscard]] bool has_events() const { return queue_log.has_value() || genesys; }
  /// "csv", "jsonl", "json", "queue_log" or "genesys".
  [[nodiscard]] std::string_view format() const;
  /// Remarks on how the file is read.
  [[nodiscard]] std::vector<Note> notes() const;
};

/// Opens an input and finds its columns, whatever they hold; nothing where it is empty. Throws
/// Error.
std::optional<InputLog> open_text(std::size_t index, const InputOptions& options);

/// Opens an input and recognises its columns; nothing where it is empty. `preset` is the one asked
/// for, null where the log tells. Throws Error.
std::optional<InputLog> open_log(std::size_t index, const InputOptions& options,
                                 std::shared_ptr<const Preset> preset);

/// A file to be read as one of a kind of companion.
struct CompanionFile {
  FileKind kind = FileKind::AgentStates;
  std::string path;
  std::size_t index = 0;  ///< among the inputs of the run
};
/// Opens a companion file and recognises its columns, or its events; nothing where it is empty.
/// Throws Error.
std::optional<InputLog> open_companion(const CompanionFile& file, const InputOptions& options);

/// Goes through the rows of an input from its first byte on; the header, the blank lines and the
/// rows that a preset skips are not among them.
class RowWalk {
 public:
  using Reader =
      std::variant<CsvReader, JsonReader, JsonDocumentReader, QueueLogReader, GenesysReader>;

  explicit RowWalk(InputLog& log);
  /// The next row; null at the end. Throws UnclosedQuote and BrokenJson.
  const RawRow* next();
  /// Lines that are no rows: blank ones, and those before the header.
  [[nodiscard]] std::uint64_t skipped() const { return skipped_; }
  /// Rows that are no contacts, by why.
  [[nodiscard]] const std::map<std::string, std::uint64_t>& no_contacts() const {
    return rules_.skipped();
  }
  /// Where the next row begins, and in which line.
  [[nodiscard]] std::uint64_t offset() const;
  [[nodiscard]] std::uint64_t line() const;
  /// What has been read of the input from there on.
  [[nodiscard]] std::string_view ahead() const;
  /// What makes the rows of JSON documents; null for other logs.
  [[nodiscard]] const JsonRows* json_rows() const;
  /// Remarks of a log of events on what has been read, without the name of the file.
  [[nodiscard]] std::vector<Note> notes() const;

 private:
  bool find_row();

  Reader reader_;
  RawRow row_;
  std::size_t columns_ = 0;  // of the file, where there are rules
  RowRules no_rules_;
  RowRulesAtWork rules_;
  std::uint64_t skipped_ = 0;
};

/// What is said where an input cannot be read on.
Error unclosed_quote(const std::string& file, const UnclosedQuote& quote);
Error broken_json(const std::string& file, const BrokenJson& broken);

/// "calls.csv:3:7"
std::string place(const std::string& file, Position at);

}  // namespace kpi
