// SPDX-License-Identifier: MIT
// Durations that name their units.
#include "core/spelled_duration.hpp"

#include <array>
#include <limits>
#include <optional>
#include <string>

#include "core/clock_duration.hpp"
#include "core/cursor.hpp"
#include "core/letters.hpp"
#include "core/number.hpp"

namespace kpi {
namespace {

struct UnitWords {
  Millis length;
  /// With blanks around each, as plain_letters() gives them: in English, Spanish, German, French,
  /// Portuguese, Italian and Dutch.
  std::string_view words;
};
constexpr std::array kSpelledUnits{
    UnitWords{kDay, " d day days dia dias tag tage tagen j jour jours giorno giorni dag dagen "},
    UnitWords{kHour,
              " h hr hrs hour hours hora horas std stunde stunden heure heures ora ore uur uren "},
    UnitWords{kMinute, " m min mins minute minutes minuto minutos minuten mn minuti minuut "},
    UnitWords{kSecond,
              " s sec secs second seconds seg segs segundo segundos sek sekunde sekunden seconde "
              "secondes secondo secondi seconden "},
    UnitWords{1,
              " ms msec msecs milli millis millisecond milliseconds milisegundo milisegundos "
              "millisekunde millisekunden milliseconde millisecondes milissegundo milissegundos "
              "millisecondo millisecondi milliseconden "}};

std::optional<Millis> find_unit(std::string_view word) {
  if (word.empty()) return std::nullopt;
  const std::string plain = " " + plain_letters(word) + " ";
  for (const UnitWords& unit : kSpelledUnits) {
    if (unit.words.find(plain) != std::string_view::npos) return unit.length;
  }
  return std::nullopt;
}

/// A sum of parts, each of a shorter unit than the one before.
class Parts {
 public:
  Reading add(std::string_view number, Millis unit, DecimalMark mark) {
    if (unit >= shortest_ || has_decimals_) return Reading::Unreadable;
    shortest_ = unit;
    has_decimals_ = number.find_first_of(".,") != std::string_view::npos;
    Millis part = 0;
    if (const Reading r = read_number(number, {mark, unit}, part); r != Reading::Ok) return r;
    return add_clock(part);
  }
  Reading add_clock(Millis part) {
    if (part > kLongestDuration) return Reading::Impossible;
    total_ += part;
    return Reading::Ok;
  }
  /// Whether a clock may follow: after whole days alone.
  [[nodiscard]] bool are_days() const { return shortest_ == kDay && !has_decimals_; }
  [[nodiscard]] Millis total() const { return total_; }

 private:
  Millis total_ = 0;
  Millis shortest_ = std::numeric_limits<Millis>::max();
  bool has_decimals_ = false;
};

/// A number up to its last digit, with the marks inside it.
std::string_view take_number(Cursor& cursor) {
  const std::string_view text = cursor.rest();
  std::size_t size = cursor.take_digits().size();
  while (size > 0 && (cursor.peek() == '.' || cursor.peek() == ',')) {
    Cursor ahead{cursor.rest().substr(1)};
    const std::size_t more = ahead.take_digits().size();
    if (more == 0) break;
    size += 1 + more;
    cursor = ahead;
  }
  return text.substr(0, size);
}

/// What may stand before another part: a comma, or a word for "and".
void skip_between_parts(Cursor& cursor) {
  cursor.skip_blanks();
  Cursor next = cursor;
  next.take(',');
  next.skip_blanks();
  Cursor ahead = next;
  const std::string_view word = ahead.take_letters();
  for (const std::string_view also : {"and", "y", "und", "et", "e", "en"}) {
    if (word == also) next = ahead;
  }
  next.skip_blanks();
  if (!next.at_end()) cursor = next;
}

Reading read_words(std::string_view text, DecimalMark mark, Millis& duration) {
  Cursor cursor{text};
  Parts parts;
  while (!cursor.at_end()) {
    if (parts.are_days() && cursor.rest().find(':') != std::string_view::npos) {
      cursor.take('+');
      Millis clock = 0;
      const Reading r = read_clock_duration(cursor.rest(), TwoParts::Unknown, clock);
      if (r != Reading::Ok) return r == Reading::Undecided ? Reading::Unreadable : r;
      duration = parts.total() + clock;
      return Reading::Ok;
    }
    const std::string_view number = take_number(cursor);
    cursor.skip_blanks();
    const auto unit = find_unit(cursor.take_letters());
    if (number.empty() || !unit) return Reading::Unreadable;
    cursor.take('.');
    if (const Reading r = parts.add(number, *unit, mark); r != Reading::Ok) return r;
    skip_between_parts(cursor);
  }
  duration = parts.total();
  return Reading::Ok;
}

/// The unit of a letter of ISO 8601; those of months and years have none.
Millis iso_unit(char letter, bool behind_t) {
  switch (lower(letter)) {
    case 'w':
      return behind_t ? 0 : 7 * kDay;
    case 'd':
      return behind_t ? 0 : kDay;
    case 'h':
      return behind_t ? kHour : 0;
    case 'm':
      return behind_t ? kMinute : 0;
    case 's':
      return behind_t ? kSecond : 0;
    default:
      return 0;
  }
}

/// What follows the P of "P1DT2H".
Reading read_iso(std::string_view text, Millis& duration) {
  Cursor cursor{text};
  Parts parts;
  bool behind_t = false;
  bool any = false;
  while (!cursor.at_end()) {
    if (!behind_t && cursor.take_word("t")) {
      behind_t = true;
      any = false;  // of the parts behind it
    }
    const std::string_view number = take_number(cursor);
    const Millis unit = iso_unit(cursor.peek(), behind_t);
    if (number.empty() || unit == 0) return Reading::Unreadable;
    cursor.take(cursor.peek());
    // Either is a decimal mark here, whatever the column has elsewhere.
    const bool comma = number.find(',') != std::string_view::npos;
    const DecimalMark mark = comma ? DecimalMark::Comma : DecimalMark::Point;
    if (const Reading r = parts.add(number, unit, mark); r != Reading::Ok) return r;
    any = true;
  }
  if (!any) return Reading::Unreadable;
  duration = parts.total();
  return Reading::Ok;
}

}  // namespace

Reading read_spelled_duration(std::string_view text, DecimalMark mark, Millis& duration) {
  if (text.empty()) return Reading::Unreadable;
  if (lower(text.front()) == 'p') return read_iso(text.substr(1), duration);
  return read_words(text, mark, duration);
}

}  // namespace kpi
