// Latin names, heavy duplication: the shape that general linkage tools are compared on. Rates: docs/design/people_tables.md.
#include <cmath>

#include "base/date.hpp"
#include "synth/latin_slips.hpp"
#include "synth/people_table.hpp"

namespace jiayu::synth {

namespace {

enum Cell : int { id, given_name, surname, birth_date, sex, street, city, postcode, email, phone };
constexpr std::array<std::string_view, 10> columns{"id", "given_name", "surname", "birth_date", "sex", "street", "city", "postcode", "email", "phone"};

constexpr int duplicates_max = 35;
constexpr double duplicates_power = 0.64;  // a median of 8 duplicates

// Share of records in which a field is missing, by cell.
constexpr std::array<double, 10> missing{0, 0.08, 0.06, 0.14, 0.15, 0.20, 0.14, 0.20, 0.62, 0.52};

constexpr DateRates birth_rates{.slip = 0.14, .day_month = 0.05, .default_day = 0.07, .year_off = 0.04};
constexpr double typed_wrong = 0.24, typed_wrong_again = 0.30, read_wrong = 0.06;
constexpr double digit_wrong = 0.10, sex_wrong = 0.015;
constexpr double names_swapped = 0.05, initial_alone = 0.06, nickname = 0.20, surname_variant = 0.07;
constexpr double married_name = 0.25;     // of women: a second surname, on half of their records
constexpr double moved = 0.60, moved_twice = 0.25;  // of persons: another address on a share of the records
constexpr double second_mail = 0.45, second_phone = 0.50;
constexpr double shortened_street = 0.25;
constexpr double in_family = 0.30;        // of groups of three persons in a row: one surname, one address

struct LatinPerson {
    int sex = 1;
    std::uint32_t given = 0, surname = 0, other_surname = 0;
    bool has_other_surname = false;
    Day born = 0;
    std::array<std::uint64_t, 3> addresses{};  // seeds
    int address_count = 1, mail_count = 1, phone_count = 1;
    Random traits{0};
};

class LatinPeople {
public:
    LatinPeople(PeopleRequest const& request, LatinWords const& words)
        : words_(words), all_(Random(request.seed).fork(2)), order_(request, duplicates(request)) {}

    std::int64_t make(std::int64_t row, std::vector<std::string>& cells) const {
        auto [number, copy] = order_.place_of(row);
        auto person = person_of(number);
        auto random = all_.fork(std::uint64_t(number)).fork(100 + std::uint64_t(copy));
        cells[id] = std::to_string(row + 1);
        write_names(person, random, cells);
        cells[birth_date] = written_birth(person.born, birth_rates, random);
        cells[sex] = (person.sex == 1) != random.chance(sex_wrong) ? "m" : "f";
        write_address(person, random, cells);
        write_contacts(number, person, random, cells);
        for (auto cell : {given_name, surname, birth_date, sex, street, city, postcode, email, phone})
            if (random.chance(missing[std::size_t(cell)])) cells[std::size_t(cell)].clear();
        return number;
    }

private:
    static std::function<std::int64_t(std::int64_t)> duplicates(PeopleRequest const& request) {
        std::vector<double> cumulative;
        double total = 0;
        for (int count = 0; count <= duplicates_max; ++count) cumulative.push_back(total += std::pow(count + 1, -duplicates_power));
        return [cumulative, stream = Random(request.seed).fork(3)](std::int64_t person) {
            auto random = stream.fork(std::uint64_t(person));
            return std::int64_t(1 + draw(random, cumulative));
        };
    }

    LatinPerson person_of(std::int64_t number) const {
        auto random = all_.fork(std::uint64_t(number));
        LatinPerson person;
        person.sex = random.chance(0.5) ? 1 : 2;
        person.given = words_.given(person.sex).draw_index(random);
        person.surname = words_.surnames.draw_index(random);
        person.born = Day(random.between(-14'600, 16'400));  // 1930 to 2014
        for (auto& address : person.addresses) address = random.next();
        auto lot = random.uniform();
        person.address_count = lot < moved_twice ? 3 : lot < moved ? 2 : 1;
        person.mail_count = random.chance(second_mail) ? 2 : 1;
        person.phone_count = random.chance(second_phone) ? 2 : 1;
        auto family = all_.fork(std::uint64_t(1) << 40).fork(std::uint64_t(number / 3));
        if (family.chance(in_family)) {
            person.surname = words_.surnames.draw_index(family);
            person.addresses[0] = family.next();
        }
        person.has_other_surname = person.sex == 2 && random.chance(married_name);
        person.other_surname = words_.surnames.draw_index(random);
        person.traits = random;
        return person;
    }

