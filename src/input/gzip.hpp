// SPDX-License-Identifier: MIT
// The gzip format, RFC 1952.
#pragma once

#include <memory>

#include "input/decompressor.hpp"

namespace kpi {

std::unique_ptr<Codec> make_gzip_codec();

}  // namespace kpi
