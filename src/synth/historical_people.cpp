// Persons of history as reference works name them: titles, aliases, initials, years for dates. Rates: docs/design/people_tables.md.
#include <cmath>

#include "base/date.hpp"
#include "synth/latin_slips.hpp"
#include "synth/people_table.hpp"

namespace jiayu::synth {

namespace {

enum Cell : int { unique_id, full_name, first_and_surname, first_name, surname, dob, birth_place, postcode, gender, occupation };
constexpr std::array<std::string_view, 10> columns{"unique_id", "full_name", "first_and_surname", "first_name", "surname", "dob",
                                                   "birth_place", "postcode_fake", "gender", "occupation"};

// Records a person: weight exp(-count / 9) from 1 to 36, a mean of about 9 and every size present.
constexpr int records_max = 36;
constexpr double records_scale = 11.5;

constexpr double name_missing = 0.015, dob_missing = 0.16, place_missing = 0.14, postcode_missing = 0.14, gender_missing = 0.12, occupation_missing = 0.38;
constexpr double year_only = 0.30;
constexpr DateRates dob_rates{.slip = 0.22, .day_month = 0.05, .default_day = 0.15, .year_off = 0.14};
constexpr double alias_given = 0.30, initials = 0.08, alias_surname = 0.12, name_slip = 0.20, name_slip_again = 0.3, names_swapped = 0.02;
constexpr double titled = 0.22, baronet = 0.08, middle_written = 0.45, title_written = 0.55;
constexpr double place_other = 0.28, place_slip = 0.12, postcode_near = 0.55, gender_wrong = 0.01;

struct HistoricalPerson {
    int sex = 1;
    std::uint32_t given = 0, middle = 0, surname = 0, other_surname = 0, title = 0, town = 0, county_town = 0;
    bool has_middle = false, has_title = false, is_baronet = false, year_known_only = false;
    int creation = 1;
    Day born = 0;
    std::uint64_t area = 0;
    std::array<std::uint32_t, 3> occupations{};
    int occupation_count = 1;
};

class HistoricalPeople {
public:
    HistoricalPeople(PeopleRequest const& request, LatinWords const& words)
        : words_(words), all_(Random(request.seed).fork(12)), order_(request, records(request)) {}

    std::int64_t make(std::int64_t row, std::vector<std::string>& cells) const {
        auto [number, copy] = order_.place_of(row);
        auto person = person_of(number);
        auto random = all_.fork(std::uint64_t(number)).fork(100 + std::uint64_t(copy));
        cells[unique_id] = fmt::format("H{}", row + 1);
        write_names(person, random, cells);
        write_birth(person, random, cells);
        auto female = (person.sex == 2) != random.chance(gender_wrong);
        if (!random.chance(gender_missing)) cells[gender] = female ? "female" : "male";
        if (!random.chance(occupation_missing))
            cells[occupation] = words_.occupations[person.occupations[random.below(std::uint64_t(person.occupation_count))]];
        return number;
    }

private:
    static std::function<std::int64_t(std::int64_t)> records(PeopleRequest const& request) {
        std::vector<double> cumulative;
        double total = 0;
        for (int count = 1; count <= records_max; ++count) cumulative.push_back(total += std::exp(-count / records_scale));
        return [cumulative, stream = Random(request.seed).fork(13)](std::int64_t person) {
            auto random = stream.fork(std::uint64_t(person));
            return std::int64_t(1 + draw(random, cumulative));
        };
    }

    HistoricalPerson person_of(std::int64_t number) const {
        auto random = all_.fork(std::uint64_t(number));
        HistoricalPerson person;
        person.sex = random.chance(0.82) ? 1 : 2;  // who reference works wrote about
        auto const& given = words_.given(person.sex);
        person.given = given.draw_index(random);
        person.middle = given.draw_index(random);
        person.surname = words_.surnames.draw_index(random);
        person.other_surname = words_.surnames.draw_index(random);
        person.has_middle = random.chance(0.55);
        person.title = words_.titles.draw_index(random);
        person.has_title = person.sex == 1 && random.chance(titled);
        person.is_baronet = person.has_title && random.chance(baronet / titled);
        person.creation = 1 + int(random.below(9));
        person.born = Day(random.between(-135'000, -21'900));  // 1600 to 1910
        person.year_known_only = random.chance(year_only);
        person.town = words_.towns.draw_index(random);
        person.county_town = words_.towns.draw_index(random);
        person.area = random.next();
        for (auto& work : person.occupations) work = words_.occupations.draw_index(random);
        person.occupation_count = int(random.between(1, 3));
        return person;
    }

