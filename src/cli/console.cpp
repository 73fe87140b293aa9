// SPDX-License-Identifier: MIT
// The console of the process: standard streams, terminal detection, and precautions at the start.
#include "cli/console.hpp"

#include <fcntl.h>
#include <malloc.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>

#include "cli/descriptor.hpp"
#include "cli/signals.hpp"
#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

void write_output(std::string_view text) {
  const int error = write_all(STDOUT_FILENO, text);
  if (error == EPIPE) throw ClosedPipe{};
  if (error != 0) {
    throw Error(FaultKind::ReadWrite, std::string("standard output: ") + std::strerror(error));
  }
}

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : std::string_view{value};
}

std::optional<int> columns_of_terminal(int descriptor) {
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return std::nullopt;
}

std::optional<int> columns_of_environment() {
  const std::string_view text = environment("COLUMNS");
  int columns = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
  if (error != std::errc{} || end != text.data() + text.size() || columns <= 0) return std::nullopt;
  return columns;
}

/// Whether text is to be ASCII: the locale says which characters there are, and not UTF-8. Where
/// there is no locale at all, nothing says so.
bool locale_is_ascii() {
  for (const char* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    std::string locale{environment(name)};
    if (locale.empty()) continue;
    std::ranges::transform(locale, locale.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return locale.find("utf-8") == std::string::npos && locale.find("utf8") == std::string::npos;
  }
  return false;
}

/// Keeps the descriptor from being given to a file that is opened later. Opened the wrong way
/// round, so that using it is an error as it would be without this.
void occupy(int descriptor) {
  if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) return;
  // The lowest free descriptor is this one: those below have been occupied before.
  [[maybe_unused]] const int opened =
      ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

}  // namespace

Console system_console() {
  Console console;
  console.out = write_output;
  console.err = [](std::string_view text) { write_all(STDERR_FILENO, text); };
  console.ascii = locale_is_ascii();
  console.in_is_terminal = ::isatty(STDIN_FILENO) == 1;
  if (::isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb") {
    console.err_columns = [] { return columns_of_terminal(STDERR_FILENO).value_or(80); };
  }
  console.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  console.color =
      console.out_is_terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  const std::optional<int> columns =
      console.out_is_terminal ? columns_of_terminal(STDOUT_FILENO) : std::nullopt;
  if (columns) {
    console.width = *columns;
  } else {
    console.width = columns_of_environment().value_or(console.width);
  }
  return console;
}

void prepare_process() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) occupy(descriptor);
  // Call logs hold personal data, which a core file would spread.
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  // Tables that grow would leave holes behind that nothing fits into: glibc keeps what was freed
  // for allocations of its size, unless it is told from which size on to ask the system.
  ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
  std::signal(SIGPIPE, SIG_IGN);
  install_signal_handlers();
}

}  // namespace kpi::cli
