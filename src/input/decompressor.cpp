// SPDX-License-Identifier: MIT
// What is compressed in an input, member by member, and what is said where it is damaged.
#include "input/decompressor.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "input/gzip.hpp"
#include "input/zstd.hpp"
#include "kpi/error.hpp"

namespace kpi {
namespace {

constexpr std::size_t kInflatedAtOnce = 256U << 10U;
// What expands further than this is made to fill disks and memories, and no log.
constexpr std::uint64_t kUncheckedContent = 64U << 20U;
constexpr std::uint64_t kMostExpansion = 1000;

std::uint64_t count_lines(std::string_view text) {
  std::uint64_t lines = 0;
  for (const char* at = text.data();; ++at, ++lines) {
    const auto left = static_cast<std::size_t>(text.data() + text.size() - at);
    if (left == 0) return lines;
    at = static_cast<const char*>(std::memchr(at, '\n', left));
    if (at == nullptr) return lines;
  }
}

}  // namespace

Decompressor::Decompressor(StoredBytes& stored, std::string begun, std::unique_ptr<Codec> codec,
                           std::optional<std::uint64_t> most)
    : stored_{stored},
      codec_{std::move(codec)},
      most_{most},
      buffer_{std::move(begun)},
      end_{buffer_.size()} {
  buffer_.resize(kInflatedAtOnce);
}

/// The next compressed bytes, at least `count` of them where there are as many.
std::string_view Decompressor::ahead(std::size_t count) {
  if (end_ - begin_ < count) {
    std::copy(buffer_.data() + begin_, buffer_.data() + end_, buffer_.data());
    end_ -= std::exchange(begin_, 0);
  }
  while (end_ - begin_ < count) {
    const std::size_t got = stored_.read(std::span{buffer_}.subspan(end_));
    if (got == 0) break;
    end_ += got;
  }
  return std::string_view{buffer_}.substr(begin_, end_ - begin_);
}

void Decompressor::fail(const std::string& what, const std::string& hint) const {
  std::string after;
  if (given_ > 0) {
    after =
        ", after " + with_thousands(lines_) + (lines_ == 1 ? " line" : " lines") + " of the log";
  }
  throw Error(FaultKind::Data, stored_.name() + ": " + what + after + "; figures withheld", hint);
}

/// False at the end of the input.
bool Decompressor::begin_member() {
  const std::string_view next = ahead(kSignatureBytes);
  if (next.empty()) return false;
  const std::string name{codec_->name()};
  if (!codec_->begins(next)) {
    fail("what follows byte " + with_thousands(taken_) + " of the compressed file is no " + name +
             " data",
         "what stands before it is whole: head -c " + std::to_string(taken_) +
             " FILE | kpi compute -");
  }
  codec_->begin();
  state_ = Codec::State::Inside;
  return true;
}

void Decompressor::note(const Codec::Step& step) {
  begin_ += step.taken;
  taken_ += step.taken;
  given_ += step.given;
  state_ = step.state;
  if (given_ > kUncheckedContent && given_ / kMostExpansion > taken_) {
    fail("expands to over " + with_thousands(kMostExpansion) + " times its size",
         "if it is a log all the same: " + std::string{codec_->name()} +
             " -dc FILE | kpi compute -");
  }
  if (most_ && given_ > *most_) {
    fail("expands to over " + with_thousands(*most_) +
             " bytes, the most that --max-decompressed allows",
         "if it is a log all the same, allow more");
  }
}

std::size_t Decompressor::read(std::span<char> into) {
  const std::string name{codec_->name()};
  while (!into.empty()) {
    if (state_ == Codec::State::MemberEnded && !begin_member()) return 0;
    if (state_ == Codec::State::Damaged) {
      fail("damaged at byte " + with_thousands(taken_) + " of the compressed file",
           "copy or download it again; to test it: " + name + " -t FILE");
    }
    if (state_ == Codec::State::WindowTooLarge) {
      fail("needs over 128 MiB of memory to decompress",
           "decompress it first: " + name + " -dc --long=31 FILE | kpi compute -");
    }
    const Codec::Step step = codec_->step(ahead(1), into);
    note(step);
    lines_ += count_lines({into.data(), step.given});
    if (step.given > 0) return step.given;
    if (step.taken == 0 && step.state == Codec::State::Inside) {
      fail("cut off at byte " + with_thousands(taken_) + " of the compressed file",
           "copy or download it again; to test it: " + name + " -t FILE");
    }
  }
  return 0;
}

std::unique_ptr<Decompressor> find_decompressor(StoredBytes& stored, std::string_view begin,
                                                std::optional<std::uint64_t> most) {
  for (const auto make : {make_gzip_codec, make_zstd_codec}) {
    auto codec = make();
    if (codec->begins(begin)) {
      return std::make_unique<Decompressor>(stored, std::string{begin}, std::move(codec), most);
    }
  }
  return nullptr;
}

}  // namespace kpi
