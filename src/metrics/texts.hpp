// SPDX-License-Identifier: MIT
// Definitions in words: durations, thresholds and scales as a reader says them.
#pragma once

#include <string>
#include <string_view>

#include "kpi/catalogue.hpp"

namespace kpi {

/// "20 s", "1 min 30 s", "2 h", "7 days".
std::string duration_text(Millis duration);
/// Micros as a plain decimal: "4", "0.5".
std::string decimal_text(Micros number);

/// A formula's text with its thresholds filled in: {T} {S} {W} {target} {key} {top_two}
/// {promoters} {detractors} {agree}.
std::string filled(std::string_view text, const Definitions& definitions, const LogFacts& facts);

/// A service level given in symbols, with the thresholds that it uses: "A_T/N, T = 20 s".
std::string expression_text(std::string_view expression, const Definitions& definitions);

}  // namespace kpi
