// SPDX-License-Identifier: MIT
// What can go wrong: faults that end a run, rows that cannot be read, and remarks on the figures.
#pragma once

#include <cstdint>
#include <exception>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kpi {

/// Why a run cannot give figures; the program turns each kind into an exit code.
enum class FaultKind : std::uint8_t {
  Usage,         ///< a wrong option or name
  Config,        ///< the configuration cannot be obeyed
  Data,          ///< the input cannot be understood
  CannotOpen,    ///< an input cannot be opened
  ReadWrite,     ///< reading or writing failed
  CannotCreate,  ///< an output cannot be created
  Internal       ///< a defect of the program
};

/// One fault: what is wrong, and what to try. Text from files is already escaped in both.
struct Fault {
  FaultKind kind = FaultKind::Internal;
  std::string message;  ///< "calls.csv:3:7: what was found; what was expected"
  std::string hint;     ///< what to try; may be empty
};

/// Thrown by the library when the run cannot go on. Carries at least one fault.
class Error : public std::exception {
 public:
  explicit Error(std::vector<Fault> faults) : faults_{std::move(faults)} {}
  Error(FaultKind kind, std::string message, std::string hint = {})
      : faults_{{kind, std::move(message), std::move(hint)}} {}
  [[nodiscard]] const std::vector<Fault>& faults() const { return faults_; }
  [[nodiscard]] const char* what() const noexcept override {
    return faults_.front().message.c_str();
  }

 private:
  std::vector<Fault> faults_;
};

/// Where something stands in a file: lines as `cat -n` counts them, columns in bytes from 1.
struct Position {
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  auto operator<=>(const Position&) const = default;
};

/// A row that was rejected.
struct Issue {
  std::size_t input = 0;  ///< index of the file among the inputs
  Position at;
  std::string reason;        ///< the kind of mistake, the same for all rows that share it
  std::string text;          ///< the whole message without the place; already escaped and masked
  std::string row{};         ///< as it stands in the file; only where rejected rows are kept
  std::uint64_t offset = 0;  ///< of the row's first byte in the text of the file
};

/// The rejected rows of a run: all are counted, the earliest of each file are kept.
class Rejects {
 public:
  explicit Rejects(std::size_t kept_per_input) : kept_per_input_{kept_per_input} {}
  void add(Issue issue);
  void merge(const Rejects& other);

  /// A reason with the number of its rows and where it was met first.
  struct Reason {
    std::string reason;
    std::uint64_t count = 0;
    std::size_t input = 0;
    Position first;
  };
  /// All reasons, the commonest first, of equally common ones the earliest.
  [[nodiscard]] std::vector<Reason> reasons() const;
  [[nodiscard]] const std::vector<Issue>& kept() const { return kept_; }
  [[nodiscard]] std::uint64_t count() const { return count_; }

 private:
  std::size_t kept_per_input_;
  std::uint64_t count_ = 0;
  std::vector<Issue> kept_;
  std::map<std::size_t, std::size_t> kept_of_input_;
  std::map<std::string, Reason> reasons_;
};

/// A remark that tells how figures came about.
struct Note {
  std::string code;  ///< "N203": permanent
  std::string text;  ///< already escaped
};

/// Text from a file made safe for a terminal: control bytes, bidirectional marks and invalid UTF-8
/// become \x1b or \u202e.
std::string escaped(std::string_view text);
/// escaped() in double quotes, cut at 40 characters.
std::string in_quotes(std::string_view text);
/// The shape of a text that must not be shown: "999-AA" (6 characters).
std::string shape(std::string_view text);
/// A count with thousands separators: "12,480".
std::string with_thousands(std::uint64_t number);
/// The candidate nearest to a misspelt name, or empty where none is near.
std::string_view nearest(std::string_view name, const std::vector<std::string_view>& candidates);

}  // namespace kpi
