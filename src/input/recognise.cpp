// SPDX-License-Identifier: MIT
// What kind of file this is: refuses what is no log, and finds the dialect of delimited text.
#include "input/recognise.hpp"

#include <algorithm>
#include <array>
#include <bitset>

#include "core/number.hpp"
#include "core/utf8.hpp"
#include "input/headers.hpp"
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
    Signature{"\xFF\xFE", "UTF-16 text", "export it as UTF-8, or: iconv -f UTF-16 -t UTF-8 FILE"},
    Signature{"\xFE\xFF", "UTF-16 text", "export it as UTF-8, or: iconv -f UTF-16 -t UTF-8 FILE"},
};

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(),
                                                  [](char a, char b) { return a == lower(b); });
}

/// The first line that is not blank, quotes respected, as its fields.
std::vector<std::string> header_under(std::string_view head, char delimiter, char line_end) {
  auto rows = head_rows(head, Dialect{delimiter, '"', line_end}, 1);
  return rows.empty() ? std::vector<std::string>{} : std::move(rows.front());
}

struct Score {
  std::size_t roles = 0;
  std::size_t columns = 0;
  auto operator<=>(const Score&) const = default;
};

Score score(const std::vector<std::string>& header) {
  std::bitset<kRoleCount> roles;
  for (const std::string& text : header) {
    if (const auto role = read_header(text).role) roles.set(static_cast<std::size_t>(*role));
  }
  // Nothing known and a quote inside: cut at a character that is not the delimiter.
  const bool quote = std::any_of(header.begin(), header.end(), [](const std::string& text) {
    return text.find('"') != std::string::npos;
  });
  if (roles.none() && quote) return {};
  return {roles.count(), header.size()};
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

std::vector<std::vector<std::string>> head_rows(std::string_view head, Dialect dialect,
                                                std::size_t most) {
  std::vector<std::vector<std::string>> rows;
  CsvReader reader{head, dialect};
  RawRow row;
  try {
    while (rows.size() < most && reader.next(row)) {
      if (row.is_blank()) continue;
      auto& texts = rows.emplace_back();
      for (const RawField& field : row.fields) texts.emplace_back(trimmed(field.text));
    }
  } catch (const UnclosedQuote&) {
    return rows;  // the head ends inside a quoted field
  }
  return rows;
}

Dialect find_dialect(std::string_view head, std::optional<char> forced) {
  Dialect dialect;
  const bool has_line_feed = head.find('\n') != std::string_view::npos;
  if (!has_line_feed && head.find('\r') != std::string_view::npos) dialect.line_end = '\r';
  if (forced) {
    dialect.delimiter = *forced;
    return dialect;
  }
  Score best;
  for (const char delimiter : {',', ';', '\t', '|'}) {
    const Score found = score(header_under(head, delimiter, dialect.line_end));
    if (found > best) {
      best = found;
      dialect.delimiter = delimiter;
    }
  }
  return dialect;
}

}  // namespace kpi
