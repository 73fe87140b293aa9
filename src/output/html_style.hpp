// SPDX-License-Identifier: MIT
// How a page looks: on paper, on a phone, by day and by night.
#pragma once

#include <string_view>

namespace kpi {

/// What stands between <style> and </style>.
std::string_view html_style();
/// Its SHA-256 in base 64, by which the page allows this style and nothing else.
std::string_view html_style_hash();

}  // namespace kpi
