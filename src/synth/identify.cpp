// How a person's name, number, sex and birth date get onto a row: the department's errors, at most one in each.
#include "base/date.hpp"
#include "han/pinyin.hpp"
#include "synth/row_writer.hpp"

namespace jiayu::synth {

namespace {

// Picks one of several rates by one throw: -1 none.
int throw_for(Random& random, std::initializer_list<double> rates) {
    auto lot = random.uniform();
    int at = 0;
    for (auto rate : rates) {
        if ((lot -= rate) < 0) return at;
        ++at;
    }
    return -1;
}

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
    return std::ranges::any_of(endings, [&](auto ending) { return name.size() > ending.size() && name.ends_with(ending); });
}

}  // namespace

// 陈秀婴, a slip for 陈秀英, is a name all the same: what comes before 小毛 and 婴 is a surname alone.
bool is_placeholder_name(std::string_view name) {
    for (std::string_view nursery : {"小毛", "婴"})
        if (name.ends_with(nursery)) return han::split_name(name).given == nursery;
    return name == "待定" || ends_with_any(name, {"之子", "之女"});
}

std::string placeholder_name(World const& world, Person const& child, Random& random) {
    auto const& names = world.materials.names;
    auto surname = std::string(names.surname(child));
    auto mother = child.mother != nobody ? names.full_name(world.person(child.mother)) : std::string();
    auto tail = child.sex == 1 ? "之子" : "之女";
    auto lot = random.uniform();
    if (lot < 0.6 && !mother.empty()) return mother + tail;
    if (surname.empty()) return "待定";
    return lot < 0.75 ? surname + "某" + tail : lot < 0.9 ? surname + "小毛" : lot < 0.97 ? surname + "婴" : "待定";
}

Written RowWriter::identify(PersonIndex index, Role role, IdentityOptions const& options) {
    auto const& person = world.person(index);
    Written written;
    written.person = index;
    written.role = role;
    written.asks_sex = options.asks_sex;
    written.asks_birth = options.asks_birth;
    written.name = world.materials.names.full_name(person);
    if (options.placeholder) {
        written.name = placeholder_name(world, person, random);
        written.errors.add(ErrorKind::name_placeholder);
    } else {
        err_in_name(written);
    }
    if (options.has_number) err_in_number(written, options);
    if (options.asks_sex) {
        written.sex = person.sex;
        auto fault = throw_for(random, {rates.sex_missing, rates.sex_wrong});
        if (fault == 0) written.sex = 0, written.errors.add(ErrorKind::sex_missing);
        if (fault == 1) written.sex = 3 - person.sex, written.errors.add(ErrorKind::sex_wrong);
    }
    written.ethnic_group = random.chance(rates.ethnic_missing) ? 0 : person.ethnic_group;
    if (options.asks_birth) err_in_birth(written, options);
    return written;
}

void RowWriter::err_in_name(Written& written) {
    auto const& mistyper = world.mistyper;
    auto fault = throw_for(random, {rates.name_missing, rates.name_homophone, rates.name_look_alike, rates.name_variant_surname, rates.name_rare,
                                    rates.name_dropped, rates.name_swapped, rates.name_spaced});
    if (fault < 0) return;
    constexpr ErrorKind kinds[] = {ErrorKind::name_missing, ErrorKind::name_homophone, ErrorKind::name_look_alike, ErrorKind::name_variant_surname,
                                   ErrorKind::name_rare, ErrorKind::name_dropped, ErrorKind::name_swapped, ErrorKind::name_spaced};
    auto right = written.name;
    switch (fault) {
        case 0: written.name.clear(); break;
        case 1: written.name = mistyper.homophone(right, random); break;
        case 2: written.name = mistyper.look_alike(right, random); break;
        case 3: written.name = mistyper.variant_surname(right, random); break;
        case 4: written.name = mistyper.rare(right, random); break;
        case 5: written.name = mistyper.dropped(right, random); break;
        case 6: written.name = mistyper.swapped_name(right, random); break;
        default: written.name = mistyper.spaced(right, random); break;
    }
    if (written.name != right) written.errors.add(kinds[fault]);
}

void RowWriter::err_in_number(Written& written, IdentityOptions const& options) {
    auto const& person = world.person(written.person);
    auto const& mistyper = world.mistyper;
    written.number = number_of_person(person, options.day);
    if (person.renumbered_on != never && options.day < person.renumbered_on) written.errors.add(ErrorKind::number_changed_by_law);
    static auto const from_1999 = to_days(*make_date(1999, 1, 1));
    auto fault = throw_for(random, {rates.number_missing, rates.number_digit, rates.number_swapped, rates.number_letter, rates.number_length,
                                    rates.number_copied, rates.number_dressed, person.born < from_1999 ? rates.number_15_digit : 0});
    switch (fault) {
        case 0: written.number.clear(); written.errors.add(ErrorKind::number_missing); break;
        case 1: written.number = mistyper.digit(written.number, random); written.errors.add(ErrorKind::number_digit); break;
        case 2: written.number = mistyper.swapped(written.number, random); written.errors.add(ErrorKind::number_swapped); break;
        case 3: written.number = mistyper.letter(written.number, random); written.errors.add(ErrorKind::number_dressed); break;
        case 4: written.number = mistyper.length(written.number, random); written.errors.add(ErrorKind::number_length); break;
        case 5: {
            auto other = person.partnership >= 0 ? world.population.partnerships[person.partnership].husband : person.mother;
            if (other == written.person) other = world.population.partnerships[person.partnership].wife;
            if (other == nobody) break;
            written.number = number_of_person(world.person(other), options.day);
            written.errors.add(ErrorKind::number_copied);
            break;
        }
        case 6: written.dressed = true; written.errors.add(ErrorKind::number_dressed); break;
        case 7: written.number = number_15_digit(written.number); written.errors.add(ErrorKind::number_15_digit); break;
        default: break;
    }
}

