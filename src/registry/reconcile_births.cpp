#include "registry/register.hpp"

namespace jiayu::registry {

namespace {

// Puts the rows of hospital, vaccination, household register, schools and communities that speak of one child beside each other.
class BirthOfPerson {
public:
    BirthOfPerson(Sources const& sources, PersonMentions const& people) : sources_(sources), mentions_(sources.mentions), people_(people) {}

    Birth reconcile(Row child, std::int32_t birth_date) const {
        Birth birth{.child = child, .born_on = birth_date};
        for (auto mention : people_.mentions_of(child)) note(mention, birth);
        if (birth.delivery != no_row && delivered_on(birth.delivery)) birth.born_on = delivered_on(birth.delivery);
        birth.division_code = division_of(birth);
        return birth;
    }
    static bool has_evidence(Birth const& birth) {
        return birth.delivery != no_row || birth.immunisation != no_row || birth.household != no_row || birth.school != no_row ||
               birth.community != no_row;
    }

private:
    std::int32_t delivered_on(Row mention) const {
        auto record = people_.record_of(mention);
        return record == no_row ? 0 : sources_.deliveries.delivered_on[record];
    }

    void note(Row mention, Birth& birth) const {
        auto role = mentions_.role[mention];
        if (role != Role::child && role != Role::subject) return;
        switch (mentions_.department[mention]) {
            case Department::hospital_delivery: return keep_first(birth.delivery, mention);
            case Department::immunisation: return keep_first(birth.immunisation, mention);
            case Department::household_register: return keep_first(birth.household, mention);
            case Department::schools: return keep_first(birth.school, mention);
            case Department::communities: return note_community(mention, birth);
            default: return;
        }
    }
    static void keep_first(Row& kept, Row mention) {
        if (kept == no_row) kept = mention;
    }
    void note_community(Row mention, Birth& birth) const {
        auto record = people_.record_of(mention);
        if (record == no_row) return;
        keep_first(birth.community, mention);
        auto reported_on = sources_.communities.reported_on[record];
        if (reported_on && (!birth.reported_on || reported_on < birth.reported_on)) birth.reported_on = reported_on;
        if (!birth.birth_order) birth.birth_order = sources_.communities.birth_order[record];
    }
    // Where the birth has to be known: where the child is registered, else where its family lived.
    std::int64_t division_of(Birth const& birth) const {
        for (auto mention : {birth.community, birth.household, birth.delivery, birth.immunisation, birth.school})
            if (mention != no_row && mentions_.division_code[mention]) return mentions_.division_code[mention];
        return 0;
    }

    Sources const& sources_;
    Mentions const& mentions_;
    PersonMentions const& people_;
};

void name_parents(Register& into) {
    std::vector<Row> birth_of(into.persons.size(), no_row);
    for (Row i = 0; i < into.births.size(); ++i) birth_of[into.births[i].child] = i;
    for (auto const& parentage : into.parentages) {
        if (birth_of[parentage.child] == no_row) continue;
        auto& birth = into.births[birth_of[parentage.child]];
        auto& parent = parentage.kind == ParentKind::mother ? birth.mother : birth.father;
        if (parent == no_row) parent = parentage.parent;
    }
}

}  // namespace

void reconcile_births(Sources const& sources, PersonMentions const& people, Precedence const& precedence, Register& into) {
    BirthOfPerson births(sources, people);
    for (Row person = 0; person < people.person_count(); ++person) {
        auto birth = births.reconcile(person, into.persons[person].birth_date);
        if (birth.born_on && birth.born_on >= precedence.births_from && BirthOfPerson::has_evidence(birth)) into.births.push_back(birth);
    }
    name_parents(into);
}

}  // namespace jiayu::registry
