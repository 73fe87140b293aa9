// SPDX-License-Identifier: MIT
// Telling the dialect of a log, and what is no log at all.
#include "input/recognise.hpp"

#include <catch2/catch.hpp>

#include "kpi/error.hpp"

namespace kpi::recognise_test {
namespace {

/// The message for what is no delimited text, or "text".
std::string refusal(std::string_view head) {
  try {
    refuse_other_formats(head, "f");
  } catch (const Error& error) {
    CHECK(error.faults().front().kind == FaultKind::Data);
    CHECK_FALSE(error.faults().front().hint.empty());
    return error.what();
  }
  return "text";
}

}  // namespace

TEST_CASE("files of other kinds are named") {
  using std::string_view_literals::operator""sv;
  CHECK(refusal("PK\x03\x04") == "f: this is an XLSX or ZIP file, not CSV");
  CHECK(refusal("\x1F\x8B\x08") == "f: this is a gzip file inside a compressed one, not CSV");
  CHECK(refusal("\x28\xB5\x2F\xFD") == "f: this is a zstd file inside a compressed one, not CSV");
  CHECK(refusal("BZh9") == "f: this is a bzip2 file, not CSV");
  CHECK(refusal("\xFD"
                "7zXZ") == "f: this is an xz file, not CSV");
  CHECK(refusal("PAR1") == "f: this is a Parquet file, not CSV");
  CHECK(refusal("\x89PNG\r\n") == "f: this is a PNG image, not CSV");
  CHECK(refusal("%PDF-1.7") == "f: this is a PDF document, not CSV");
  CHECK(refusal("\x7F"
                "ELF") == "f: this is a program, not CSV");
  CHECK(refusal("\xD0\xCF\x11\xE0") == "f: this is an old Excel (XLS) file, not CSV");
  CHECK(refusal("SQLite format 3") == "f: this is a SQLite database, not CSV");
  CHECK(refusal("s\0t\0a\0r\0t\0"sv) == "f: this is a binary file, not CSV");
  CHECK(refusal("  <!DOCTYPE html>") == "f: this is an HTML page, not CSV");
  CHECK(refusal("<HTML>") == "f: this is an HTML page, not CSV");
  CHECK(refusal("\xEF\xBB\xBF<?xml version") == "f: this is XML, not CSV");
}

TEST_CASE("JSON begins with an object or an array") {
  CHECK(is_json("{\"start\""));
  CHECK(is_json("\xEF\xBB\xBF\n [{"));
  CHECK_FALSE(is_json("start,wait\n{"));
  CHECK_FALSE(is_json(" \n"));
}

TEST_CASE("text is text") {
  CHECK(refusal("") == "text");
  CHECK(refusal("\xEF\xBB\xBFstart,wait\n") == "text");
  CHECK(refusal("start,wait\n1,<html>\n") == "text");
  CHECK(refusal("\n \n") == "text");
  CHECK(refusal(std::string(100, 'x') + '\0') == "text");
}

}  // namespace kpi::recognise_test