void RowWriter::err_in_birth(Written& written, IdentityOptions const& options) {
    auto born = world.person(written.person).born;
    written.birth = born;
    if (options.error_free_birth) return;
    auto last = world.as_of();
    auto fault = throw_for(random, {rates.birth_missing, rates.birth_slip, rates.birth_day_month, rates.birth_default, rates.birth_lunar,
                                    rates.birth_ten_years, options.registered_on == never ? 0 : rates.birth_registered});
    if (fault < 0) return;
    constexpr ErrorKind kinds[] = {ErrorKind::birth_missing, ErrorKind::birth_slip, ErrorKind::birth_day_month, ErrorKind::birth_default,
                                   ErrorKind::birth_lunar, ErrorKind::birth_ten_years, ErrorKind::birth_registered};
    switch (fault) {
        case 0: written.birth = never; break;
        case 1: written.birth = slip_of(born, last, random); break;
        case 2: written.birth = day_month_swapped(born); break;
        case 3: written.birth = default_day(born); break;
        case 4: written.birth = lunar_as_solar(born); break;
        case 5: written.birth = ten_years_off(born, last, random); break;
        default: written.birth = options.registered_on; break;
    }
    if (written.birth != born) written.errors.add(kinds[fault]);
}

std::string RowWriter::relative_number(PersonIndex index, Day day) {
    if (index == nobody || random.chance(rates.relative_missing)) return {};
    auto number = number_of_person(world.person(index), day);
    return random.chance(rates.number_digit) ? world.mistyper.digit(std::move(number), random) : number;
}

std::string RowWriter::phone(PersonIndex index, Written& written) {
    if (random.chance(rates.phone_missing)) return {};
    auto const& person = world.person(index);
    // Children are reached through their mothers.
    auto owner = world.as_of() - person.born < 14 * 365 && person.mother != nobody ? person.mother : index;
    std::uint64_t line = std::uint64_t(owner) * 2;
    if (random.chance(rates.phone_outdated)) {
        ++line;
        written.errors.add(ErrorKind::phone_outdated);
    }
    // A bijection on nine digits: no two people share a number by chance.
    return std::to_string(12'000'000'000 + (line * 387'420'489 + 104'729) % 1'000'000'000);
}

std::string outside_address(World const& world, std::uint32_t real_prefix, std::uint64_t lot) {
    auto found = world.materials.real_names.find(real_prefix);
    auto const& towns = world.materials.elsewhere_towns;
    Random random(lot * 31 + real_prefix);
    return (found == world.materials.real_names.end() ? std::string() : found->second) + towns[random.below(towns.size())] + "镇" +
           std::to_string(random.between(1, 30)) + "组" + std::to_string(random.between(1, 200)) + "号";
}

std::int64_t RowWriter::show_home(Written& written, Day day, HomeCells cells) {
    auto index = written.person;
    auto const& person = world.person(index);
    if (person.household < 0) {
        // Lives elsewhere.
        auto real = world.materials.real_of.at(person.prefix);
        set(cells.address, outside_address(world, real, std::uint64_t(index)));
        set_number(cells.division, std::int64_t(real) * 1'000'000);
        return std::int64_t(real) * 1'000'000;
    }
    auto const& household = world.household_of(index);
    auto in_register = file.department == Department::household_register;
    auto home = in_register ? household.hukou_home : day < household.moved_on ? household.former_home : household.home;
    if (!in_register && household.moved_on != always && random.chance(rates.address_outdated)) {
        home = household.former_home;
        if (home != household.home) written.errors.add(ErrorKind::address_outdated);
    }
    return show_place(written, home, day, cells);
}

std::int64_t RowWriter::show_place(Written& written, Home home, Day day, HomeCells cells) {
    auto const& places = world.materials.places;
    auto named_on = day;
    auto const& names = places.at(home.place).names;
    if (names.size() > 1 && names.front().code != names.back().code && random.chance(rates.division_outdated)) {
        // T17: still the code and name from before the change.
        if (places.name_on(home.place, day).code != names.front().code) written.errors.add(ErrorKind::division_outdated);
        named_on = always;
    }
    auto style = AddressStyle::plain;
    if (random.chance(rates.address_variant)) {
        style = AddressStyle(1 + random.below(3));
        written.errors.add(ErrorKind::address_variant);
    }
    auto text = places.address(home, named_on, style);
    set(cells.address, cells.door < 0 ? text.street + text.door : text.street);
    if (cells.door >= 0) set(cells.door, text.door);
    auto code = places.name_on(home.place, named_on).code;
    set_number(cells.division, code);
    return code;
}

}  // namespace jiayu::synth
