// SPDX-License-Identifier: MIT
// Which formula of a KPI was chosen.
#include "metrics/blocks.hpp"

namespace kpi {

std::string_view chosen_formula(const Definitions& definitions, std::string_view kpi,
                                std::string_view otherwise) {
  const auto chosen = definitions.formulas.find(kpi);
  return chosen == definitions.formulas.end() ? otherwise : chosen->second;
}

}  // namespace kpi