    std::string slipped(std::string text, Random& random) const {
        if (!random.chance(name_slip)) return text;
        text = typing_slip(std::move(text), random);
        return random.chance(name_slip_again) ? typing_slip(std::move(text), random) : text;
    }

    void write_names(HistoricalPerson const& person, Random& random, std::vector<std::string>& cells) const {
        auto const& given = words_.given(person.sex);
        auto first = random.chance(alias_given) ? words_.given_variant(person.sex, person.given, random) : given[person.given];
        if (person.has_middle && random.chance(0.08)) first = given[person.middle];  // known by the second name
        auto last = random.chance(alias_surname) ? person.sex == 2 && random.chance(0.6) ? words_.surnames[person.other_surname]
                                                                                        : words_.surname_variant(person.surname, random)
                                                 : words_.surnames[person.surname];
        first = random.chance(initials) ? first.substr(0, 1) + "." : slipped(std::move(first), random);
        last = slipped(std::move(last), random);
        if (random.chance(names_swapped)) std::swap(first, last);
        auto whole = first;
        if (person.has_middle && random.chance(middle_written)) whole += ' ' + given[person.middle];
        whole += ' ' + last;
        if (person.has_title && random.chance(title_written)) whole = words_.titles[person.title] + ' ' + whole;
        if (person.is_baronet && random.chance(title_written)) whole += fmt::format(", {} Baronet", ordinal(person.creation));
        if (random.chance(name_missing)) return;
        cells[full_name] = std::move(whole);
        cells[first_and_surname] = first + ' ' + last;
        cells[first_name] = std::move(first);
        cells[surname] = std::move(last);
    }

    static std::string ordinal(int number) {
        return std::to_string(number) + (number == 1 ? "st" : number == 2 ? "nd" : number == 3 ? "rd" : "th");
    }

    void write_birth(HistoricalPerson const& person, Random& random, std::vector<std::string>& cells) const {
        auto born = person.born;
        if (person.year_known_only) born = to_days(first_of_january(date_from_days(born)));
        if (!random.chance(dob_missing)) cells[dob] = written_birth(born, dob_rates, random);
        auto town = random.chance(place_other) ? person.county_town : person.town;
        if (!random.chance(place_missing)) cells[birth_place] = random.chance(place_slip) ? typing_slip(words_.towns[town], random) : words_.towns[town];
        // The outward part is the area's; the inward part another street's of the neighbourhood now and then.
        Random area(person.area);
        auto outward = fmt::format("{}{}{}", char('A' + person.town % 24), char('A' + person.town / 24 % 24), 1 + area.below(30));
        auto sector = area.below(10);
        auto near = random.chance(postcode_near) ? random.next() : area.next();
        if (!random.chance(postcode_missing))
            cells[postcode] = fmt::format("{} {}{}{}", outward, random.chance(0.15) ? near % 10 : sector, char('A' + near / 10 % 22), char('A' + near / 220 % 22));
    }

    LatinWords const& words_;
    Random all_;
    RecordOrder order_;
};

}  // namespace

std::vector<PeopleTable> historical_people(PeopleRequest const& request, LatinWords const& words) {
    std::vector<PeopleTable> tables(1);
    tables[0] = {"people", {columns.begin(), columns.end()}, request.records,
                 [people = std::make_unique<HistoricalPeople>(request, words)](std::int64_t row, std::vector<std::string>& cells) { return people->make(row, cells); }};
    return tables;
}

}  // namespace jiayu::synth
