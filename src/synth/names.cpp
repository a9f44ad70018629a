#include "synth/names.hpp"

#include "base/assert.hpp"
#include "base/utf8.hpp"
#include "synth/csv_lines.hpp"

namespace jiayu::synth {

namespace {

// Popular names are far more common than rare ones: weights fall as 1 / (rank + 5), near what registers show.
void weigh_by_rank(std::vector<std::u32string> const& words, std::vector<double>& cumulative) {
    double total = 0;
    for (std::size_t rank = 0; rank < words.size(); ++rank) cumulative.push_back(total += 1.0 / (double(rank) + 5));
}

bool is_middle_dot_name(Person const& person) { return person.given[0] == 0; }

}  // namespace

Names::Names(std::string_view surnames, std::string_view given, std::string_view long_names) {
    double total = 0;
    for_each_csv_row(surnames, [&](auto const& cells) {
        surnames_.emplace_back(cells[0]);
        surname_cumulative_.push_back(total += double(number_of(cells[1])));
    });
    for_each_csv_row(given, [&](auto const& cells) {
        Pool pool{int(number_of(cells[0])), int(number_of(cells[1])), int(number_of(cells[2])), {}, {}};
        if (cells[3] == "whole")
            for_each_word(cells[4], [&](std::string_view word) { pool.words.push_back(to_code_points(word)); });
        else
            for (auto character : to_code_points(cells[4])) pool.words.emplace_back(1, character);
        weigh_by_rank(pool.words, pool.cumulative);
        (cells[3] == "whole" ? whole_ : cells[3] == "first" ? first_ : second_).push_back(std::move(pool));
    });
    for_each_csv_row(long_names, [&](auto const& cells) {
        long_names_.push_back({int(number_of(cells[0])), int(number_of(cells[1])), std::string(cells[2])});
    });
    JIAYU_ASSERT(!surnames_.empty() && !first_.empty() && !second_.empty() && !long_names_.empty());
}

std::uint16_t Names::draw_surname(Random& random) const { return std::uint16_t(draw(random, surname_cumulative_)); }

Names::Pool const* Names::find_pool(std::vector<Pool> const& pools, Person const& person, int year) const {
    for (auto const& pool : pools)
        if (pool.sex == person.sex && pool.from_year <= year && year <= pool.to_year) return &pool;
    return nullptr;
}

void Names::give_name(Person& person, int year, Random& random) const {
    auto whole = find_pool(whole_, person, year);
    auto word = [&](Pool const& pool) { return pool.words[draw(random, pool.cumulative)]; };
    if (whole && random.chance(0.12)) {
        auto given = word(*whole);
        person.given = {given[0], given.size() > 1 ? given[1] : U'\0'};
        return;
    }
    auto first = find_pool(first_, person, year), second = find_pool(second_, person, year);
    JIAYU_ASSERT(first && second);
    // One-character names were in fashion from the 1960s to the 1990s.
    auto single = random.chance(year < 1960 ? 0.06 : year < 1998 ? 0.26 : 0.10);
    auto tail = word(*second)[0];
    person.given = single ? std::array<char32_t, 2>{tail, 0} : std::array<char32_t, 2>{word(*first)[0], tail};
}

void Names::name_person(Person& person, int birth_year, Random& random) const {
    if (person.ethnic_group == 5 || person.ethnic_group == 4) {
        auto start = std::size_t(random.below(long_names_.size()));
        for (std::size_t i = 0; i < long_names_.size(); ++i) {
            auto at = (start + i) % long_names_.size();
            if (long_names_[at].sex != person.sex || long_names_[at].ethnic_group != person.ethnic_group) continue;
            person.surname = std::uint16_t(at);
            person.given = {};
            return;
        }
    }
    if (person.surname == no_surname) person.surname = draw_surname(random);
    give_name(person, birth_year, random);
}

std::string_view Names::surname(Person const& person) const {
    return is_middle_dot_name(person) ? std::string_view() : std::string_view(surnames_[person.surname]);
}

std::string Names::full_name(Person const& person) const {
    if (is_middle_dot_name(person)) return long_names_[person.surname].name;
    std::string name = surnames_[person.surname];
    append_code_point(name, person.given[0]);
    if (person.given[1]) append_code_point(name, person.given[1]);
    return name;
}

}  // namespace jiayu::synth
