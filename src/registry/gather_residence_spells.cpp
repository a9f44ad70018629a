#include "registry/earlier.hpp"
#include "registry/register.hpp"

namespace jiayu::registry {

namespace {

constexpr std::uint8_t hukou = 1, inflow = 2, outflow = 3;

// The spells of one person: the household register's and the migration files' own; the communities' only where those are silent,
// for both describe the same stay in different words.
class SpellsOfPerson {
public:
    SpellsOfPerson(Sources const& sources, PersonMentions const& people, std::vector<ResidenceSpell>& spells)
        : sources_(sources), people_(people), spells_(spells) {}

    void gather(Row person) {
        first_ = spells_.size();
        for (auto mention : people_.mentions_of(person)) add_registered(person, mention);
        registered_end_ = spells_.size();
        for (auto mention : people_.mentions_of(person)) add_of_community(person, mention);
    }

private:
    void add_registered(Row person, Row mention) {
        auto record = people_.record_of(mention);
        if (record == no_row) return;
        auto department = sources_.mentions.department[mention];
        auto division = sources_.mentions.division_code[mention];
        if (department == Department::household_register && sources_.mentions.role[mention] == Role::subject) {
            auto const& records = sources_.households;
            add({person, mention, division, records.entered_on[record], records.left_on[record], 0, hukou});
        } else if (department == Department::migration) {
            auto const& records = sources_.migrations;
            add({person, mention, division, records.arrived_on[record], records.left_on[record], records.verified_on[record],
                 records.direction[record] == 2 ? outflow : inflow});
        }
    }
    void add_of_community(Row person, Row mention) {
        auto record = people_.record_of(mention);
        if (sources_.mentions.department[mention] != Department::communities || record == no_row) return;
        auto const& records = sources_.communities;
        auto status = records.residence_status[record];
        if (!status) return;
        std::uint8_t kind = status == 3 ? inflow : status == 4 ? outflow : hukou;
        ResidenceSpell spell{person, mention, sources_.mentions.division_code[mention], records.arrived_on[record],
                             earlier(records.left_on[record], records.died_on[record]), records.verified_on[record], kind};
        for (auto i = first_; i < registered_end_; ++i) {
            if (spells_[i].kind != kind) continue;
            spells_[i].verified_on = std::max(spells_[i].verified_on, spell.verified_on);
            return;
        }
        for (auto i = registered_end_; i < spells_.size(); ++i)
            if (spells_[i].kind == kind) return void(spells_[i] = spell);  // the later row of the communities
        spells_.push_back(spell);
    }
    // A row sent twice is one spell.
    void add(ResidenceSpell const& spell) {
        auto same = [&](ResidenceSpell const& known) {
            return known.kind == spell.kind && known.division_code == spell.division_code && known.from_on == spell.from_on;
        };
        auto known = std::find_if(spells_.begin() + std::ptrdiff_t(first_), spells_.end(), same);
        if (known == spells_.end()) spells_.push_back(spell);
        else *known = spell;
    }

    Sources const& sources_;
    PersonMentions const& people_;
    std::vector<ResidenceSpell>& spells_;
    std::size_t first_ = 0, registered_end_ = 0;
};

// Present residence by the spells: an open stay away from home stands before the open entry at home.
ResidenceKind kind_of(std::span<ResidenceSpell const> spells) {
    bool open[4] = {}, any = false;
    for (auto const& spell : spells) {
        any = true;
        if (!spell.to_on) open[spell.kind] = true;
    }
    if (open[hukou]) return open[outflow] ? ResidenceKind::hukou_away : ResidenceKind::hukou_resident;
    if (open[inflow]) return ResidenceKind::inflow;
    if (open[outflow]) return ResidenceKind::hukou_away;
    return any ? ResidenceKind::gone : ResidenceKind::unknown;
}

}  // namespace

void gather_residence_spells(Sources const& sources, PersonMentions const& people, Register& into) {
    SpellsOfPerson spells(sources, people, into.residence_spells);
    for (Row person = 0; person < people.person_count(); ++person) spells.gather(person);
}

void decide_residence_kinds(Register& into) {
    std::span<ResidenceSpell const> rest(into.residence_spells);
    while (!rest.empty()) {
        auto person = rest.front().person;
        auto end = std::ranges::find_if(rest, [&](auto const& spell) { return spell.person != person; });
        auto count = std::size_t(end - rest.begin());
        into.persons[person].residence_kind = kind_of(rest.first(count));
        rest = rest.subspan(count);
    }
    for (auto& person : into.persons)
        if (person.died_on) person.residence_kind = ResidenceKind::dead;
}

}  // namespace jiayu::registry
