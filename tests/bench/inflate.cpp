// SPDX-License-Identifier: MIT
// The yardstick for compressed logs: inflates a gzip file with zlib and throws the bytes away.
//
// A program that reads the file and does something with it cannot be faster; inflate FILE.
#include <zlib.h>

#include <cstddef>
#include <cstdio>
#include <memory>
#include <vector>

namespace {

constexpr std::size_t buffer_size = std::size_t{256} << 10;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// The number of bytes that came out; less than none where the file is not whole.
long long inflate_all(std::FILE* file) {
  std::vector<Bytef> compressed(buffer_size);
  std::vector<Bytef> content(buffer_size);
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return -1;
  long long total = 0;
  int result = Z_OK;
  while (result == Z_OK || result == Z_STREAM_END) {
    if (stream.avail_in == 0) {
      stream.next_in = compressed.data();
      stream.avail_in =
          static_cast<uInt>(std::fread(compressed.data(), 1, compressed.size(), file));
      if (stream.avail_in == 0) break;
    }
    if (result == Z_STREAM_END) inflateReset(&stream);  // another member follows
    stream.next_out = content.data();
    stream.avail_out = static_cast<uInt>(content.size());
    result = inflate(&stream, Z_NO_FLUSH);
    total += static_cast<long long>(content.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return result == Z_STREAM_END ? total : -1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::unique_ptr<std::FILE, CloseFile> file{argc == 2 ? std::fopen(argv[1], "rb") : nullptr};
  if (!file) {
    std::fputs("usage: inflate FILE\n", stderr);
    return 2;
  }
  const long long total = inflate_all(file.get());
  if (total < 0) {
    std::fputs("inflate: the file is not whole\n", stderr);
    return 1;
  }
  std::printf("%lld\n", total);
  return 0;
}
