// SPDX-License-Identifier: MIT
// How a delimited log begins: what separates its columns, and where its header is.
#include "input/opening.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <optional>
#include <tuple>

#include "core/number.hpp"
#include "core/stamp.hpp"
#include "input/headers.hpp"
#include "input/words.hpp"
#include "kpi/error.hpp"

namespace kpi {
namespace {

using HeadCells = std::vector<std::string>;

constexpr std::array kDelimiters{',', ';', '\t', '|'};
constexpr std::array kQuotes{'"', '\''};
constexpr std::size_t kMostLinesBefore = 50;  // of titles and the like before a header
constexpr std::size_t kSurelyAHeader = 3;     // known columns
constexpr std::size_t kRowsCompared = 20;
constexpr std::size_t kRowsForQuotes = 200;

std::size_t known_columns(const HeadCells& header, FileKind kind) {
  std::bitset<kRoleCount> roles;
  for (const std::string& text : header) {
    if (const auto role = read_header(text, kind).role) roles.set(static_cast<std::size_t>(*role));
  }
  return roles.count();
}

bool is_number(std::string_view text) {
  return parse_scaled(text, kUnit).has_value();
}

bool is_stamp(std::string_view text) {
  StampText stamp;
  return !is_number(text) && (read_stamp(text, true, stamp) == Reading::Ok ||
                              read_stamp(text, false, stamp) == Reading::Ok);
}

/// Whether a row holds values rather than the names of columns.
bool is_data(const HeadCells& row) {
  std::size_t texts = 0;
  std::size_t numbers = 0;
  for (const std::string& text : row) {
    if (is_absent(text)) continue;
    if (is_stamp(text)) return true;
    ++texts;
    numbers += is_number(text) ? 1U : 0U;
  }
  return numbers > 0 && 2 * numbers >= texts;
}

/// One way to cut the rows from a line on.
struct Cut {
  Dialect dialect;
  HeadCells header;
  std::size_t known = 0;

  [[nodiscard]] auto rank() const { return std::tuple{known, header.size()}; }
};

/// How many of the first rows have as many fields as the header.
std::size_t rows_like_header(std::string_view text, const Cut& reading) {
  std::size_t alike = 0;
  for (const HeadCells& row : head_rows(text, reading.dialect, kRowsCompared)) {
    alike += row.size() == reading.header.size() ? 1U : 0U;
  }
  return alike;
}

/// Whether carriage returns stand alone outside quotes, where no line feed does.
bool ends_lines_with_returns(std::string_view head, char quote) {
  bool inside = false;
  bool returns = false;
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (quote != '\0' && head[i] == quote) inside = !inside;
    if (inside) continue;
    if (head[i] == '\n') return false;
    returns = returns || (head[i] == '\r' && !head.substr(i + 1).starts_with('\n'));
  }
  return returns;
}

class OpeningSearch {
 public:
  OpeningSearch(std::string_view head, const InputOptions& options, const std::string& name,
                FileKind kind)
      : head_{head}, options_{options}, name_{name}, kind_{kind} {
    if (ends_lines_with_returns(head, options.quote.value_or('"'))) line_end_ = '\r';
  }

  Opening find() {
    std::size_t begin = first_line();
    Cut best = best_reading(begin);
    if (best.known < kSurelyAHeader) look_further(begin, best);
    Opening opening;
    opening.dialect = best.dialect;
    opening.begin = begin;
    count_lines_before(opening);
    opening.has_header = best.known >= kSurelyAHeader || !is_data(best.header);
    opening.dialect.lax_quotes = needs_lax_quotes(head_.substr(begin), opening.dialect);
    return opening;
  }

 private:
  [[nodiscard]] std::string_view line_at(std::size_t begin) const {
    return head_.substr(begin, std::min(head_.find(line_end_, begin), head_.size()) - begin);
  }

