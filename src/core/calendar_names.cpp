// SPDX-License-Identifier: MIT
// The names of months and weekdays in the languages of call logs.
#include "core/calendar_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "core/letters.hpp"

namespace kpi {
namespace {

/// Names with blanks between them, as plain_letters() gives them: in English, Spanish, German,
/// French, Portuguese, Italian and Dutch; no name stands for two months or two weekdays.
constexpr std::array<std::string_view, 12> kMonths{
    "january jan enero ene januar janner janvier janv janeiro gennaio gen januari",
    "february feb febrero februar feber fevrier fevr fev fevereiro febbraio febb februari",
    "march mar marzo marz maerz mrz mars marco maart mrt",
    "april apr abril abr avril avr aprile",
    "may mayo mai maio maggio mag mei",
    "june jun junio juni juin junho giugno giu",
    "july jul julio juli juillet juil julho luglio lug",
    "august aug agosto ago aout augustus",
    "september sep sept septiembre setiembre septembre setembro set settembre sett",
    "october oct octubre oktober okt octobre outubro out ottobre ott",
    "november nov noviembre novembre novembro",
    "december dec diciembre dic dezember dez decembre dezembro dicembre"};
constexpr std::array<std::string_view, 7> kWeekdayWords{
    "sunday sun domingo dom sonntag so dimanche dim domenica zondag zo",
    "monday mon lunes lun montag mo lundi segunda seg lunedi maandag ma",
    "tuesday tue tues martes mar dienstag di mardi terca ter martedi dinsdag",
    "wednesday wed miercoles mie mittwoch mi mercredi mer quarta qua mercoledi woensdag wo",
    "thursday thu thur thurs jueves jue donnerstag do jeudi jeu quinta qui giovedi gio donderdag",
    "friday fri viernes vie freitag fr vendredi ven sexta sex venerdi vrijdag vr",
    "saturday sat sabado sab samstag sonnabend sa samedi sam sabato zaterdag za"};

bool has_name(std::string_view names, std::string_view name) {
  for (std::size_t at = names.find(name); at != std::string_view::npos;
       at = names.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || names[at - 1] == ' ';
    if (begins && (end == names.size() || names[end] == ' ')) return true;
  }
  return false;
}

template <std::size_t Size>
std::optional<std::size_t> find_name(const std::array<std::string_view, Size>& table,
                                     std::string_view name) {
  const std::string plain = plain_letters(name);
  if (plain.size() < 2) return std::nullopt;
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](std::string_view names) { return has_name(names, plain); });
  if (found == table.end()) return std::nullopt;
  return static_cast<std::size_t>(found - table.begin());
}

}  // namespace

std::optional<int> find_month(std::string_view name) {
  const auto found = find_name(kMonths, name);
  if (!found) return std::nullopt;
  return static_cast<int>(*found) + 1;
}

std::optional<unsigned> find_weekday(std::string_view name) {
  const auto found = find_name(kWeekdayWords, name);
  if (!found) return std::nullopt;
  return static_cast<unsigned>(*found);
}

}  // namespace kpi
