// SPDX-License-Identifier: MIT
// Follows quotes byte by byte, to find row ends where quotes stand in the wrong place.
#pragma once

#include <cstdint>
#include <string_view>

#include "input/csv.hpp"

namespace kpi {

/// Where in a field the text stands; what CsvReader would be in, too.
enum class QuoteState : std::uint8_t {
  FieldStart,
  Plain,
  Quoted,
  Closed,       ///< behind a quote in quotes: they are closed, or it is the first of two
  ClosedReturn  ///< behind a carriage return behind such a quote
};

class QuoteFollower {
 public:
  /// Begins with a row in this line.
  QuoteFollower(Dialect dialect, std::uint64_t line) : dialect_{dialect}, line_{line} {}
  /// Begins in the midst of a row, of which opened() knows nothing.
  QuoteFollower(Dialect dialect, QuoteState state) : dialect_{dialect}, state_{state} {}

  static constexpr std::size_t kNone = std::string_view::npos;
  struct Found {
    std::size_t first_end = kNone;  ///< behind the first row end
    std::size_t rows_end = kNone;   ///< behind the last
    bool clean = true;              ///< each quote stands where it may
  };
  /// Goes on over the next bytes.
  Found follow(std::string_view bytes);
  [[nodiscard]] QuoteState state() const { return state_; }
  /// Where the quotes that are open were opened.
  [[nodiscard]] Position opened() const { return opened_; }

 private:
  std::size_t skip_quoted(std::string_view bytes, std::size_t at);
  bool take(char c);

  Dialect dialect_;
  QuoteState state_ = QuoteState::FieldStart;
  std::uint64_t line_ = 1;
  std::uint64_t column_ = 1;
  Position opened_;
};

}  // namespace kpi
