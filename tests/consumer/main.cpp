// SPDX-License-Identifier: MIT
// A program outside of the project: the service level of a log, by the installed library.
#include <iostream>
#include <kpi/render.hpp>

int main(int /*count*/, char** arguments) {
  kpi::LogReader reader{{.files = {arguments[1]}}};
  const kpi::Report report = kpi::compute(reader, {.kpis = {"service_level"}});
  const auto print = [](std::string_view text) { std::cout << text; };
  kpi::find_output_format("value")->render(report, {}, print);
}
