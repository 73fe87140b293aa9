// SPDX-License-Identifier: MIT
// Tables and texts for terminals that show no more than ASCII.
#pragma once

#include <string>
#include <string_view>

#include "kpi/render.hpp"

namespace kpi {

/// The text with a character of ASCII for every dash, ellipsis, arrow and block element, none
/// wider or narrower than what it stands for. Anything else is left as it is.
std::string plain_ascii(std::string_view text);

/// What is drawn, as the options have it: plain_ascii() or as it is.
std::string drawn(std::string text, const RenderOptions& options);
/// The sink for what is drawn; it holds the other one, and gets whole characters.
TextSink drawn(const TextSink& sink, const RenderOptions& options);

}  // namespace kpi
