// SPDX-License-Identifier: MIT
// The Zstandard format, RFC 8878.
#pragma once

#include <memory>

#include "input/decompressor.hpp"

namespace kpi {

std::unique_ptr<Codec> make_zstd_codec();

}  // namespace kpi