    static std::string slipped(std::string text, Random& random) {
        if (random.chance(read_wrong)) text = reading_slip(std::move(text), random);
        if (!random.chance(typed_wrong)) return text;
        text = typing_slip(std::move(text), random);
        return random.chance(typed_wrong_again) ? typing_slip(std::move(text), random) : text;
    }

    void write_names(LatinPerson const& person, Random& random, std::vector<std::string>& cells) const {
        auto given = random.chance(nickname) ? words_.given_variant(person.sex, person.given, random) : words_.given(person.sex)[person.given];
        auto number = person.has_other_surname && random.chance(0.5) ? person.other_surname : person.surname;
        auto family = random.chance(surname_variant) ? words_.surname_variant(number, random) : words_.surnames[number];
        given = random.chance(initial_alone) ? given.substr(0, 1) : slipped(std::move(given), random);
        family = slipped(std::move(family), random);
        if (random.chance(names_swapped)) std::swap(given, family);
        cells[given_name] = std::move(given);
        cells[surname] = std::move(family);
    }

    void write_address(LatinPerson const& person, Random& random, std::vector<std::string>& cells) const {
        auto which = random.below(std::uint64_t(person.address_count));
        Random place(person.addresses[which]);
        auto town = words_.towns.draw_index(place);
        auto road = words_.streets.draw(place);
        auto house = 1 + place.below(1 + place.below(220));
        // A district of the postcode has one number for the town and the last part for the street.
        auto code = fmt::format("{}{}{} {}{}{}", char('A' + town % 24), char('A' + town / 24 % 24), 1 + town % 19, place.below(10),
                                char('A' + place.below(22)), char('A' + place.below(22)));
        if (random.chance(shortened_street)) road = LatinWords::shortened_street(road);
        cells[street] = slipped(fmt::format("{} {}", house, road), random);
        cells[city] = slipped(words_.towns[town], random);
        cells[postcode] = random.chance(digit_wrong) ? digit_slip(code, random) : code;
    }

    void write_contacts(std::int64_t number, LatinPerson const& person, Random& random, std::vector<std::string>& cells) const {
        auto traits = person.traits;
        auto mail = random.below(std::uint64_t(person.mail_count)), line = random.below(std::uint64_t(person.phone_count));
        traits = traits.fork(mail + 1);
        auto local = mail == 0 ? fmt::format("{}.{}", words_.given(person.sex)[person.given], words_.surnames[person.surname])
                               : fmt::format("{}{}", words_.given(person.sex)[person.given].substr(0, 1), words_.surnames[person.surname]);
        for (auto& c : local) c = char(std::tolower(static_cast<unsigned char>(c)));
        auto address = fmt::format("{}{}@{}", local, traits.below(1000), words_.mail_hosts.draw(traits));
        cells[email] = random.chance(digit_wrong) ? typing_slip(std::move(address), random) : address;
        auto digits = fmt::format("12{:09}", Random(all_).fork(std::uint64_t(number) * 4 + line + 5).below(1'000'000'000));
        cells[phone] = random.chance(digit_wrong) ? digit_slip(std::move(digits), random) : digits;
    }

    LatinWords const& words_;
    Random all_;
    RecordOrder order_;
};

}  // namespace

std::vector<PeopleTable> latin_people(PeopleRequest const& request, LatinWords const& words) {
    std::vector<PeopleTable> tables(1);
    tables[0] = {"people", {columns.begin(), columns.end()}, request.records,
                 [people = std::make_unique<LatinPeople>(request, words)](std::int64_t row, std::vector<std::string>& cells) { return people->make(row, cells); }};
    return tables;
}

}  // namespace jiayu::synth
