// SPDX-License-Identifier: MIT
// Telling how text is encoded, and turning it into UTF-8.
#include "input/encoding.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "kpi/error.hpp"

namespace kpi::encoding_test {
namespace {

using std::string_view_literals::operator""sv;

/// What a transcoder gives that reads so many bytes at a time into so little room.
std::string transcoded(const std::string& encoding, std::string_view bytes, std::size_t at_once,
                       std::size_t room) {
  Transcoder transcoder{encoding, "f", [&](std::span<char> into) {
                          const std::size_t count = std::min({bytes.size(), into.size(), at_once});
                          std::copy_n(bytes.data(), count, into.data());
                          bytes.remove_prefix(count);
                          return count;
                        }};
  std::string text;
  std::string block(room, '\0');
  while (const std::size_t count = transcoder.read(block)) text.append(block, 0, count);
  return text;
}

std::string refusal(const std::string& encoding, std::string_view bytes) {
  try {
    transcoded(encoding, bytes, 100, 100);
  } catch (const Error& error) {
    CHECK(error.faults().front().kind == FaultKind::Data);
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a byte order mark tells the encoding") {
  CHECK(find_encoding("\xEF\xBB\xBFstart").name == "UTF-8");
  CHECK(find_encoding("\xFF\xFEs\0"sv).name == "UTF-16LE");
  CHECK(find_encoding("\xFE\xFF\0s"sv).name == "UTF-16BE");
  CHECK(find_encoding("\xFF\xFE\0\0s\0\0\0"sv).name == "UTF-32LE");
  CHECK(find_encoding("\0\0\xFE\xFF\0\0\0s"sv).name == "UTF-32BE");
  CHECK(find_encoding("\xFF\xFEs\0"sv).evidence == "byte order mark");
}

TEST_CASE("UTF-16 is known by its zeros") {
  CHECK(find_encoding("s\0t\0a\0r\0t\0"sv).name == "UTF-16LE");
  CHECK(find_encoding("\0s\0t\0a\0r\0t"sv).name == "UTF-16BE");
  CHECK(find_encoding("start\0\0\0"sv).is_utf8());
}

TEST_CASE("Windows-1252 is known by its letters in the header or in several rows") {
  CHECK(find_encoding("cola,duraci\xF3n\nventas,5\n").name == "WINDOWS-1252");
  CHECK(find_encoding("queue\nB\xFCro\nB\xFCro\n").name == "WINDOWS-1252");
  // One row is a bad row.
  CHECK(find_encoding("queue\nB\xFCro\nBüro\n").is_utf8());
  CHECK(find_encoding("queue\nB\xFCro\nx\n").is_utf8());
  // Bytes that are part of no word are no letters.
  CHECK(find_encoding("queue\n\xFC\n\xED\xA0\x80\n").is_utf8());
  CHECK(find_encoding("").is_utf8());
}

TEST_CASE("names of encodings have several spellings") {
  CHECK(known_encoding("utf8") == "UTF-8");
  CHECK(known_encoding("utf-16le") == "UTF-16LE");
  CHECK(known_encoding("cp1252") == "WINDOWS-1252");
  CHECK(known_encoding("iso-8859-15") == "ISO-8859-15");
  CHECK(known_encoding("utf-9").empty());
  CHECK(known_encoding("").empty());
  CHECK(known_encoding("ascii//translit").empty());
}

TEST_CASE("text comes out as UTF-8 however its bytes come in") {
  const std::string_view utf16 =
      "\xFF\xFE"
      "B\0\xFC\0r\0o\0 \0\x3D\xD8\x00\xDE"sv;
  for (const std::size_t at_once : {1U, 2U, 3U, 100U}) {
    for (const std::size_t room : {1U, 3U, 8U, 100U}) {
      CHECK(transcoded("UTF-16LE", utf16, at_once, room) ==
            "\xEF\xBB\xBF"
            "Büro 😀");
      CHECK(transcoded("WINDOWS-1252", "B\xFCro \x80", at_once, room) == "Büro €");
      CHECK(transcoded("WINDOWS-1252", "", at_once, room).empty());
    }
  }
}

TEST_CASE("a byte that is no text stays for its row to be rejected") {
  CHECK(transcoded("WINDOWS-1252",
                   "a\x81"
                   "b",
                   100, 100) ==
        "a\x81"
        "b");
}

TEST_CASE("wide characters that break off are an error with a place") {
  CHECK(refusal("UTF-16LE", "a\0b"sv) ==
        "f: no UTF-16LE text at byte 2, where a character breaks off; figures withheld");
  CHECK(refusal("UTF-16LE",
                "a\0\x00\xDE"
                "b\0"sv) ==
        "f: no UTF-16LE text at byte 2, where a character breaks off; figures withheld");
}

}  // namespace kpi::encoding_test
