// SPDX-License-Identifier: MIT
// What is compressed in an input, member by member, and what is said where it is damaged.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "input/stored_bytes.hpp"

namespace kpi {

/// How many of its first bytes tell what an input is compressed with.
inline constexpr std::size_t kSignatureBytes = 4;

/// One way of compressing. A file is one or more members, each of which begins and ends by itself.
class Codec {
 public:
  enum class State : std::uint8_t { Inside, MemberEnded, Damaged, WindowTooLarge };
  struct Step {
    std::size_t taken = 0;  ///< of the compressed bytes
    std::size_t given = 0;  ///< bytes of the content
    State state = State::Inside;
  };

  Codec() = default;
  Codec(const Codec&) = delete;
  Codec& operator=(const Codec&) = delete;
  virtual ~Codec() = default;
  /// The name of the program that uses it: "gzip".
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// Whether a member may begin with these bytes, of which there are kSignatureBytes.
  [[nodiscard]] virtual bool begins(std::string_view bytes) const = 0;
  /// A new member begins with the bytes of the next step.
  virtual void begin() = 0;
  virtual Step step(std::string_view compressed, std::span<char> content) = 0;
};

/// The content of compressed bytes. Memory does not grow with either.
class Decompressor {
 public:
  /// `begun` are bytes that have been read of `stored` already; more content than `most` bytes is
  /// refused.
  Decompressor(StoredBytes& stored, std::string begun, std::unique_ptr<Codec> codec,
               std::optional<std::uint64_t> most);
  /// The next bytes of the content; 0 at the end. Throws Error (Data) where the compressed bytes
  /// are damaged, once everything before has been given.
  std::size_t read(std::span<char> into);
  /// "gzip"
  [[nodiscard]] std::string_view name() const { return codec_->name(); }

 private:
  bool begin_member();
  void note(const Codec::Step& step);
  std::string_view ahead(std::size_t count);
  [[noreturn]] void fail(const std::string& what, const std::string& hint) const;

  StoredBytes& stored_;
  std::unique_ptr<Codec> codec_;
  std::optional<std::uint64_t> most_;
  std::string buffer_;     // compressed bytes
  std::size_t begin_ = 0;  // in the buffer, of those that are not taken yet
  std::size_t end_ = 0;
  std::uint64_t taken_ = 0;  // compressed bytes in all
  std::uint64_t given_ = 0;  // bytes of the content
  std::uint64_t lines_ = 0;  // line feeds among them
  Codec::State state_ = Codec::State::MemberEnded;
};

/// What gives the content of an input that begins with these bytes; null where they are plain.
std::unique_ptr<Decompressor> find_decompressor(StoredBytes& stored, std::string_view begin,
                                                std::optional<std::uint64_t> most);

}  // namespace kpi
