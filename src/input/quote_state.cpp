// SPDX-License-Identifier: MIT
// Follows quotes byte by byte, to find row ends where quotes stand in the wrong place.
#include "input/quote_state.hpp"

#include <algorithm>

namespace kpi {

QuoteFollower::Found QuoteFollower::follow(std::string_view bytes) {
  Found found;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (state_ == QuoteState::Quoted) {
      at = skip_quoted(bytes, at);
      if (at == bytes.size()) break;
    }
    const char c = bytes[at];
    found.clean = take(c) && found.clean;
    ++column_;
    if (c != dialect_.line_end) continue;
    // Inside quotes no line end comes this far.
    ++line_;
    column_ = 1;
    found.rows_end = at + 1;
    if (found.first_end == kNone) found.first_end = at + 1;
  }
  return found;
}

/// Moves on to the quote that ends a quoted text, or doubles one.
std::size_t QuoteFollower::skip_quoted(std::string_view bytes, std::size_t at) {
  const std::size_t quote = std::min(bytes.find(dialect_.quote, at), bytes.size());
  const std::string_view inside = bytes.substr(at, quote - at);
  const std::size_t last = inside.rfind(dialect_.line_end);
  line_ += static_cast<std::uint64_t>(std::count(inside.begin(), inside.end(), dialect_.line_end));
  column_ = last == kNone ? column_ + inside.size() : inside.size() - last;
  return quote;
}

/// Takes a byte; false where a quote stands in the wrong place.
bool QuoteFollower::take(char c) {
  const bool ends = c == dialect_.delimiter || c == dialect_.line_end;
  const bool closed = state_ == QuoteState::Closed;
  const bool stray_return = state_ == QuoteState::ClosedReturn && c != dialect_.line_end;
  if (c == dialect_.quote && state_ == QuoteState::FieldStart) {
    opened_ = {line_, column_};
    state_ = QuoteState::Quoted;
    return true;
  }
  if (c == dialect_.quote && (state_ == QuoteState::Quoted || closed)) {
    state_ = closed ? QuoteState::Quoted : QuoteState::Closed;
    return true;
  }
  if (closed && c == '\r') {
    state_ = QuoteState::ClosedReturn;
    return true;
  }
  state_ = ends ? QuoteState::FieldStart : QuoteState::Plain;
  return !stray_return && c != dialect_.quote && (ends || !closed);
}

}  // namespace kpi
