// SPDX-License-Identifier: MIT
// Rows that are kept until all of their id have come, within a bound of memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "input/text_counts.hpp"

namespace kpi {

/// Where the rows of an id are far apart, so many may have to be kept that memory goes over the
/// bound. Then ids that are new have to wait: their rows are passed over and come again in the next
/// reading of all inputs, in which all that were not passed over are.
class KeptRows {
 public:
  /// The rows of one id that have come so far.
  struct OfId {
    std::string packed;
    std::uint32_t count = 0;
    std::uint32_t input = 0;  ///< of the row, where only one is kept
  };

  /// `ids` tell how often each id comes in a reading, and remember which have to wait. A reading
  /// keeps about so many bytes at most. The ids must outlive this.
  KeptRows(TextCounts& ids, const KeyedHash& hash, std::size_t most_bytes)
      : ids_{&ids}, most_bytes_{most_bytes}, rows_{0, hash} {}

  enum class Turn : std::uint8_t {
    Alone,   ///< the only row of its id, or one without an id
    Kept,    ///< to be kept: add to of()
    NotNow,  ///< of another reading
  };
  Turn turn_of(std::string_view id);
  /// What is kept of the id whose turn it was last.
  OfId& of() { return current_->second; }
  [[nodiscard]] std::string_view id() const { return current_->first; }
  /// After a row has been added to of(): whether it was the last of the id. Ids that come too often
  /// to be counted are complete when the reading ends.
  bool is_complete();
  void erase();

  /// Calls `visit` with each id that is not complete and its rows, and forgets them.
  template <typename Visit>
  void take_rest(Visit visit) {
    for (const auto& [id, rows] : rows_) visit(std::string_view{id}, rows);
    rows_.clear();
    bytes_ = 0;
  }
  /// Whether ids wait for another reading, which begins with this.
  bool begin_next_reading();

 private:
  // What TextCounts remember of an id: it waits for the next reading with an even or odd number, or
  // waits no more.
  static constexpr unsigned kTaken = 2;

  using Rows = std::unordered_map<std::string, OfId, KeyedHash>;
  static std::size_t bytes_of(const Rows::value_type& rows);

  TextCounts* ids_;
  std::size_t most_bytes_;
  Rows rows_;
  Rows::iterator current_;
  std::string id_;
  std::size_t bytes_ = 0;
  std::size_t bytes_before_ = 0;  // of the current rows, before one was added
  unsigned reading_ = 0;
  bool some_wait_ = false;
};

}  // namespace kpi
