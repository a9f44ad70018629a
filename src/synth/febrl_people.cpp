// Two tables that link one to one, with the columns and the kinds of errors of FEBRL's set 4 (Christen 2008), of other people.
#include "base/date.hpp"
#include "synth/latin_slips.hpp"
#include "synth/people_table.hpp"

namespace jiayu::synth {

namespace {

enum Cell : int { rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth, soc_sec_id };
constexpr std::array<std::string_view, 11> columns{"rec_id", "given_name", "surname", "street_number", "address_1", "address_2",
                                                   "suburb", "postcode", "state", "date_of_birth", "soc_sec_id"};
constexpr std::size_t cell_count = columns.size();

// Absent in the original already, by cell.
constexpr std::array<double, cell_count> missing{0, 0.022, 0.01, 0.032, 0.02, 0.084, 0.011, 0, 0.01, 0.019, 0};
// A copy has 1 to 10 changes: of 10,000 copies so many.
constexpr std::array<double, 6> changes_cumulative{2'000, 4'600, 7'000, 8'700, 9'600, 10'000};
// Which cell a change strikes: relative weights.
constexpr std::array<double, cell_count> struck_cumulative{0, 16, 33, 41, 62, 84, 98, 107, 110, 115, 120};

constexpr std::array<std::string_view, 8> states{"nsw", "vic", "qld", "wa", "sa", "tas", "act", "nt"};
constexpr std::array<double, 8> states_cumulative{34, 59, 78, 87, 95, 98, 99, 100};

using Cells = std::vector<std::string>;

std::string lowered(std::string text) {
    for (auto& c : text) c = char(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

class FebrlPeople {
public:
    FebrlPeople(PeopleRequest const& request, LatinWords const& words)
        : words_(words), all_(Random(request.seed).fork(22)),
          first_(PeopleRequest{request.records, request.seed}, [](std::int64_t) { return 1; }),
          second_(PeopleRequest{request.records, request.seed + 0x5EED}, [](std::int64_t) { return 1; }) {}

    std::int64_t make_original(std::int64_t row, Cells& cells) const {
        auto number = first_.place_of(row).person;
        fill(number, cells);
        cells[rec_id] = fmt::format("rec-{}-org", number);
        return number;
    }

    std::int64_t make_copy(std::int64_t row, Cells& cells) const {
        auto number = second_.place_of(row).person;
        fill(number, cells);
        auto random = all_.fork(std::uint64_t(number)).fork(1);
        auto changes = 1 + draw(random, changes_cumulative);
        for (std::size_t i = 0; i < changes; ++i) change(int(draw(random, struck_cumulative)), cells, random);
        cells[rec_id] = fmt::format("rec-{}-dup-0", number);
        return number;
    }

private:
    void fill(std::int64_t number, Cells& cells) const {
        auto random = all_.fork(std::uint64_t(number));
        auto person_sex = random.chance(0.5) ? 1 : 2;
        cells[given_name] = lowered(words_.given(person_sex).draw(random));
        cells[surname] = lowered(words_.surnames.draw(random));
        cells[street_number] = std::to_string(1 + random.below(1 + random.below(300)));
        cells[address_1] = lowered(words_.streets.draw(random));
        cells[address_2] = lowered(words_.house_names.draw(random));
        if (random.chance(0.7)) cells[address_2] = lowered(words_.surnames.draw(random)) + (random.chance(0.5) ? " park" : " village");
        cells[suburb] = lowered(words_.towns.draw(random));
        if (random.chance(0.5)) cells[suburb] += random.chance(0.5) ? " north" : " hills";
        cells[postcode] = std::to_string(2000 + random.below(2200) + (random.chance(0.3) ? 2000 : 0));
        cells[state] = states[draw(random, states_cumulative)];
        auto born = date_from_days(Day(random.between(-25'567, 10'957)));  // 1900 to 1999
        cells[date_of_birth] = std::to_string(to_number(born));
        cells[soc_sec_id] = fmt::format("{:07}", (std::uint64_t(number) * 7'368'787 + 1'234'567) % 10'000'000);
        for (std::size_t cell = 1; cell < cell_count; ++cell)
            if (random.chance(missing[cell])) cells[cell].clear();
    }

    void change(int cell, Cells& cells, Random& random) const {
        auto& text = cells[std::size_t(cell)];
        auto lot = random.uniform();
        if (cell == date_of_birth) return change_birth(text, random);
        if (cell == postcode || cell == soc_sec_id || cell == street_number) return change_number(text, cell != soc_sec_id && lot < 0.15, random);
        if (lot < 0.08 && (cell == given_name || cell == surname)) return std::swap(cells[given_name], cells[surname]);
        if (lot < 0.12 && (cell == address_1 || cell == address_2)) return std::swap(cells[address_1], cells[address_2]);
        if (lot < 0.20) return text.clear();
        if (lot < 0.34) return replace(cell, text, random);
        if (lot < 0.42 && text.size() > 2) text.insert(1 + random.below(text.size() - 1), 1, ' ');
        else text = lot < 0.5 ? reading_slip(std::move(text), random) : typing_slip(std::move(text), random);
    }

    void replace(int cell, std::string& text, Random& random) const {
        if (cell == given_name) text = lowered(words_.given(1 + int(random.below(2))).draw(random));
        else if (cell == surname) text = lowered(words_.surnames.draw(random));
        else if (cell == state) text = states[random.below(states.size())];
        else text = typing_slip(std::move(text), random);
    }

    static void change_number(std::string& text, bool lost, Random& random) {
        if (lost) text.clear();
        else text = digit_slip(std::move(text), random);
    }

    static void change_birth(std::string& text, Random& random) {
        if (random.chance(0.25)) return text.clear();
        if (random.chance(0.5)) text = digit_slip(std::move(text), random);
        else text = std::to_string(to_number(date_from_days(Day(random.between(-25'567, 10'957)))));
    }

    LatinWords const& words_;
    Random all_;
    RecordOrder first_, second_;
};

}  // namespace

std::vector<PeopleTable> febrl_people(PeopleRequest const& request, LatinWords const& words) {
    auto people = [&] { return std::make_unique<FebrlPeople>(request, words); };
    std::vector<std::string_view> header(columns.begin(), columns.end());
    std::vector<PeopleTable> tables(2);
    tables[0] = {"people_a", header, request.records, [all = people()](std::int64_t row, Cells& cells) { return all->make_original(row, cells); }};
    tables[1] = {"people_b", header, request.records, [all = people()](std::int64_t row, Cells& cells) { return all->make_copy(row, cells); }};
    return tables;
}

}  // namespace jiayu::synth
