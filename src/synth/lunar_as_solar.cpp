#include "base/date.hpp"
#include "synth/mistype.hpp"
#include "han/lunar.hpp"

namespace jiayu::synth {

Day lunar_as_solar(Day born) {
    auto lunar = han::lunar_from_solar(date_from_days(born));
    if (!lunar) return born;
    // 30 February of the moon has no solar namesake: the last day that has one is written.
    for (auto day = lunar->day; day > 27; --day)
        if (auto date = make_date(lunar->year, lunar->month, day)) return to_days(*date);
    auto date = make_date(lunar->year, lunar->month, lunar->day);
    return date ? to_days(*date) : born;
}

}  // namespace jiayu::synth
