// SPDX-License-Identifier: MIT
// Reading conversations of Genesys Cloud's analytics: nested segments, one row a queue visit.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "input/csv.hpp"
#include "input/genesys_conversation.hpp"
#include "input/json.hpp"
#include "input/json_documents.hpp"
#include "input/json_shape.hpp"
#include "input/visit.hpp"
#include "kpi/error.hpp"

namespace kpi {

/// Whether the first objects of a JSON log of this shape are such conversations.
bool looks_like_genesys(std::string_view head, const JsonShape& shape);

/// Reads visits one after the other, as JsonReader does rows; those of a conversation stand where
/// it begins. A conversation that cannot be read is one row, with the problem that it has.
class GenesysReader {
 public:
  GenesysReader(ReadBytes read, const JsonShape& shape);
  /// Says where in the input the first byte read stands: at this offset, in this line.
  void begin_at(std::uint64_t offset, std::uint64_t line);
  /// The next row; false at the end. Throws BrokenJson.
  bool next(RawRow& row);
  /// Where in the input the next conversation begins, and in which line.
  [[nodiscard]] std::uint64_t offset() const;
  [[nodiscard]] std::uint64_t line() const;
  /// What has been read of the conversations behind; until more is read.
  [[nodiscard]] std::string_view ahead() const;
  /// Remarks on what has been read, without the name of the file.
  [[nodiscard]] std::vector<Note> notes() const;

 private:
  std::variant<JsonReader, JsonDocumentReader> objects_;
  RawRow object_;
  GenesysParser parser_;
  std::vector<Visit> visits_;  // of the conversation at hand
  std::size_t given_ = 0;      // of them
  std::uint64_t without_visit_ = 0;
  VisitRows rows_;
};

}  // namespace kpi
