// SPDX-License-Identifier: MIT
// Clocks and offsets from UTC inside dates and times.
#pragma once

#include "core/cursor.hpp"
#include "core/reading.hpp"
#include "kpi/record.hpp"

namespace kpi {

/// H:MM, H:MM:SS with a fraction, AM or PM, as milliseconds since midnight.
Reading take_clock(Cursor& cursor, Millis& time);

/// A fraction of a second with its point or comma, rounded to the millisecond; added to
/// `milliseconds` where there is one.
Reading take_fraction(Cursor& cursor, Millis& milliseconds);

/// +02:00, +0200, +02 as the milliseconds that clocks are ahead of UTC.
Reading take_numeric_offset(Cursor& cursor, Amount& offset);

/// Z, UTC, GMT or a numeric offset up to the end of the text; absent where it is at its end
/// already.
Reading take_offset(Cursor& cursor, Amount& offset);

}  // namespace kpi
