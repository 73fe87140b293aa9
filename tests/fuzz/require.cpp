// SPDX-License-Identifier: MIT
// What must hold for every input of a target.
#include "require.hpp"

#include <cstdio>
#include <cstdlib>

namespace kpi::fuzz {
namespace {

void show(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

void require(bool holds, std::string_view what) {
  if (holds) return;
  show("\nDOES NOT HOLD: ");
  show(what);
  show("\n");
  std::abort();
}

void require_same(std::string_view one, std::string_view other, std::string_view what) {
  if (one == other) return;
  show("\n--- one\n");
  show(one);
  show("\n--- the other\n");
  show(other);
  require(false, what);
}

}  // namespace kpi::fuzz
