// SPDX-License-Identifier: MIT
// One input of a run, opened and recognised.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "input/csv.hpp"
#include "input/genesys_reader.hpp"
#include "input/json.hpp"
#include "input/json_documents.hpp"
#include "input/json_shape.hpp"
#include "input/layout.hpp"
#include "input/queue_log_reader.hpp"
#include "input/source.hpp"
#include "input/words.hpp"
#include "kpi/error.hpp"
#include "kpi/reader.hpp"

namespace kpi {

struct InputLog {
  std::size_t index = 0;  ///< among the inputs of the run
  ByteSource source;
  Dialect dialect;
  std::optional<JsonShape> json;  ///< nothing: the log is delimited text
  Layout layout;
  std::vector<std::vector<std::string>> head;  ///< the first rows, led by the header
  bool undecided = false;                      ///< its rows do not say how to read it
  // Logs of which rows are put together from events, in sequence and with canonical columns.
  std::optional<QueueLogForm> queue_log = std::nullopt;
  bool genesys = false;  ///< the objects of `json` are conversations

  [[nodiscard]] bool has_events() const { return queue_log.has_value() || genesys; }
  /// "csv", "jsonl", "json", "queue_log" or "genesys".
  [[nodiscard]] std::string_view format() const;
};

/// Opens an input and recognises its columns; nothing where it is empty. Throws Error.
std::optional<InputLog> open_log(std::size_t index, const InputOptions& options,
                                 const Words& words);

/// Goes through the rows of an input from its first byte on; the header and the blank lines are not
/// among them.
class RowWalk {
 public:
  using Reader =
      std::variant<CsvReader, JsonReader, JsonDocumentReader, QueueLogReader, GenesysReader>;

  /// Times of events that name no zone are of `zone`.
  explicit RowWalk(InputLog& log, TimeZone zone = {});
  /// The next row; null at the end. Throws UnclosedQuote and BrokenJson.
  const RawRow* next();
  [[nodiscard]] std::uint64_t blank() const { return blank_; }
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
  Reader reader_;
  RawRow row_;
  std::uint64_t blank_ = 0;
};

/// "calls.csv:3:7"
std::string place(const std::string& file, Position at);

}  // namespace kpi
