#include "base/parallel_for.hpp"
#include "registry/choose_value.hpp"
#include "registry/register.hpp"

namespace jiayu::registry {

namespace {

constexpr std::size_t chunk = 16'384;

// GB/T 2261.2
constexpr std::uint8_t married = 20, divorced = 40;

// Resolves the fields of one person after the other.
class Resolver {
public:
    Resolver(Sources const& sources, PersonMentions const& people, Precedence const& precedence)
        : sources_(sources), mentions_(sources.mentions), people_(people), precedence_(precedence) {}

    Person resolve(Row row) const {
        Person person;
        auto rows = people_.mentions_of(row);
        choose_names_and_numbers(rows, person);
        choose_sex(rows, person);
        choose_birth_date(rows, person);
        choose_residence(rows, person);
        choose_marital_status(rows, person);
        choose_death(rows, person);
        for (auto mention : rows) {
            person.department_mask |= std::uint16_t(1u << unsigned(mentions_.department[mention]));
            note_event(mention, person);
        }
        return person;
    }

private:
    using Rows = std::span<Row const>;

    template <class ValueOf>
    Row choose(Rows rows, Field field, ValueOf const& value) const {
        return choose_value(rows, mentions_, precedence_[field], value, [&](Row mention) { return mentions_.observed_on[mention]; });
    }
    template <class T>
    auto of(std::vector<T> const& column) const {
        return [&column](Row mention) { return column[mention]; };
    }
    auto of(TextColumn const& column) const {
        return [&column](Row mention) { return column[mention]; };
    }
    bool is(Row mention, Department department) const {
        return mentions_.department[mention] == department && people_.record_of(mention) != no_row;
    }
    bool is_subject_of(Row mention, Department department) const {
        return is(mention, department) && mentions_.role[mention] == Role::subject;
    }

    void choose_names_and_numbers(Rows rows, Person& person) const {
        person.name = choose(rows, Field::name, of(mentions_.name));
        person.citizen_number = choose(rows, Field::citizen_number, of(mentions_.citizen_number));
        person.ethnic_group = choose(rows, Field::ethnic_group, of(mentions_.ethnic_group));
        person.phone = choose(rows, Field::phone, of(mentions_.phone));
        person.temporary_number = choose(rows, Field::temporary_number, [&](Row mention) {
            return is(mention, Department::communities) ? sources_.communities.temporary_number[people_.record_of(mention)]
                                                        : std::string_view();
        });
    }

    // What a department wrote; else what the standing number says; else what the role says.
    void choose_sex(Rows rows, Person& person) const {
        person.sex_from = choose(rows, Field::sex, of(mentions_.sex));
        if (person.sex_from != no_row) {
            person.sex = mentions_.sex[person.sex_from];
        } else if (person.citizen_number != no_row) {
            person.sex_from = person.citizen_number;
            person.sex = std::uint8_t(sex_of(mentions_.citizen_number[person.citizen_number]));
        } else {
            for (auto mention : rows)
                if (auto implied = sex_of_role(mentions_.role[mention])) person.sex = implied, person.sex_from = mention;
        }
    }
    static std::uint8_t sex_of_role(Role role) {
        if (role == Role::mother || role == Role::wife) return 2;
        return role == Role::father || role == Role::husband ? 1 : 0;
    }

    void choose_birth_date(Rows rows, Person& person) const {
        person.birth_date_from = choose(rows, Field::birth_date, of(mentions_.birth_date));
        if (person.birth_date_from != no_row) {
            person.birth_date = mentions_.birth_date[person.birth_date_from];
        } else if (person.citizen_number != no_row) {
            person.birth_date_from = person.citizen_number;
            person.birth_date = birth_date_of(mentions_.citizen_number[person.citizen_number]);
        }
    }

