#include "synth/latin_slips.hpp"

#include <array>

namespace jiayu::synth {

namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// Keys beside the key on a QWERTY keyboard, by letter.
constexpr std::array<std::string_view, 26> neighbours{"qwsz", "vghn", "xdfv", "serfcx", "wsdr", "drtgvc", "ftyhbv", "gyujnb", "ujko",
                                                      "huikmn", "jiolm", "kop", "njk", "bhjm", "iklp", "ol", "wa", "edft", "awedxz",
                                                      "rfgy", "yhji", "cfgb", "qase", "zsdc", "tghu", "asx"};

char neighbour_of(char c, Random& random) {
    if (!is_lower(c) && !is_upper(c)) return c >= '0' && c <= '9' ? char('0' + random.below(10)) : 'e';
    auto keys = neighbours[std::size_t(is_lower(c) ? c - 'a' : c - 'A')];
    auto key = keys[random.below(keys.size())];
    return is_upper(c) ? char(key - 'a' + 'A') : key;
}

struct Confusion {
    std::string_view printed, read;
};
constexpr std::array<Confusion, 18> confusions{{{"m", "rn"}, {"rn", "m"}, {"l", "1"}, {"I", "l"}, {"O", "0"}, {"o", "0"}, {"e", "c"}, {"h", "b"},
                                                {"u", "v"}, {"cl", "d"}, {"S", "5"}, {"B", "8"}, {"g", "q"}, {"i", "j"}, {"a", "o"}, {"n", "h"},
                                                {"t", "f"}, {"vv", "w"}}};

// A day, a month or a year beside the right one; nobody checks what comes of it.
Date slip(Date date, Random& random) {
    auto lot = random.uniform();
    auto step = int(random.between(1, 3)) * (random.chance(0.5) ? 1 : -1);
    if (lot < 0.5) return {date.year(), date.month(), std::chrono::day(unsigned(int(unsigned(date.day())) + step))};
    if (lot < 0.6) return {date.year(), date.month(), std::chrono::day(unsigned(date.day()) > 15 ? unsigned(date.day()) - 10 : unsigned(date.day()) + 10)};
    if (lot < 0.85) return {date.year(), date.month() + std::chrono::months(step > 0 ? 1 : -1), date.day()};
    return {date.year() + std::chrono::years(step > 0 ? 1 : -1), date.month(), date.day()};
}

}  // namespace

Date first_of_january(Date date) { return {date.year(), std::chrono::January, std::chrono::day(1)}; }

std::string typing_slip(std::string text, Random& random) {
    if (text.size() < 2) return text;
    auto at = random.below(text.size());
    switch (random.below(4)) {
        case 0: text[at] = neighbour_of(text[at], random); break;
        case 1: text.erase(at, 1); break;
        case 2: text.insert(at, 1, random.chance(0.5) ? text[at] : neighbour_of(text[at], random)); break;
        default: if (at + 1 < text.size()) std::swap(text[at], text[at + 1]);
    }
    return text;
}

std::string reading_slip(std::string text, Random& random) {
    auto first = random.below(confusions.size());
    for (std::size_t i = 0; i < confusions.size(); ++i) {
        auto [printed, read] = confusions[(first + i) % confusions.size()];
        auto found = text.find(printed, random.below(text.size() + 1));
        if (found == text.npos) continue;
        return text.replace(found, printed.size(), read);
    }
    return text;
}

std::string digit_slip(std::string text, Random& random) {
    std::size_t digits = 0;
    for (auto c : text) digits += c >= '0' && c <= '9';
    if (!digits) return text;
    auto left = random.below(digits);
    std::size_t at = 0;
    while (!(text[at] >= '0' && text[at] <= '9') || left-- > 0) ++at;
    auto swappable = at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9' && text[at] != text[at + 1];
    if (swappable && random.chance(0.4)) std::swap(text[at], text[at + 1]);
    else text[at] = char('0' + (std::uint64_t(text[at] - '0') + 1 + random.below(9)) % 10);
    return text;
}

std::string written_birth(Day born, DateRates const& rates, Random& random) {
    Date date = date_from_days(born);
    auto lot = random.uniform();
    if ((lot -= rates.slip) < 0) date = slip(date, random);
    else if ((lot -= rates.day_month) < 0) date = {date.year(), std::chrono::month(unsigned(date.day())), std::chrono::day(unsigned(date.month()))};
    else if ((lot -= rates.default_day) < 0) date = first_of_january(date);
    else if ((lot -= rates.year_off) < 0) date += std::chrono::years(random.between(1, 3) * (random.chance(0.5) ? 1 : -1));
    return to_iso(date.ok() ? date : date_from_days(born));
}

}  // namespace jiayu::synth
