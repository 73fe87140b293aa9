// SPDX-License-Identifier: MIT
// The gzip format, RFC 1952.
#include "input/gzip.hpp"

#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <limits>

namespace kpi {
namespace {

std::uint32_t at_once(std::size_t size) {
  return static_cast<std::uint32_t>(
      std::min<std::size_t>(size, std::numeric_limits<std::uint32_t>::max()));
}

class GzipCodec : public Codec {
 public:
  [[nodiscard]] std::string_view name() const override { return "gzip"; }
  [[nodiscard]] bool begins(std::string_view bytes) const override {
    return bytes.starts_with("\x1F\x8B");
  }

  void begin() override {
    isal_gzip_header_init(&header_);
    isal_inflate_init(&state_);
    state_.crc_flag = ISAL_GZIP_NO_HDR_VER;
    in_header_ = true;
  }

  Step step(std::string_view compressed, std::span<char> content) override {
    const std::uint32_t compressed_size = at_once(compressed.size());
    const std::uint32_t content_size = at_once(content.size());
    // The library never writes what it reads from, though its type does not say so.
    state_.next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(compressed.data()));
    state_.avail_in = compressed_size;
    state_.next_out = reinterpret_cast<std::uint8_t*>(content.data());
    state_.avail_out = content_size;
    const State state = go_on();
    return {compressed_size - state_.avail_in, content_size - state_.avail_out, state};
  }

 private:
  /// Takes and gives as much as there is and as there is room for.
  State go_on() {
    if (in_header_) {
      // isal_inflate reads headers too, but takes those with checksums of their own for damaged.
      const int header = isal_read_gzip_header(&state_, &header_);
      if (header == ISAL_END_INPUT) return State::Inside;
      if (header != ISAL_DECOMP_OK || (header_.flags & kReservedFlags) != 0) return State::Damaged;
      in_header_ = false;
    }
    if (isal_inflate(&state_) < ISAL_DECOMP_OK) return State::Damaged;
    return state_.block_state == ISAL_BLOCK_FINISH ? State::MemberEnded : State::Inside;
  }

  static constexpr std::uint32_t kReservedFlags = 0xE0;
  isal_gzip_header header_{};
  bool in_header_ = false;
  inflate_state state_{};
};

}  // namespace

std::unique_ptr<Codec> make_gzip_codec() {
  return std::make_unique<GzipCodec>();
}

}  // namespace kpi