    std::int64_t hukou_division(Row mention) const {
        auto record = people_.record_of(mention);
        if (record == no_row) return 0;
        switch (mentions_.department[mention]) {
            case Department::household_register:
            case Department::marriage: return mentions_.division_code[mention];
            case Department::migration: return sources_.migrations.hukou_division_code[record];
            case Department::social_security: return sources_.social_security.hukou_division_code[record];
            case Department::communities: return sources_.communities.hukou_division_code[record];
            default: return 0;
        }
    }
    void choose_residence(Rows rows, Person& person) const {
        person.division = choose(rows, Field::division_code, of(mentions_.division_code));
        auto hukou = choose(rows, Field::hukou_division_code, [&](Row mention) { return hukou_division(mention); });
        if (hukou != no_row) person.hukou_division_code = hukou_division(hukou);
        auto type_of = [&](Row mention) {
            return from_case_row(mention, sources_.households.hukou_type, sources_.communities.hukou_type);
        };
        auto type = choose(rows, Field::hukou_type, type_of);
        if (type != no_row) person.hukou_type = type_of(type);
    }

    // A value that the household register and the communities' case records both have.
    std::uint8_t from_case_row(Row mention, std::vector<std::uint8_t> const& household, std::vector<std::uint8_t> const& community) const {
        if (is_subject_of(mention, Department::household_register)) return household[people_.record_of(mention)];
        return is_subject_of(mention, Department::communities) ? community[people_.record_of(mention)] : std::uint8_t(0);
    }
    std::uint8_t marital_status(Row mention) const {
        if (is(mention, Department::marriage)) return sources_.marriages.kind[people_.record_of(mention)] == 2 ? divorced : married;
        return from_case_row(mention, sources_.households.marital_status, sources_.communities.marital_status);
    }
    void choose_marital_status(Rows rows, Person& person) const {
        person.marital_status_from = choose(rows, Field::marital_status, [&](Row mention) { return marital_status(mention); });
        if (person.marital_status_from != no_row) person.marital_status = marital_status(person.marital_status_from);
        auto community_date = [&](std::vector<std::int32_t> const& column) {
            return [&](Row mention) { return is(mention, Department::communities) ? column[people_.record_of(mention)] : 0; };
        };
        auto first = community_date(sources_.communities.first_marriage_on), changed = community_date(sources_.communities.marital_changed_on);
        if (auto chosen = choose(rows, Field::first_marriage_on, first); chosen != no_row) person.first_marriage_on = first(chosen);
        if (auto chosen = choose(rows, Field::marital_changed_on, changed); chosen != no_row) person.marital_changed_on = changed(chosen);
    }

    std::int32_t died_on(Row mention) const {
        auto record = people_.record_of(mention);
        if (is_subject_of(mention, Department::household_register))
            return sources_.households.left_by_death[record] ? sources_.households.left_on[record] : 0;
        return is_subject_of(mention, Department::communities) ? sources_.communities.died_on[record] : 0;
    }
    void choose_death(Rows rows, Person& person) const {
        person.died_on_from = choose(rows, Field::died_on, [&](Row mention) { return died_on(mention); });
        if (person.died_on_from != no_row) person.died_on = died_on(person.died_on_from);
    }

    // A day on which the person must have been alive and acting: what audit rule A22 holds against a death.
    std::int32_t event_on(Row mention) const {
        auto record = people_.record_of(mention);
        if (record == no_row) return 0;
        switch (mentions_.department[mention]) {
            case Department::pregnancy_care:
                return mentions_.role[mention] == Role::mother ? sources_.pregnancies.booked_on[record] : 0;
            case Department::hospital_delivery:
                return mentions_.role[mention] == Role::mother ? sources_.deliveries.delivered_on[record] : 0;
            case Department::marriage: return sources_.marriages.registered_on[record];
            case Department::schools: return sources_.schools.enrolled_on[record];
            case Department::social_security: return sources_.social_security.from_on[record];
            case Department::migration: return sources_.migrations.arrived_on[record];
            default: return 0;
        }
    }
    void note_event(Row mention, Person& person) const {
        auto day = event_on(mention);
        if (day <= person.last_event_on) return;
        person.last_event_on = day;
        person.last_event_from = mention;
    }

    Sources const& sources_;
    Mentions const& mentions_;
    PersonMentions const& people_;
    Precedence const& precedence_;
};

}  // namespace

std::vector<Person> resolve_persons(Sources const& sources, PersonMentions const& people, Precedence const& precedence) {
    std::vector<Person> persons(people.person_count());
    Resolver resolver(sources, people, precedence);
    parallel_chunks(persons.size(), chunk, [&](std::size_t begin, std::size_t end) {
        for (auto row = begin; row < end; ++row) persons[row] = resolver.resolve(Row(row));
    });
    return persons;
}

}  // namespace jiayu::registry
