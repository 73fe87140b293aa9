// SPDX-License-Identifier: MIT
// How the text of an input is encoded, and turning it into UTF-8.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace kpi {

/// An encoding by the name that iconv knows it by.
struct Encoding {
  std::string name = "UTF-8";
  std::string evidence;  ///< what tells; empty where nothing hints at another

  [[nodiscard]] bool is_utf8() const { return name == "UTF-8"; }
};

/// Tells the encoding from the first bytes: by a byte order mark, by zero bytes at every other
/// place, or by bytes that are no UTF-8 and letters of Windows-1252 in several rows. A few odd
/// bytes in a row decide nothing.
Encoding find_encoding(std::string_view head);

/// The name in one spelling, "utf8" as "UTF-8"; empty where there is no such encoding.
std::string known_encoding(std::string_view name);

/// Turns bytes of an encoding into UTF-8. Memory does not grow with the input.
class Transcoder {
 public:
  /// Gives the next bytes; 0 at the end.
  using Read = std::function<std::size_t(std::span<char>)>;

  /// `input` names the input in messages. The encoding is a known one.
  Transcoder(const std::string& encoding, std::string input, Read read);
  ~Transcoder();
  Transcoder(const Transcoder&) = delete;
  Transcoder& operator=(const Transcoder&) = delete;

  /// The next bytes of UTF-8; 0 at the end. A byte that is no text in an encoding that keeps ASCII
  /// stays as it is, which is no UTF-8, so that its row is rejected. Throws Error (Data) where the
  /// characters of an encoding of several bytes each break off.
  std::size_t read(std::span<char> into);

 private:
  bool refill();
  char* give_invalid(char* at);
  [[noreturn]] void fail() const;

  struct Conversion;
  std::unique_ptr<Conversion> conversion_;
  std::string encoding_;
  std::string input_;
  Read read_;
  std::string buffer_;     // bytes of the encoding
  std::size_t begin_ = 0;  // in the buffer, of those that are not converted yet
  std::size_t end_ = 0;
  std::uint64_t taken_ = 0;  // bytes converted in all
  bool exhausted_ = false;
  std::string spare_;  // UTF-8 for which there was no room
};

}  // namespace kpi
