#include "register_linkage/compare_rows.hpp"

#include "register_linkage/date_levels.hpp"

namespace jiayu::register_linkage {

namespace {

// Different valid numbers say little when one may be another person's.
unsigned compare_own_numbers(Table const& table, Row const& a, Row const& b) {
    auto level = compare_numbers(table.number(a.number), table.number(b.number));
    bool differ = level == NumberLevel::different || level == NumberLevel::same_day;
    return unsigned(differ && (!a.trusted_person || !b.trusted_person) ? NumberLevel::not_valid : level);
}

unsigned compare_equal(unsigned a, unsigned b) { return !a || !b ? 0 : a == b ? 1 : 2; }

unsigned compare_text(Dictionary const& texts, Code a, Code b) {
    if (!a || !b) return 0;
    if (a == b) return 1;
    return count_slips(texts.text(a), texts.text(b)) == 1 ? 2 : 3;
}

// Departments number households on their own: different numbers of different departments say nothing.
unsigned compare_households(Row const& a, Row const& b) {
    if (!a.household || !b.household) return 0;
    if (a.household == b.household) return 1;
    return a.department == b.department ? 2 : 0;
}

unsigned compare_divisions(DivisionValue const& a, DivisionValue const& b) {
    if (!a.code || !b.code) return 0;
    if (a.code == b.code) return 1;
    if (a.form == b.form) return 2;
    if (a.form / 1000 == b.form / 1000) return 3;
    return a.form / 1'000'000 == b.form / 1'000'000 ? 4 : 5;
}

enum RelativeLevel : unsigned { no_relative, same_number, slipped_number, same_name, alike_name, name_alone, other_relative };

// Number and name of a mother, father or spouse together: a name counts fully where a number is missing.
unsigned compare_relatives(Table const& table, std::array<Code, 2> numbers, std::array<Code, 2> names) {
    auto number = compare_numbers(table.number(numbers[0]), table.number(numbers[1]));
    if (number == NumberLevel::exact) return same_number;
    if (number == NumberLevel::upgraded || number == NumberLevel::slip) return slipped_number;
    auto name = compare_names(table.name(names[0]), table.name(names[1]));
    bool is_alike = name >= NameLevel::exact && name <= NameLevel::swapped;
    if (number != NumberLevel::absent) return is_alike ? name_alone : other_relative;
    if (name == NameLevel::absent) return no_relative;
    return name == NameLevel::exact ? same_name : is_alike ? alike_name : other_relative;
}

unsigned compare_field(Comparison comparison, Table const& table, Row const& a, Row const& b) {
    switch (comparison) {
        case Comparison::citizen_number: return compare_own_numbers(table, a, b);
        case Comparison::person_name: return unsigned(compare_names(table.name(a.name), table.name(b.name)));
        case Comparison::placeholder_surname: return compare_placeholder_surnames(table.name(a.name), table.name(b.name));
        case Comparison::birth_date: return unsigned(compare_dates(a.birth_date, b.birth_date));
        case Comparison::sex: return compare_equal(a.sex, b.sex);
        case Comparison::phone: return compare_text(table.phones, a.phone, b.phone);
        case Comparison::certificate: return compare_text(table.certificates, a.certificate, b.certificate);
        case Comparison::household: return compare_households(a, b);
        case Comparison::mother:
            return compare_relatives(table, {a.mother_number, b.mother_number}, {a.mother_name, b.mother_name});
        case Comparison::father:
            return compare_relatives(table, {a.father_number, b.father_number}, {a.father_name, b.father_name});
        case Comparison::spouse:
            return compare_relatives(table, {a.spouse_number, b.spouse_number}, {a.spouse_name, b.spouse_name});
        case Comparison::division: return compare_divisions(table.divisions[a.division], table.divisions[b.division]);
        case Comparison::ethnic_group: return compare_equal(a.ethnic_group, b.ethnic_group);
    }
    return 0;
}

}  // namespace

Pattern compare_rows(Model const& model, Table const& table, Row const& a, Row const& b) {
    Pattern pattern = 0;
    for (std::size_t i = 0; i < model.fields.size(); ++i)
        pattern |= Pattern(compare_field(model.fields[i].comparison, table, a, b)) << (4 * i);
    return pattern;
}

}  // namespace jiayu::register_linkage
