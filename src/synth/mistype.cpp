#include "synth/mistype.hpp"

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "han/character.hpp"

namespace jiayu::synth {

namespace {

using Lookup = std::unordered_map<char32_t, std::u32string>;

// Only characters that any office's font has.
bool is_everyday(char32_t code_point) {
    auto character = han::find_character(code_point);
    return character && character->level == 1;
}

Lookup homophones_by_reading() {
    std::unordered_map<han::Syllable, std::u32string> sounds;
    for (char32_t c = 0x4E00; c < 0x9FFF; ++c)
        if (is_everyday(c) && han::main_reading(c)) sounds[han::main_reading(c)] += c;
    Lookup lookup;
    for (auto const& [syllable, characters] : sounds)
        for (auto c : characters)
            for (auto other : characters)
                if (other != c) lookup[c] += other;
    return lookup;
}

Lookup pairs_of(std::vector<std::u32string> const& groups, bool everyday) {
    Lookup lookup;
    for (auto const& group : groups)
        for (auto c : group)
            for (auto other : group)
                if (other != c && (!everyday || is_everyday(other))) lookup[c] += other;
    return lookup;
}

// Same four corners and nearly as many strokes: what a tired eye confuses.
void add_by_shape(Lookup& lookup) {
    std::unordered_map<std::uint32_t, std::u32string> shapes;
    for (char32_t c = 0x4E00; c < 0x9FFF; ++c)
        if (is_everyday(c)) shapes[han::find_character(c)->four_corner / 10] += c;
    for (auto const& [corners, characters] : shapes)
        for (auto c : characters)
            for (auto other : characters) {
                auto apart = int(han::find_character(c)->strokes) - int(han::find_character(other)->strokes);
                if (other != c && std::abs(apart) <= 2 && !lookup[c].contains(other)) lookup[c] += other;
            }
}

std::string replaced(std::u32string characters, std::size_t at, Lookup const& lookup, Random& random) {
    if (auto found = lookup.find(characters[at]); found != lookup.end() && !found->second.empty())
        characters[at] = found->second[random.below(found->second.size())];
    return to_utf8(characters);
}

std::size_t place_in_given_name(std::u32string const& name, Random& random) {
    return name.size() < 2 ? 0 : 1 + std::size_t(random.below(name.size() - 1));
}

}  // namespace

Mistyper::Mistyper(Materials const& materials)
    : homophones_(homophones_by_reading()), look_alikes_(pairs_of(materials.confusables[0], true)),
      surnames_(pairs_of(materials.confusables[1], true)) {
    add_by_shape(look_alikes_);
}

std::string Mistyper::digit(std::string number, Random& random) const {
    auto at = std::size_t(random.below(17));
    number[at] = char('0' + (number[at] - '0' + 1 + int(random.below(9))) % 10);
    if (number[0] == '0') number[0] = '1';
    return number;
}

std::string Mistyper::swapped(std::string number, Random& random) const {
    for (int attempt = 0; attempt < 20; ++attempt) {
        auto at = 1 + std::size_t(random.below(15));
        if (number[at] == number[at + 1]) continue;
        std::swap(number[at], number[at + 1]);
        break;
    }
    return number;
}

std::string Mistyper::length(std::string number, Random& random) const {
    auto at = std::size_t(random.below(17));
    if (random.chance(0.6)) number.erase(at, 1);
    else number.insert(at, 1, number[at]);
    return number;
}

std::string Mistyper::letter(std::string number, Random& random) const {
    auto start = std::size_t(random.below(17));
    for (std::size_t i = 0; i < 16; ++i) {
        auto& c = number[1 + (start + i) % 16];
        if (c != '0' && c != '1') continue;
        c = c == '0' ? 'O' : 'l';
        break;
    }
    return number;
}

std::string Mistyper::homophone(std::string_view name, Random& random) const {
    auto characters = to_code_points(name);
    auto at = place_in_given_name(characters, random);
    return replaced(std::move(characters), at, homophones_, random);
}

std::string Mistyper::look_alike(std::string_view name, Random& random) const {
    auto characters = to_code_points(name);
    auto at = place_in_given_name(characters, random);
    return replaced(std::move(characters), at, look_alikes_, random);
}

std::string Mistyper::variant_surname(std::string_view name, Random& random) const {
    return replaced(to_code_points(name), 0, surnames_, random);
}

std::string Mistyper::rare(std::string_view name, Random& random) const {
    auto characters = to_code_points(name);
    auto at = place_in_given_name(characters, random);
    auto lot = random.uniform();
    if (lot < 0.35) {
        characters[at] = U'?';
    } else if (lot < 0.55) {
        auto spelling = to_code_points(han::spelling_of(han::main_reading(characters[at])));
        characters.replace(at, 1, spelling.empty() ? U"?" : spelling);
    } else if (lot < 0.8) {
        characters[at] = U'\xE815' + char32_t(random.below(60));
    } else {
        characters[at] = U'\x3447' + char32_t(random.below(400));
    }
    return to_utf8(characters);
}

std::string Mistyper::dropped(std::string_view name, Random& random) const {
    auto characters = to_code_points(name);
    if (characters.size() < 3) return std::string(name);
    characters.erase(place_in_given_name(characters, random), 1);
    return to_utf8(characters);
}

std::string Mistyper::swapped_name(std::string_view name, Random&) const {
    auto characters = to_code_points(name);
    if (characters.size() == 3) std::swap(characters[1], characters[2]);
    return to_utf8(characters);
}

std::string Mistyper::spaced(std::string_view name, Random& random) const {
    auto characters = to_code_points(name);
    if (auto dot = characters.find(U'·'); dot != characters.npos) {
        characters[dot] = random.chance(0.5) ? U'.' : U'•';
        return to_utf8(characters);
    }
    if (characters.size() == 2) characters.insert(1, 1, random.chance(0.7) ? U' ' : U'　');
    return to_utf8(characters);
}

Day slip_of(Day born, Day last, Random& random) {
    auto date = date_from_days(born);
    for (int attempt = 0; attempt < 12; ++attempt) {
        int year = int(date.year()), month = int(unsigned(date.month())), day = int(unsigned(date.day()));
        auto lot = random.uniform();
        if (lot < 0.5) day += random.chance(0.5) ? 1 + int(random.below(3)) : -1 - int(random.below(3));
        else if (lot < 0.6) day += day > 15 ? -10 : 10;
        else if (lot < 0.85) month += random.chance(0.5) ? 1 : -1;
        else year += random.chance(0.5) ? 1 : -1;
        auto wrong = month < 1 || day < 1 ? std::nullopt : make_date(year, unsigned(month), unsigned(day));
        if (wrong && to_days(*wrong) <= last) return to_days(*wrong);
    }
    return born;
}

Day day_month_swapped(Day born) {
    auto date = date_from_days(born);
    auto wrong = make_date(int(date.year()), unsigned(date.day()), unsigned(date.month()));
    return wrong ? to_days(*wrong) : born;
}

Day ten_years_off(Day born, Day last, Random& random) {
    auto date = date_from_days(born);
    auto wrong = make_date(int(date.year()) + (random.chance(0.5) ? 10 : -10), unsigned(date.month()), unsigned(date.day()));
    return wrong && to_days(*wrong) <= last ? to_days(*wrong) : born;
}

Day default_day(Day born) { return to_days(*make_date(int(date_from_days(born).year()), 1, 1)); }

}  // namespace jiayu::synth
