// SPDX-License-Identifier: MIT
// The value of a KPI, or the reason why there is none.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "kpi/aggregate.hpp"
#include "kpi/record.hpp"

namespace kpi {

/// An exact number: units / scale. scale > 0.
struct Exact {
  Int128 units = 0;
  std::int64_t scale = 1;
};

/// From one share to another, both in 10^-6 of the whole.
struct ShareRange {
  Micros low = 0;
  Micros high = 0;
};

/// Why there is no value. The sentence is put together when it is read: of a report's many results
/// hardly any is asked for its reasons.
class Reason {
 public:
  Reason() = default;
  /// A sentence, and the words that take the places of its "{}". All of them must live as long as
  /// the program, as literals do.
  Reason(const char* sentence, const char* first = "", const char* second = "")
      : sentence_{sentence}, first_{first}, second_{second} {}
  /// The log lacks these fields.
  explicit Reason(FieldSet missing) : missing_{missing} {}
  /// A sentence that takes some writing. What writes it must own all that it needs.
  explicit Reason(std::function<std::string()> write)
      : write_{std::make_shared<const std::function<std::string()>>(std::move(write))} {}

  [[nodiscard]] bool empty() const {
    return *sentence_ == '\0' && missing_.empty() && write_ == nullptr;
  }
  [[nodiscard]] std::string text() const;

 private:
  const char* sentence_ = "";
  const char* first_ = "";
  const char* second_ = "";
  FieldSet missing_;
  std::shared_ptr<const std::function<std::string()>> write_;
};

/// The value of a KPI: nothing (with the reason), a plain number, or numerator / denominator.
/// Numerator and denominator are in the KPI's own unit, so that their quotient is the value.
class Value {
 public:
  static Value none(Reason reason) {
    Value value;
    value.reason_ = std::move(reason);
    return value;
  }
  static Value number(Exact number) {
    Value value;
    value.kind_ = Kind::Number;
    value.numerator_ = number;
    return value;
  }
  static Value count(std::int64_t count) { return number({count, 1}); }
  /// No value, for this reason, where the denominator is 0.
  static Value quotient(Exact numerator, Exact denominator, Reason reason_when_empty) {
    if (denominator.units == 0) return none(std::move(reason_when_empty));
    Value value;
    value.kind_ = Kind::Quotient;
    value.numerator_ = numerator;
    value.denominator_ = denominator;
    return value;
  }

  [[nodiscard]] bool has_value() const { return kind_ != Kind::None; }
  [[nodiscard]] bool is_quotient() const { return kind_ == Kind::Quotient; }
  [[nodiscard]] Exact numerator() const { return numerator_; }
  [[nodiscard]] Exact denominator() const { return denominator_; }  ///< 1 where it is no quotient
  /// Why there is no value.
  [[nodiscard]] std::string reason() const { return reason_.text(); }

 private:
  enum class Kind : std::uint8_t { None, Number, Quotient };

  Exact numerator_;
  Exact denominator_{1, 1};
  Reason reason_;
  Kind kind_ = Kind::None;
};

}  // namespace kpi
