// SPDX-License-Identifier: MIT
// What a preset says of each row: columns worked out of others, and rows that are no contacts.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "input/csv.hpp"

namespace kpi {

/// A text worked out of the fields of a row; empty where it is absent.
using RowText = std::function<std::string(const RawRow&)>;
/// Whether a row is of some kind.
using RowTest = std::function<bool(const RawRow&)>;

/// A value or a condition of a preset that makes no sense. `what` ends the sentence.
struct BadRule {
  std::string what;
};

/// Turns the rules of a preset into functions of the rows under one header.
class RuleMaker {
 public:
  explicit RuleMaker(const std::vector<std::string>& headers) : headers_{headers} {}

  /// A value: the name of a column; or an object with one of
  ///   text  a constant
  ///   first  the first of several values that is there
  ///   join, with  several values, where all are there, with a text between them
  ///   minus, plus  the seconds between or of several durations, the absent ones being 0 unless it
  ///                is the first
  ///   part, after, before  what stands behind the last `after` and before the first `before`
  ///   of, absent  a value, but for texts that mean that it is absent
  ///   cases, else  the `is` of the first case whose `when` holds
  /// Throws BadRule. A column that the header lacks is an absent text.
  RowText value(const nlohmann::json& rule);
  /// A condition: an object of columns and what they have to be, all of which must hold: a text, in
  /// which * stands for any; null for an absent one; a list of these, one of which has to fit;
  /// {"not": …}; {"above": NUMBER}. Case is ignored. Throws BadRule.
  RowTest condition(const nlohmann::json& rule);

  /// The columns that the values made so far come from, each once, in order.
  [[nodiscard]] const std::vector<std::size_t>& sources() const { return sources_; }
  void forget_sources() { sources_.clear(); }
  /// All columns that were asked for, whether the header has them or not.
  [[nodiscard]] const std::vector<std::string>& mentioned() const { return mentioned_; }

 private:
  RowText column(const std::string& name);
  RowText arithmetic(const nlohmann::json& terms, bool subtract);
  RowText part(const nlohmann::json& rule);
  RowText cases(const nlohmann::json& rule);
  std::vector<RowText> values(const nlohmann::json& rules);

  const std::vector<std::string>& headers_;
  std::vector<std::size_t> sources_;
  std::vector<std::string> mentioned_;
};

/// Applies the rules of a log to its rows.
struct RowRules {
  struct Computed {
    RowText text;
    std::size_t source = 0;  ///< a column that it comes from, for the places of mistakes
  };
  struct Skip {
    RowTest test;
    std::string why;  ///< "attempts to reach an agent"
  };

  std::size_t columns = 0;  ///< of the file
  std::vector<Computed> computed;
  std::vector<Skip> skips;

  [[nodiscard]] bool empty() const { return computed.empty() && skips.empty(); }
};

/// The rules at work on one pass over a log.
class RowRulesAtWork {
 public:
  explicit RowRulesAtWork(const RowRules& rules) : rules_{rules}, texts_(rules.computed.size()) {}

  /// Adds the computed fields to a row of the right form; false where the row is no contact. What
  /// it adds lives until the next row.
  bool take(RawRow& row);
  /// Rows that were no contacts, by why.
  [[nodiscard]] const std::map<std::string, std::uint64_t>& skipped() const { return skipped_; }

 private:
  const RowRules& rules_;
  std::vector<std::string> texts_;
  std::map<std::string, std::uint64_t> skipped_;
};

}  // namespace kpi
