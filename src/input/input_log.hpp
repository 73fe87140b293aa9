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
#include "input/json.hpp"
#include "input/layout.hpp"
#include "input/source.hpp"
#include "input/words.hpp"
#include "kpi/error.hpp"
#include "kpi/reader.hpp"

namespace kpi {

enum class LogFormat : std::uint8_t { Csv, JsonLines };
/// "csv", "jsonl".
std::string_view name(LogFormat format);

struct InputLog {
  std::size_t index = 0;  ///< among the inputs of the run
  ByteSource source;
  LogFormat format = LogFormat::Csv;
  Dialect dialect;
  Layout layout;
  std::vector<std::vector<std::string>> head;  ///< the first rows, led by the header
  bool undecided = false;                      ///< its rows do not say how to read it
  bool sequential = false;                     ///< its quotes do not tell where rows begin
};

/// Opens an input and recognises its columns; nothing where it is empty. Throws Error.
std::optional<InputLog> open_log(std::size_t index, const InputOptions& options,
                                 const Words& words);

/// Goes through the rows of an input from its first byte on; the header and the blank lines are not
/// among them.
class RowWalk {
 public:
  explicit RowWalk(InputLog& log);
  /// The next row; null at the end. Throws UnclosedQuote.
  const RawRow* next();
  [[nodiscard]] std::uint64_t blank() const { return blank_; }
  /// Where the next row begins, and in which line.
  [[nodiscard]] std::uint64_t offset() const;
  [[nodiscard]] std::uint64_t line() const;

 private:
  std::variant<CsvReader, JsonReader> reader_;
  RawRow row_;
  std::uint64_t blank_ = 0;
};

/// "calls.csv:3:7"
std::string place(const std::string& file, Position at);

}  // namespace kpi
