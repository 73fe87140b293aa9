// SPDX-License-Identifier: MIT
// Letters without case and accents, so that words compare as people read them.
#pragma once

#include <string>
#include <string_view>

namespace kpi {

/// Latin letters in lower case and without accents, ligatures and ß taken apart; all else as it is:
/// "RÉPONDU" is "repondu", "Größe" is "grosse".
std::string plain_letters(std::string_view text);

}  // namespace kpi