  /// Where the first line begins that may be a header; a line `sep=;` says the delimiter.
  std::size_t first_line() {
    std::size_t begin = 0;
    while (begin < head_.size() && trimmed_line(begin).empty()) begin = next_line(begin);
    std::string_view line = trimmed_line(begin);
    if (line.size() > 1 && line.front() == '"' && line.back() == '"') {
      line = line.substr(1, line.size() - 2);
    }
    const bool says = line.size() == 5 && lower(line[0]) == 's' && lower(line[1]) == 'e' &&
                      lower(line[2]) == 'p' && line[3] == '=';
    if (!says) return begin == head_.size() ? 0 : begin;
    said_ = line[4];
    return next_line(begin);
  }
  [[nodiscard]] std::string_view trimmed_line(std::size_t begin) const {
    std::string_view line = line_at(begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    // The delimiter that is said may be a tab.
    while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    return line;
  }
  [[nodiscard]] std::size_t next_line(std::size_t begin) const {
    return std::min(head_.size(), begin + line_at(begin).size() + 1);
  }

  [[nodiscard]] std::vector<char> delimiters() const {
    if (options_.delimiter) return {*options_.delimiter};
    if (said_) return {*said_};
    return {kDelimiters.begin(), kDelimiters.end()};
  }
  [[nodiscard]] std::vector<char> quotes() const {
    if (options_.quote) return {*options_.quote};
    return {kQuotes.begin(), kQuotes.end()};
  }

  [[nodiscard]] Cut reading(std::size_t begin, char delimiter, char quote) const {
    Cut one{{delimiter, quote, line_end_}, {}, 0};
    auto rows = head_rows(head_.substr(begin), one.dialect, 1);
    if (!rows.empty()) one.header = std::move(rows.front());
    one.known = known_columns(one.header, kind_);
    // Nothing known and a quote inside: cut at a character that is not the delimiter.
    const bool quoted =
        std::any_of(one.header.begin(), one.header.end(),
                    [&](const std::string& text) { return text.find('"') != std::string::npos; });
    if (one.known == 0 && quoted) one.header.clear();
    return one;
  }

  static bool has_single_quotes(const Cut& cut) {
    return std::any_of(cut.header.begin(), cut.header.end(),
                       [](const std::string& text) { return text.starts_with('\''); });
  }

  [[nodiscard]] Cut best_reading(std::size_t begin) const {
    std::optional<Cut> best;
    std::optional<Cut> rival;
    for (const char quote : quotes()) {
      if (best && quote == '\'' && !has_single_quotes(*best)) break;
      for (const char delimiter : delimiters()) {
        Cut found = reading(begin, delimiter, quote);
        if (best && found.rank() == best->rank() && found.header != best->header) rival = found;
        if (best && found.rank() <= best->rank()) continue;
        best = std::move(found);
      }
    }
    if (rival && best->known > 0 && rival->rank() == best->rank()) settle(begin, *best, *rival);
    return std::move(*best);
  }

  /// Chooses between readings whose headers are equally good by the rows behind them.
  void settle(std::size_t begin, Cut& best, const Cut& rival) const {
    const std::size_t first = rows_like_header(head_.substr(begin), best);
    const std::size_t second = rows_like_header(head_.substr(begin), rival);
    if (first > second) return;
    if (second > first) {
      best = rival;
      return;
    }
    throw Error(FaultKind::Data,
                name_ + ": columns may be separated by " + in_quotes({&best.dialect.delimiter, 1}) +
                    " or by " + in_quotes({&rival.dialect.delimiter, 1}) +
                    ", and both readings make sense",
                "say which: --delimiter CHARACTER");
  }

  /// A header may stand behind lines with a title, a period and the like.
  void look_further(std::size_t& begin, Cut& best) const {
    std::size_t at = begin;
    const std::size_t least = std::max<std::size_t>(2, best.known + 1);
    std::optional<Cut> found;
    for (std::size_t line = 0; line < kMostLinesBefore && at < head_.size(); ++line) {
      at = next_line(at);
      if (trimmed_line(at).empty()) continue;
      Cut here = best_reading(at);
      if (here.known < least || (found && here.known <= found->known)) continue;
      if (is_data(here.header) || rows_like_header(head_.substr(at), here) < 2) continue;
      found = std::move(here);
      begin = at;
    }
    if (found) best = std::move(*found);
  }

  void count_lines_before(Opening& opening) const {
    for (std::size_t at = 0; at < opening.begin; at = next_line(at)) {
      ++opening.lines;
      opening.texts += trimmed_line(at).empty() ? 0U : 1U;
    }
  }

  /// Whether quotes within fields are text: more than a row here and there breaks the rules of
  /// quoting, and with those taken as text nearly all of these have the fields of the header.
  [[nodiscard]] bool needs_lax_quotes(std::string_view text, Dialect dialect) const {
    if (options_.quote || dialect.quote == '\0') return false;
    std::size_t rows = 0;
    const std::size_t odd = odd_rows(text, dialect, rows);
    if (odd < 3 || odd * 20 <= rows) return false;
    dialect.lax_quotes = true;
    return odd_rows(text, dialect, rows) * 10 <= odd;
  }

  /// Rows at the head with a misplaced quote or with more or fewer fields than the first.
  static std::size_t odd_rows(std::string_view text, Dialect dialect, std::size_t& rows) {
    CsvReader reader{text, dialect};
    RawRow row;
    std::size_t fields = 0;
    std::size_t odd = 0;
    rows = 0;
    try {
      while (rows < kRowsForQuotes && reader.next(row)) {
        if (row.is_blank()) continue;
        if (rows++ == 0) fields = row.fields.size();
        odd += row.problem != RowProblem::None || row.fields.size() != fields ? 1U : 0U;
      }
    } catch (const UnclosedQuote&) {
      ++odd;
    }
    return odd;
  }

  std::string_view head_;
  const InputOptions& options_;
  const std::string& name_;
  FileKind kind_;
  char line_end_ = '\n';
  std::optional<char> said_;
};

}  // namespace

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

Opening find_opening(std::string_view head, const InputOptions& options, const std::string& name,
                     FileKind kind) {
  return OpeningSearch{head, options, name, kind}.find();
}

}  // namespace kpi
