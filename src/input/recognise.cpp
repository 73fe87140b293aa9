// SPDX-License-Identifier: MIT
// What kind of file this is: refuses what is no log.
#include "input/recognise.hpp"

#include <algorithm>
#include <array>

#include "core/number.hpp"
#include "kpi/error.hpp"

namespace kpi {
namespace {

struct Signature {
  std::string_view bytes;
  std::string_view what;
  std::string_view hint;
};

constexpr std::string_view kExportText = "export it as CSV";
constexpr std::string_view kDecompressFirst = "decompress it once, and give kpi what comes out";
constexpr std::array kSignatures{
    Signature{"PK\x03\x04", "an XLSX or ZIP file", "open it and export the sheet as CSV (UTF-8)"},
    // These have been decompressed once.
    Signature{"\x1F\x8B", "a gzip file inside a compressed one", kDecompressFirst},
    Signature{"\x28\xB5\x2F\xFD", "a zstd file inside a compressed one", kDecompressFirst},
    Signature{"BZh", "a bzip2 file", "bzip2 -dc FILE | kpi compute -"},
    Signature{"\xFD"
              "7zXZ",
              "an xz file", "xz -dc FILE | kpi compute -"},
    Signature{"PAR1", "a Parquet file", kExportText},
    Signature{"\x89PNG", "a PNG image", kExportText},
    Signature{"%PDF", "a PDF document", kExportText},
    Signature{"\x7F"
              "ELF",
              "a program", kExportText},
    Signature{"\xD0\xCF\x11\xE0", "an old Excel (XLS) file", "open it and export the sheet as CSV"},
    Signature{"SQLite format 3", "a SQLite database", kExportText},
};

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(),
                                                  [](char a, char b) { return a == lower(b); });
}

}  // namespace

void refuse_other_formats(std::string_view head, const std::string& name) {
  for (const Signature& signature : kSignatures) {
    if (head.starts_with(signature.bytes)) {
      throw Error(FaultKind::Data, name + ": this is " + std::string{signature.what} + ", not CSV",
                  std::string{signature.hint});
    }
  }
  if (head.starts_with(kByteOrderMark)) head.remove_prefix(kByteOrderMark.size());
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return;
  const std::string_view text = head.substr(first);
  if (starts_with_word(text, "<!doctype") || starts_with_word(text, "<html") ||
      starts_with_word(text, "<?xml")) {
    const bool xml = starts_with_word(text, "<?xml");
    throw Error(FaultKind::Data, name + ": this is " + (xml ? "XML" : "an HTML page") + ", not CSV",
                xml ? std::string{kExportText}
                    : "the download may have failed or needed a login; look at the file");
  }
  // Text has no such bytes; a file with many of them is something else.
  const auto nuls = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  if (nuls * 8 > head.size()) {
    throw Error(FaultKind::Data, name + ": this is a binary file, not CSV",
                std::string{kExportText});
  }
}

bool is_json(std::string_view head) {
  if (head.starts_with(kByteOrderMark)) head.remove_prefix(kByteOrderMark.size());
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (head[first] == '{' || head[first] == '[');
}

}  // namespace kpi
