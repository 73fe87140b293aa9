// SPDX-License-Identifier: MIT
// Small logs in files that go away, and what a reader makes of them.
#pragma once

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "kpi/reader.hpp"
#include "kpi/time.hpp"

namespace kpi::input_test {

/// A folder of files that goes away with them.
class LogFolder {
 public:
  LogFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "kpi-logs-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  LogFolder(const LogFolder&) = delete;
  LogFolder& operator=(const LogFolder&) = delete;
  ~LogFolder() { std::filesystem::remove_all(path_); }

  /// Writes a file and gives its path.
  std::string put(const std::string& name, const std::string& bytes) {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (path_ / name).string(); }
  /// A text without this folder's name: "calls.csv:3:7: …".
  [[nodiscard]] std::string without_path(std::string text) const {
    const std::string prefix = path_.string() + "/";
    for (std::size_t at = 0; (at = text.find(prefix, at)) != std::string::npos;) {
      text.erase(at, prefix.size());
    }
    return text;
  }

 private:
  std::filesystem::path path_;
};

/// "09:00:05" on 2026-03-02, the whole stamp on any other day, "-" where absent.
inline std::string when(Amount instant) {
  if (!instant) return "-";
  const std::string stamp = Calendar{}.stamp(*instant);
  const bool that_day = stamp.substr(0, 11) == "2026-03-02T";
  return that_day ? stamp.substr(11, stamp.size() - 12) : stamp;
}

/// Seconds as "12" or "0.5", "-" where absent.
inline std::string seconds(Amount duration) {
  if (!duration) return "-";
  std::string text = std::to_string(*duration / kSecond);
  if (*duration % kSecond != 0) {
    text += "." + std::to_string(kSecond + *duration % kSecond).substr(1);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text;
}

/// "answered 09:00:00 09:00:05 09:01:05 wait 5 talk 60": outcome, start, answer, end, wait, talk.
inline std::string line_of(const CallRecord& record) {
  return std::string{name(record.outcome)} + " " + when(record.start) + " " + when(record.answer) +
         " " + when(record.end) + " wait " + seconds(record.wait) + " talk " + seconds(record.talk);
}

inline InputOptions options_of(const std::vector<std::string>& files) {
  InputOptions options;
  options.files = files;
  return options;
}

/// What came out of reading some files.
struct Outcomes {
  std::vector<std::string> records;  ///< line_of() each
  std::vector<std::string> faults;   ///< "message | hint"
  std::vector<FaultKind> kinds;
  std::vector<std::string> rejects;  ///< "line:column: text"
  std::vector<std::string> notes;    ///< "N104 text"
  std::vector<InputSummary> inputs;
};

/// Reads files to their ends, whatever happens.
class LogRun : public RecordSink {
 public:
  explicit LogRun(LogFolder& folder) : folder_{folder} {}

  /// Puts what a record says into a line.
  using Line = std::string (*)(const CallRecord&);

  Outcomes read(InputOptions options, const std::vector<std::string>& extra = {},
                Line line = line_of) {
    line_ = line;
    LogReader reader{std::move(options)};
    try {
      reader.read(extra, *this);
    } catch (const Error& error) {
      for (const Fault& fault : error.faults()) {
        found_.faults.push_back(
            folder_.without_path(fault.message + (fault.hint.empty() ? "" : " | " + fault.hint)));
        found_.kinds.push_back(fault.kind);
      }
    }
    for (const Issue& issue : reader.rejects().kept()) {
      found_.rejects.push_back(std::to_string(issue.at.line) + ":" +
                               std::to_string(issue.at.column) + ": " + issue.text);
    }
    for (const Note& note : reader.notes()) {
      found_.notes.push_back(note.code + " " + folder_.without_path(note.text));
    }
    found_.inputs = reader.inputs();
    return std::exchange(found_, {});
  }

  void consume(std::span<const CallRecord> records) override {
    for (const CallRecord& record : records) found_.records.push_back(line_(record));
  }

 private:
  LogFolder& folder_;
  Line line_ = line_of;
  Outcomes found_;
};

/// Reads one log from its text; any number of bad rows is accepted.
inline Outcomes read_log(const std::string& text, InputOptions options = {},
                         const std::vector<std::string>& extra = {}, LogRun::Line line = line_of) {
  LogFolder folder;
  options.files = {folder.put("calls.csv", text)};
  options.max_bad.rows = 1000;
  return LogRun{folder}.read(std::move(options), extra, line);
}

}  // namespace kpi::input_test
