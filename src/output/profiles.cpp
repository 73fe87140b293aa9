// SPDX-License-Identifier: MIT
// The profiles in words: which there are, and what each sets.
#include "kpi/profiles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "kpi/render.hpp"
#include "output/grid.hpp"
#include "output/plain_ascii.hpp"
#include "output/text.hpp"

namespace kpi {
namespace {

/// "--formula service_level=removed", as a shell takes it.
std::string option_text(const ProfileSetting& setting) {
  std::string option{setting.option};
  std::replace(option.begin(), option.end(), '_', '-');
  const bool plain = setting.value.find_first_of("()") == std::string_view::npos;
  const std::string_view quote = plain ? "" : "'";
  return fmt::format("--{} {}{}{}", option, quote, setting.value, quote);
}

}  // namespace

std::string profile_list(const RenderOptions& options) {
  const std::string indent(2 * kIndent, ' ');
  const auto room = static_cast<std::size_t>(options.width);
  std::string text;
  for (const Profile& profile : profiles()) {
    std::string set;
    for (const ProfileSetting& setting : profile.settings) {
      if (!set.empty()) set += ' ';
      set += option_text(setting);
    }
    text += fmt::format("{}{}\n", text.empty() ? "" : "\n", profile.name);
    text += hanging(
        indent,
        fmt::format("{}{}", profile.title, profile.tried ? ", tried on its own figures" : ""),
        room);
    text += hanging(indent, set, room);
    text += hanging(indent, profile.remark, room);
    text += hanging(indent, profile.source, room);
  }
  if (std::ranges::none_of(profiles(), &Profile::tried)) {
    text +=
        '\n' +
        hanging("", "All are as published: none has been tried on the system's own figures.", room);
  }
  return drawn(std::move(text), options);
}

}  // namespace kpi
