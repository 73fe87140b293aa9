// SPDX-License-Identifier: MIT
// The gzip format, RFC 1952.
#include "input/gzip.hpp"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

namespace kpi {
namespace {

/// zlib's window bits: the largest window, and gzip's header and trailer around the data.
constexpr int kGzipOnly = 15 + 16;

uInt size_for_zlib(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

class GzipCodec : public Codec {
 public:
  GzipCodec() = default;
  GzipCodec(const GzipCodec&) = delete;
  GzipCodec& operator=(const GzipCodec&) = delete;
  ~GzipCodec() override {
    if (begun_) inflateEnd(&stream_);
  }

  [[nodiscard]] std::string_view name() const override { return "gzip"; }
  [[nodiscard]] bool begins(std::string_view bytes) const override {
    return bytes.starts_with("\x1F\x8B");
  }

  void begin() override {
    const int result = begun_ ? inflateReset(&stream_) : inflateInit2(&stream_, kGzipOnly);
    if (result != Z_OK) throw std::bad_alloc{};
    begun_ = true;
  }

  Step step(std::string_view compressed, std::span<char> content) override {
    const uInt compressed_size = size_for_zlib(compressed.size());
    const uInt content_size = size_for_zlib(content.size());
    // zlib never writes what it reads from; its type says so only with a macro.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
    stream_.avail_in = compressed_size;
    stream_.next_out = reinterpret_cast<Bytef*>(content.data());
    stream_.avail_out = content_size;
    const int result = inflate(&stream_, Z_NO_FLUSH);
    if (result == Z_MEM_ERROR) throw std::bad_alloc{};
    Step step{compressed_size - stream_.avail_in, content_size - stream_.avail_out, State::Inside};
    if (result == Z_STREAM_END) {
      step.state = State::MemberEnded;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      step.state = State::Damaged;
    }
    return step;
  }

 private:
  z_stream stream_{};
  bool begun_ = false;
};

}  // namespace

std::unique_ptr<Codec> make_gzip_codec() {
  return std::make_unique<GzipCodec>();
}

}  // namespace kpi
