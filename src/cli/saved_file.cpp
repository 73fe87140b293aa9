// SPDX-License-Identifier: MIT
// Files that may hold a saved result instead of a log.
#include "cli/saved_file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "kpi/error.hpp"
#include "kpi/saved_result.hpp"

namespace kpi::cli {
namespace {

constexpr std::size_t kHead = 4096;  // bytes that tell the schema

[[noreturn]] void refuse(const std::string& path) {
  throw Error(FaultKind::ReadWrite, escaped(path) + ": " + std::strerror(errno));
}

}  // namespace

std::optional<std::string> saved_document(const std::string& path) {
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(path, unknown)) return std::nullopt;
  std::ifstream file{path, std::ios::binary};
  if (!file) return std::nullopt;
  std::string text(kHead, '\0');
  file.read(text.data(), static_cast<std::streamsize>(kHead));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (file.bad()) refuse(path);
  if (saved_schema(text).empty()) return std::nullopt;
  while (file) {
    const std::size_t end = text.size();
    text.resize(2 * end);
    file.read(text.data() + end, static_cast<std::streamsize>(end));
    text.resize(end + static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) refuse(path);
  return text;
}

}  // namespace kpi::cli
