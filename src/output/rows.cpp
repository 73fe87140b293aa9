// SPDX-License-Identifier: MIT
// Rows of texts, as they are: CSV by RFC 4180, a JSON array of objects, JSON lines.
#include <array>
#include <map>
#include <utility>

#include "kpi/render.hpp"
#include "output/csv_field.hpp"
#include "output/json_text.hpp"

namespace kpi {
namespace {

class CsvRows : public RowsWriter {
 public:
  explicit CsvRows(TextSink sink) : sink_{std::move(sink)} {}
  void begin(const std::vector<std::string>& columns) override {
    add(std::vector<std::string_view>{columns.begin(), columns.end()});
  }
  void add(std::span<const std::string_view> texts) override {
    line_.clear();
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (i > 0) line_ += ',';
      append_csv_field(line_, texts[i]);
    }
    // A row of one blank field would be a blank line.
    if (texts.size() == 1 && texts[0].empty()) line_ = "\"\"";
    line_ += '\n';
    sink_(line_);
  }
  void end() override {}

 private:
  TextSink sink_;
  std::string line_;
};

/// The names of columns as keys: none is empty, none is there twice.
std::vector<std::string> keys_of(const std::vector<std::string>& columns) {
  std::vector<std::string> keys;
  std::map<std::string, int> seen;
  for (const std::string& column : columns) {
    std::string key = column.empty() ? std::to_string(keys.size() + 1) : column;
    if (const int count = ++seen[key]; count > 1) key += " (" + std::to_string(count) + ")";
    keys.push_back(std::move(key));
  }
  return keys;
}

class JsonRowsWriter : public RowsWriter {
 public:
  JsonRowsWriter(TextSink sink, bool array) : sink_{std::move(sink)}, array_{array} {}
  void begin(const std::vector<std::string>& columns) override {
    for (const std::string& key : keys_of(columns)) keys_.push_back(json_string(key));
    if (array_) sink_("[");
  }
  void add(std::span<const std::string_view> texts) override {
    line_ = array_ ? (any_ ? ",\n " : "\n ") : "";
    for (std::size_t i = 0; i < texts.size(); ++i) {
      line_ += i == 0 ? "{" : ", ";
      line_ += keys_[i] + ": ";
      append_json_string(line_, texts[i]);
    }
    line_ += array_ ? "}" : "}\n";
    any_ = true;
    sink_(line_);
  }
  void end() override {
    if (array_) sink_(any_ ? "\n]\n" : "]\n");
  }

 private:
  TextSink sink_;
  bool array_;
  bool any_ = false;
  std::vector<std::string> keys_;
  std::string line_;
};

std::unique_ptr<RowsWriter> make_csv(TextSink sink) {
  return std::make_unique<CsvRows>(std::move(sink));
}
std::unique_ptr<RowsWriter> make_json(TextSink sink) {
  return std::make_unique<JsonRowsWriter>(std::move(sink), true);
}
std::unique_ptr<RowsWriter> make_json_lines(TextSink sink) {
  return std::make_unique<JsonRowsWriter>(std::move(sink), false);
}

}  // namespace

std::span<const RowFormat> row_formats() {
  static constexpr std::array kFormats{RowFormat{"csv", make_csv}, RowFormat{"json", make_json},
                                       RowFormat{"jsonl", make_json_lines}};
  return kFormats;
}

}  // namespace kpi
