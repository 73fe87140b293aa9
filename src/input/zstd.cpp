// SPDX-License-Identifier: MIT
// The Zstandard format, RFC 8878.
#include "input/zstd.hpp"

#include <zstd.h>
#include <zstd_errors.h>

#include <new>

namespace kpi {
namespace {

constexpr int kWindowBits = 27;  // 128 MiB, what zstd itself takes without being asked

struct FreeStream {
  void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

class ZstdCodec : public Codec {
 public:
  [[nodiscard]] std::string_view name() const override { return "zstd"; }
  [[nodiscard]] bool begins(std::string_view bytes) const override {
    // Frames that hold no content may come first: parallel compressors put sizes in them.
    const bool skipped = bytes.size() >= kSignatureBytes && bytes[0] >= 0x50 && bytes[0] <= 0x5F &&
                         bytes.substr(1, 3) == "\x2A\x4D\x18";
    return skipped || bytes.starts_with("\x28\xB5\x2F\xFD");
  }

  void begin() override {
    if (!stream_) stream_.reset(ZSTD_createDStream());
    if (!stream_) throw std::bad_alloc{};
    wanted_ = ZSTD_initDStream(stream_.get());
    content_left_ = false;
    ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax, kWindowBits);
  }

  Step step(std::string_view compressed, std::span<char> content) override {
    // Of a call that fails zstd does not tell how far it came. So a call gets one block at most,
    // and none as long as there is content of the one before.
    if (content_left_) {
      const Step step = call({}, content);
      if (step.given > 0 || step.state != State::Inside) return step;
    }
    return call(compressed.substr(0, wanted_), content);
  }

 private:
  Step call(std::string_view compressed, std::span<char> content) {
    ZSTD_inBuffer in{compressed.data(), compressed.size(), 0};
    ZSTD_outBuffer out{content.data(), content.size(), 0};
    const std::size_t result = ZSTD_decompressStream(stream_.get(), &out, &in);
    content_left_ = out.pos == out.size;
    Step step{in.pos, out.pos, State::Inside};
    if (ZSTD_isError(result) == 0U) {
      wanted_ = result;
      if (result == 0) step.state = State::MemberEnded;
      return step;
    }
    const ZSTD_ErrorCode error = ZSTD_getErrorCode(result);
    if (error == ZSTD_error_memory_allocation) throw std::bad_alloc{};
    const bool window = error == ZSTD_error_frameParameter_windowTooLarge;
    step.state = window ? State::WindowTooLarge : State::Damaged;
    return step;
  }

  std::unique_ptr<ZSTD_DStream, FreeStream> stream_;
  std::size_t wanted_ = 0;     // compressed bytes up to the end of the block
  bool content_left_ = false;  // zstd may hold some that had no room
};

}  // namespace

std::unique_ptr<Codec> make_zstd_codec() {
  return std::make_unique<ZstdCodec>();
}

}  // namespace kpi
