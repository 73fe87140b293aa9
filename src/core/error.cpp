// SPDX-License-Identifier: MIT
// Rejected rows, and text from files made safe to show.
#include "kpi/error.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/utf8.hpp"

namespace kpi {
namespace {

constexpr std::size_t kShownCharacters = 40;

bool is_control(char32_t c) {
  const bool c0 = c < 0x20 || c == 0x7F;
  const bool c1 = c >= 0x80 && c < 0xA0;
  const bool separator = c == 0x2028 || c == 0x2029;
  const bool bidirectional = c == 0x061C || c == 0x200E || c == 0x200F ||
                             (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return c0 || c1 || separator || bidirectional;
}

void append_hex(std::string& out, std::string_view prefix, char32_t value, int digits) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += prefix;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out += kHex[(value >> static_cast<unsigned>(shift)) & 0xFU];
  }
}

/// Appends up to `limit` characters; says whether all went in.
bool append_escaped(std::string& out, std::string_view text, std::size_t limit) {
  std::size_t shown = 0;
  while (!text.empty()) {
    if (shown++ == limit) return false;
    const CodePoint point = decode_utf8(text);
    const auto byte = static_cast<unsigned char>(text.front());
    if (point.length == 0) {
      append_hex(out, "\\x", byte, 2);
    } else if (is_control(point.value)) {
      if (point.value < 0x80) {
        append_hex(out, "\\x", point.value, 2);
      } else {
        append_hex(out, "\\u", point.value, 4);
      }
    } else {
      out += text.substr(0, point.length);
    }
    text.remove_prefix(std::max<std::size_t>(point.length, 1));
  }
  return true;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '_' || c == '-' || c == ' ') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text, std::string_view::npos);
  return out;
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  const bool whole = append_escaped(out, text, kShownCharacters);
  out += whole ? "\"" : "…\"";
  return out;
}

std::string shape(std::string_view text) {
  std::string out = "\"";
  std::size_t characters = 0;
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    const char c = text.front();
    if (characters++ < kShownCharacters) {
      if (c >= '0' && c <= '9') {
        out += '9';
      } else if (point.length != 1 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        out += 'A';
      } else {
        append_escaped(out, text.substr(0, 1), 1);
      }
    }
    text.remove_prefix(std::max<std::size_t>(point.length, 1));
  }
  if (characters > kShownCharacters) out += "…";
  out += "\" (";
  out += std::to_string(characters);
  out += characters == 1 ? " character)" : " characters)";
  return out;
}

std::string with_thousands(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string_view nearest(std::string_view name, const std::vector<std::string_view>& candidates) {
  const std::string wanted = folded(name);
  std::string_view best;
  // A third of the letters may be wrong; more is another word.
  std::size_t best_distance = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    const std::string known = folded(candidate);
    const bool begun = wanted.size() > 1 && known.starts_with(wanted);
    const std::size_t distance = begun ? 1 : edit_distance(wanted, known);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

void Rejects::add(Issue issue) {
  ++count_;
  auto [place, is_new] =
      reasons_.try_emplace(issue.reason, Reason{issue.reason, 0, issue.input, issue.at});
  Reason& reason = place->second;
  ++reason.count;
  if (std::tie(issue.input, issue.at) < std::tie(reason.input, reason.first)) {
    reason.input = issue.input;
    reason.first = issue.at;
  }
  if (kept_of_input_[issue.input]++ < kept_per_input_) kept_.push_back(std::move(issue));
}

void Rejects::merge(const Rejects& other) {
  count_ += other.count_;
  for (const auto& [text, theirs] : other.reasons_) {
    const auto [mine, is_new] = reasons_.try_emplace(text, theirs);
    if (is_new) continue;
    Reason& reason = mine->second;
    reason.count += theirs.count;
    if (std::tie(theirs.input, theirs.first) < std::tie(reason.input, reason.first)) {
      reason.input = theirs.input;
      reason.first = theirs.first;
    }
  }
  kept_.insert(kept_.end(), other.kept_.begin(), other.kept_.end());
  std::stable_sort(kept_.begin(), kept_.end(), [](const Issue& a, const Issue& b) {
    return std::tie(a.input, a.at) < std::tie(b.input, b.at);
  });
  // Each side has kept its earliest; the earliest of both are among them.
  kept_of_input_.clear();
  std::erase_if(
      kept_, [&](const Issue& issue) { return kept_of_input_[issue.input]++ >= kept_per_input_; });
}

std::vector<Rejects::Reason> Rejects::reasons() const {
  std::vector<Reason> all;
  for (const auto& [text, reason] : reasons_) all.push_back(reason);
  std::sort(all.begin(), all.end(), [](const Reason& a, const Reason& b) {
    return std::tie(b.count, a.input, a.first, a.reason) <
           std::tie(a.count, b.input, b.first, b.reason);
  });
  return all;
}

}  // namespace kpi
