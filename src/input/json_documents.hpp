// SPDX-License-Identifier: MIT
// Reading JSON in which line ends mean nothing: objects one after the other, or in an array.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "input/csv.hpp"
#include "input/json_buffer.hpp"
#include "input/json_rows.hpp"
#include "input/json_shape.hpp"

namespace kpi {

/// A fault after which it is unknown where the next object begins.
struct BrokenJson {
  Position at;
  std::string expected;
};

/// Reads rows one after the other, as CsvReader does.
class JsonDocumentReader {
 public:
  /// The first byte read is in line 1. `columns` are paths of members.
  JsonDocumentReader(ReadBytes read, const std::vector<std::string>& columns, JsonShape shape);
  /// Says where in the input the first byte read stands: at this offset, in this line.
  void begin_at(std::uint64_t offset, std::uint64_t line);
  /// The next row; false at the end. Throws BrokenJson.
  bool next(RawRow& row);
  /// Where in the input the next row begins, and in which line.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  [[nodiscard]] std::uint64_t line() const { return at_.line; }
  [[nodiscard]] const JsonRows& rows() const { return *rows_; }
  /// What has been read of the rows behind; until more is read.
  [[nodiscard]] std::string_view ahead() const { return buffer_.rest(); }

 private:
  enum class Place : std::uint8_t { Before, FirstElement, AfterElement, AfterComma, Behind };

  char peek();
  void take(std::size_t count);
  void skip_before();
  bool find_object();
  void read_object(RawRow& row);
  void check_rest();
  [[noreturn]] void refuse(std::string_view expected) const;

  JsonBuffer buffer_;
  JsonShape shape_;
  std::unique_ptr<JsonRows> rows_;
  Place place_ = Place::Before;
  std::uint64_t offset_ = 0;
  Position at_{1, 1};  // of the next byte
};

}  // namespace kpi
