// SPDX-License-Identifier: MIT
// Objects written alike: between their values stand the same bytes as in one that was parsed, so
// that nothing but the values has to be looked at.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/json_rows.hpp"
#include "input/written_texts.hpp"
#include "kpi/reader.hpp"

namespace kpi {

/// What a line is to a pattern.
enum class JsonMatch : std::uint8_t {
  Fits,
  OddValue,     ///< written alike, but a value needs the parser
  OtherWriting  ///< written in another way
};

class JsonPattern {
 public:
  /// The pattern of a line that is a valid object whose members stand in these places. Nothing
  /// where it holds an array.
  static std::optional<JsonPattern> of(std::string_view line, std::span<const JsonPlace> members,
                                       std::size_t columns);

  /// Finds the values in the line at the head of a text, whose last byte is a line feed and behind
  /// which 16 bytes are readable. Where the line fits, it is a valid object that has some text
  /// in a column.
  /// Texts of fields point into the text, or are written.
  JsonMatch match(std::string_view text, WrittenTexts& written, SimdLevel simd);
  /// Of the line that fitted, without its line end: its bytes, and a field for each column.
  [[nodiscard]] std::string_view line() const { return line_; }
  [[nodiscard]] const std::string_view* fields() const { return fields_.data(); }

 private:
  struct Member {
    std::size_t lead = 0, lead_size = 0;  // the bytes before its value, among leads_
    // The first 16 of them, and which of these there are.
    std::array<std::uint64_t, 2> head{}, mask{};
    std::size_t field = 0;
    std::size_t known = 0;  // all ones where it is a column
  };

  template <typename StringEnd>
  JsonMatch match_with(std::string_view text, WrittenTexts& written);
  void add_lead(std::string_view bytes, Member& member);
  [[nodiscard]] bool leads(const Member& member, const char* at) const;

  std::string leads_;
  std::vector<Member> members_;
  Member tail_;                           // what stands behind the last value, with the line feed
  std::vector<std::string_view> fields_;  // of the columns, and one for what is no column
  std::string_view line_;
};

/// The patterns of a log; most have one.
class JsonPatterns {
 public:
  JsonPatterns(std::size_t columns, SimdLevel simd) : columns_{columns}, simd_{simd} {}

  /// The pattern that the line at the head of a text fits, as JsonPattern::match(); null otherwise.
  const JsonPattern* find(std::string_view text, WrittenTexts& written);
  /// Learns from the line that find() has just found no pattern for, now parsed.
  void learn(std::string_view line, std::span<const JsonPlace> members);

 private:
  static constexpr std::size_t kMost = 8;

  std::size_t columns_;
  SimdLevel simd_;
  std::vector<JsonPattern> patterns_;
  std::size_t last_ = 0;      // the one that fitted last
  std::size_t replaced_ = 0;  // the next one to give way
  bool unknown_ = false;      // the line is written in none of the ways
};

}  // namespace kpi
