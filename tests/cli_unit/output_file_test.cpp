// SPDX-License-Identifier: MIT
// Output files are the old ones or the complete new ones.
#include "cli/output_file.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "kpi/error.hpp"

namespace kpi::cli {
namespace {

namespace fs = std::filesystem;

/// A folder that goes away with its content.
struct Folder {
  Folder() {
    std::string name = (fs::temp_directory_path() / "kpi-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }
  [[nodiscard]] std::string file(const std::string& name) const { return (path / name).string(); }
  [[nodiscard]] std::ptrdiff_t count() const {
    return std::distance(fs::directory_iterator(path), fs::directory_iterator{});
  }
  fs::path path;
};

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void put(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

unsigned mode(const std::string& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777U;
}

void write_whole(const std::string& path, const std::string& text) {
  OutputFile file(path, {});
  file.write(text);
  file.finish();
  file.commit();
}

Fault fault_of(const std::string& path, const std::vector<FileIdentity>& inputs = {}) {
  try {
    OutputFile file(path, inputs);
    file.write("text");
    file.finish();
    file.commit();
  } catch (const Error& error) {
    return error.faults().front();
  }
  FAIL("no fault");
  return {};
}

}  // namespace

TEST_CASE("a new file has what was written and the usual mode") {
  const Folder folder;
  const mode_t mask = ::umask(027);
  write_whole(folder.file("report.csv"), std::string(200'000, 'x'));
  ::umask(mask);
  CHECK(content(folder.file("report.csv")) == std::string(200'000, 'x'));
  CHECK(mode(folder.file("report.csv")) == 0640U);
  CHECK(folder.count() == 1);
}

TEST_CASE("a file that is replaced keeps its mode") {
  const Folder folder;
  put(folder.file("report.csv"), "old");
  fs::permissions(folder.file("report.csv"), fs::perms(0604));
  write_whole(folder.file("report.csv"), "new");
  CHECK(content(folder.file("report.csv")) == "new");
  CHECK(mode(folder.file("report.csv")) == 0604U);
}

TEST_CASE("without commit nothing has happened") {
  const Folder folder;
  put(folder.file("report.csv"), "old");
  {
    OutputFile file(folder.file("report.csv"), {});
    file.write("new");
    CHECK(folder.count() == 2);
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.path)) {
      if (entry.path().filename() == "report.csv") continue;
      CHECK_THAT(entry.path().filename().string(), Catch::StartsWith(".kpi-"));
      CHECK(mode(entry.path().string()) == 0600U);
    }
    file.finish();
    CHECK(content(folder.file("report.csv")) == "old");
  }
  CHECK(content(folder.file("report.csv")) == "old");
  CHECK(folder.count() == 1);
}

TEST_CASE("a link stays a link") {
  const Folder folder;
  put(folder.file("real.csv"), "old");
  fs::create_symlink("real.csv", folder.file("link.csv"));
  write_whole(folder.file("link.csv"), "new");
  CHECK(fs::is_symlink(folder.file("link.csv")));
  CHECK(content(folder.file("real.csv")) == "new");
}

TEST_CASE("an input is not replaced, whatever it is called") {
  const Folder folder;
  put(folder.file("calls.csv"), "calls");
  fs::create_hard_link(folder.file("calls.csv"), folder.file("other.csv"));
  const std::vector<FileIdentity> inputs{*identity_of(folder.file("calls.csv"))};
  const Fault fault = fault_of(folder.file("other.csv"), inputs);
  CHECK(fault.kind == FaultKind::CannotCreate);
  CHECK(fault.message == folder.file("other.csv") + ": is an input");
  CHECK(content(folder.file("calls.csv")) == "calls");
  CHECK(folder.count() == 2);
}

TEST_CASE("files that cannot be created") {
  const Folder folder;
  const Fault directory = fault_of(folder.path.string());
  CHECK(directory.kind == FaultKind::CannotCreate);
  CHECK(directory.message == folder.path.string() + ": Is a directory");
  const Fault nowhere = fault_of(folder.file("no/report.csv"));
  CHECK(nowhere.kind == FaultKind::CannotCreate);
  CHECK(nowhere.message == folder.file("no/report.csv") + ": No such file or directory");
}

TEST_CASE("devices are written directly") {
  write_whole("/dev/null", "text");
  const Fault full = fault_of("/dev/full");
  CHECK(full.kind == FaultKind::ReadWrite);
  CHECK(full.message == "/dev/full: No space left on device");
  CHECK(fs::is_character_file("/dev/null"));
}

}  // namespace kpi::cli
