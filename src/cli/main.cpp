// SPDX-License-Identifier: MIT
// The entry point.
#include "cli/app.hpp"

int main(int argc, char** argv) {
  return kpi::cli::run(argc, argv);
}
