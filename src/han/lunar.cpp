#include "han/lunar.hpp"

namespace jiayu::han {

namespace {

constexpr int first_year = 1900;

// One year per number: bits 0–11 months of 30 days (others have 29), bits 12–15 the month that a leap month repeats, bit 16
// that one has 30 days, from bit 17 the days from 1 January to the lunar new year. Made with npm lunar-javascript 1.7.7 (MIT).
// Compared with ICU's astronomical calendar: equal but for 1917, 1922, 1953 to 1955 and 1987, where the almanacs agree with this.
constexpr std::uint32_t years[] = {
    0x3c8bd2, 0x620752, 0x4c0ea5, 0x385b2a, 0x5c064b, 0x440a9b, 0x314aa6, 0x56056a, 0x400b59, 0x2a2baa, 0x500752,
    0x3a6da5, 0x600b25, 0x480a4b, 0x335a4b, 0x5802ad, 0x42056b, 0x2c25b5, 0x520da9, 0x3f7e92, 0x640e92, 0x4c0d25,
    0x365d2d, 0x5c0a56, 0x4602b6, 0x2f4ad5, 0x5606d4, 0x400ea9, 0x2c2f4a, 0x500e92, 0x3a66a6, 0x5e052b, 0x480a57,
    0x335956, 0x580b5a, 0x4406d4, 0x2f3761, 0x520749, 0x3d7b13, 0x620a93, 0x4c052b, 0x35651b, 0x5a0aad, 0x46056a,
    0x314da5, 0x560ba4, 0x400b49, 0x2a2d4b, 0x500a95, 0x387aad, 0x5e0536, 0x480aad, 0x355aca, 0x5805b2, 0x420da5,
    0x2f3ea2, 0x540d4a, 0x3c8595, 0x600a97, 0x4c0556, 0x366575, 0x5a0ad5, 0x4606d2, 0x304755, 0x560ea5, 0x40064a,
    0x28364f, 0x4e0a9b, 0x3a7ada, 0x5e056a, 0x480b69, 0x345bb2, 0x5a0b52, 0x420b25, 0x2c4b2b, 0x520a4b, 0x3c8aab,
    0x6002ad, 0x4a056d, 0x3765a9, 0x5c0da9, 0x460d92, 0x304e95, 0x560d25, 0x40ae4d, 0x640a56, 0x4e02b6, 0x3862f5,
    0x5e06d5, 0x480ea9, 0x345f52, 0x5a0e92, 0x440d26, 0x2c352e, 0x500a57, 0x3c8ad6, 0x62035a, 0x4a06d5, 0x365b69,
    0x5c0749, 0x460693, 0x2e4a9b, 0x54052b, 0x3e0a5b, 0x2a2aae, 0x4e056a, 0x387dd5, 0x600ba4, 0x4a0b49, 0x325d53,
    0x580a95, 0x42052d, 0x2c455d, 0x500ab5, 0x3c9baa, 0x6205d2, 0x4c0da5, 0x376e8a, 0x5c0d4a, 0x460c95, 0x304a9e,
    0x540556, 0x3e0ab5, 0x2a2ada, 0x5006d2, 0x386765, 0x5e0725, 0x48064b, 0x325657, 0x560cab, 0x42055a, 0x2c356e,
    0x520b69, 0x3cbf52, 0x620b52, 0x4c0b25, 0x376d0b, 0x5a0a4b, 0x4404ab, 0x2e52bb, 0x5405ad, 0x3e0b6a, 0x2a2daa,
    0x500d92, 0x3a7ea5, 0x5e0d25, 0x480a55, 0x335a4d, 0x5804b6, 0x4005b5, 0x2d36d2, 0x520ec9, 0x3e8f92, 0x620e92,
    0x4c0d26, 0x376516, 0x5a0a57, 0x4404d6, 0x2f4365, 0x540755, 0x400749, 0x28374b, 0x4e0693, 0x387aab, 0x5e052b,
    0x460a5b, 0x325aba, 0x58056a, 0x420b65, 0x2c4baa, 0x520b4a, 0x3c8d95, 0x620a95, 0x4a052d, 0x34656d, 0x5a0ab5,
    0x4605aa, 0x2e45d5, 0x540da5, 0x400d4a, 0x2a3e4d, 0x4e0c96, 0x387cce, 0x5e0556, 0x480ab5, 0x335ad2, 0x5806d2,
    0x420ea5, 0x2e472a, 0x50068b, 0x3a8697, 0x6004ab, 0x4a055b, 0x356556, 0x5a0b6a, 0x460752, 0x304b95, 0x540b45,
    0x3e0a8b, 0x282a4f, 0x4e04ab};
constexpr int last_year = first_year + int(std::size(years)) - 1;

struct Month {
    unsigned number;
    bool is_leap;
    int days;
};

struct Year {
    std::uint32_t bits;

    unsigned leap() const { return bits >> 12 & 15; }
    int offset() const { return int(bits >> 17); }
    int days_of(unsigned month) const { return bits >> (month - 1) & 1 ? 30 : 29; }
    int leap_days() const { return bits >> 16 & 1 ? 30 : 29; }

    // Calls visit(Month) for each month in order until it says true.
    template <class Visit>
    void visit_months(Visit visit) const {
        for (unsigned month = 1; month <= 12; ++month) {
            if (visit(Month{month, false, days_of(month)})) return;
            if (month == leap() && visit(Month{month, true, leap_days()})) return;
        }
    }
};

bool is_in_table(int year) { return year >= first_year && year <= last_year; }
Year year_bits(int year) { return {years[year - first_year]}; }

int new_year_days(int year) { return to_days(Date(std::chrono::year(year) / 1 / 1)) + year_bits(year).offset(); }

}  // namespace

std::optional<Date> lunar_new_year(int year) {
    return is_in_table(year) ? std::optional(date_from_days(new_year_days(year))) : std::nullopt;
}

std::optional<unsigned> leap_month(int year) {
    if (!is_in_table(year) || year_bits(year).leap() == 0) return std::nullopt;
    return year_bits(year).leap();
}

std::optional<Date> solar_from_lunar(LunarDate lunar) {
    if (!is_in_table(lunar.year)) return std::nullopt;
    std::optional<Date> solar;
    int days = new_year_days(lunar.year);
    year_bits(lunar.year).visit_months([&](Month month) {
        bool here = month.number == lunar.month && month.is_leap == lunar.in_leap_month;
        if (here && lunar.day >= 1 && int(lunar.day) <= month.days) solar = date_from_days(days + int(lunar.day) - 1);
        days += month.days;
        return here;
    });
    return solar;
}

std::optional<LunarDate> lunar_from_solar(Date solar) {
    auto year = int(solar.year());
    auto days = to_days(solar);
    if (!is_in_table(year) || days < new_year_days(year)) --year;
    if (!is_in_table(year) || days < new_year_days(year)) return std::nullopt;
    std::optional<LunarDate> lunar;
    int rest = days - new_year_days(year);
    year_bits(year).visit_months([&](Month month) {
        if (rest < month.days) lunar = LunarDate{year, month.number, unsigned(rest) + 1, month.is_leap};
        rest -= month.days;
        return lunar.has_value();
    });
    return lunar;
}

bool is_lunar_reading(Date written, Date solar) {
    auto lunar = lunar_from_solar(solar);
    return lunar && lunar->year == int(written.year()) && lunar->month == unsigned(written.month()) && lunar->day == unsigned(written.day());
}

}  // namespace jiayu::han
