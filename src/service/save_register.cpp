#include "service/save_register.hpp"

#include "store/register_change.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using namespace registry;
using db::number_or_null;
using db::text_or_null;
using db::Value;
namespace sql = store::sql;

class RegisterWriter {
public:
    RegisterWriter(store::Store& store, Sources const& sources, PersonMentions const& people, Register const& made, Progress& progress)
        : store_(store), sources_(sources), mentions_(sources.mentions), people_(people), made_(made), progress_(progress) {}

    void write() {
        for (auto const* drop : {&sql::drop_person_citizen_number_index, &sql::drop_household_member_index, &sql::drop_residence_spell_index, &sql::drop_parentage_index, &sql::drop_parent_index})
            store_.run(*drop);
        for (auto const* clear : {&sql::clear_person, &sql::clear_household, &sql::clear_household_member, &sql::clear_residence_spell,
                                  &sql::clear_marriage, &sql::clear_parentage, &sql::clear_birth, &sql::clear_death})
            store_.run(*clear);
        write_persons();
        write_households();
        write_residence_spells();
        write_families();
        write_births();
        write_deaths();
        for (auto const* create : {&sql::create_person_citizen_number_index, &sql::create_link_person_index, &sql::create_household_member_index,
                                   &sql::create_residence_spell_index, &sql::create_parentage_index, &sql::create_parent_index})
            store_.run(*create);
    }

private:
    Value person_id(Row person) const { return person == no_row ? Value() : Value(people_.person_id(person)); }
    Value mention_id(Row mention) const { return mention == no_row ? Value() : Value(mentions_.mention_id[mention]); }
    Value record_id(Row mention) const { return mention == no_row ? Value() : Value(mentions_.record_id[mention]); }
    Value text(TextColumn const& column, Row mention) const { return mention == no_row ? Value() : text_or_null(column[mention]); }
    Value number(auto const& column, Row mention) const { return mention == no_row ? Value() : number_or_null(column[mention]); }

    template <class Rows, class Write>
    void write_rows(db::Statement const& statement, Rows const& rows, Write const& write) {
        constexpr std::size_t batch = 16'384;
        auto appender = store_.appender(statement);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            write(*appender, Row(i), rows[i]);
            if ((i + 1) % batch == 0) progress_.advance(batch);
        }
        appender->finish();
        progress_.advance(rows.size() % batch);
    }

    void write_persons() {
        write_rows(sql::append_person, made_.persons, [&](store::Appender& appender, Row row, Person const& person) {
            auto temporary = person.temporary_number;
            auto number_text = unpack_citizen_number(person.citizen_number == no_row ? 0 : mentions_.citizen_number[person.citizen_number]);
            Value const values[] = {
                people_.person_id(row), text(mentions_.name, person.name), mention_id(person.name),
                text_or_null(number_text.view()), mention_id(person.citizen_number),
                temporary == no_row ? Value() : Value(sources_.communities.temporary_number[people_.record_of(temporary)]),
                number_or_null(person.sex), mention_id(person.sex_from), number_or_null(person.birth_date), mention_id(person.birth_date_from),
                number(mentions_.ethnic_group, person.ethnic_group), mention_id(person.ethnic_group), text(mentions_.phone, person.phone),
                mention_id(person.phone), number(mentions_.division_code, person.division), mention_id(person.division),
                number_or_null(person.hukou_division_code), number_or_null(person.hukou_type), number_or_null(person.marital_status),
                mention_id(person.marital_status_from), number_or_null(person.first_marriage_on), number_or_null(person.marital_changed_on),
                number_or_null(std::int64_t(person.residence_kind)), number_or_null(person.died_on), mention_id(person.died_on_from),
                number_or_null(person.last_event_on), mention_id(person.last_event_from), std::int64_t(person.department_mask),
                std::int64_t(people_.mentions_of(row).size())};
            appender.append(values);
        });
    }

    void write_households() {
        write_rows(sql::append_household, made_.households, [&](store::Appender& appender, Row row, Household const& household) {
            Value const values[] = {std::int64_t(row) + 1, mentions_.household_number[household.number_from],
                                    number_or_null(household.division_code), std::int64_t(household.kind)};
            appender.append(values);
        });
        write_rows(sql::append_household_member, made_.household_members, [&](store::Appender& appender, Row, HouseholdMember const& member) {
            Value const values[] = {std::int64_t(member.household) + 1, person_id(member.person), number_or_null(member.relation),
                                    number_or_null(member.from_on), number_or_null(member.to_on), mention_id(member.mention)};
            appender.append(values);
        });
    }

    void write_residence_spells() {
        write_rows(sql::append_residence_spell, made_.residence_spells, [&](store::Appender& appender, Row, ResidenceSpell const& spell) {
            Value const values[] = {person_id(spell.person), std::int64_t(spell.kind), number_or_null(spell.division_code),
                                    number_or_null(spell.from_on), number_or_null(spell.to_on), number_or_null(spell.verified_on),
                                    mention_id(spell.mention)};
            appender.append(values);
        });
    }

    void write_families() {
        write_rows(sql::append_marriage, made_.marriages, [&](store::Appender& appender, Row row, Marriage const& marriage) {
            Value const values[] = {std::int64_t(row) + 1, person_id(marriage.husband), person_id(marriage.wife),
                                    number_or_null(marriage.registered_on), number_or_null(marriage.ended_on),
                                    number_or_null(marriage.end_kind), marriage.record_id};
            appender.append(values);
        });
        write_rows(sql::append_parentage, made_.parentages, [&](store::Appender& appender, Row, Parentage const& parentage) {
            Value const values[] = {person_id(parentage.child), person_id(parentage.parent), std::int64_t(parentage.kind),
                                    mention_id(parentage.mention)};
            appender.append(values);
        });
    }

    void write_births() {
        auto const& deliveries = sources_.deliveries;
        write_rows(sql::append_birth, made_.births, [&](store::Appender& appender, Row, Birth const& birth) {
            auto delivery = birth.delivery == no_row ? no_row : people_.record_of(birth.delivery);
            auto live = delivery == no_row ? 0 : deliveries.live_birth[delivery];
            auto const& person = made_.persons[birth.child];
            Value const values[] = {
                people_.person_id(birth.child),  // one birth a person, so that rebuilding keeps its id
                person_id(birth.child), person_id(birth.mother), person_id(birth.father), std::int64_t(birth.born_on),
                number_or_null(person.sex), number_or_null(birth.division_code), certificate_of(birth),
                number(deliveries.fetus_count, delivery), number(deliveries.fetus_order, delivery), number_or_null(birth.birth_order),
                number(deliveries.gestation_weeks, delivery), number(deliveries.birth_weight_g, delivery),
                live ? Value(std::int64_t(live - 1)) : Value(), record_id(birth.delivery), record_id(birth.immunisation),
                record_id(birth.household), record_id(birth.school), record_id(birth.community), number_or_null(birth.reported_on)};
            appender.append(values);
        });
    }
    Value certificate_of(Birth const& birth) const {
        for (auto mention : {birth.delivery, birth.immunisation})
            if (mention != no_row && !mentions_.birth_certificate_number[mention].empty()) return mentions_.birth_certificate_number[mention];
        return {};
    }

    void write_deaths() {
        write_rows(sql::append_death, made_.persons, [&](store::Appender& appender, Row row, Person const& person) {
            if (!person.died_on) return;
            Value const values[] = {people_.person_id(row), std::int64_t(person.died_on), mention_id(person.died_on_from)};
            appender.append(values);
        });
    }

    store::Store& store_;
    Sources const& sources_;
    Mentions const& mentions_;
    PersonMentions const& people_;
    Register const& made_;
    Progress& progress_;
};

}  // namespace

void save_register(store::Store& store, Sources const& sources, PersonMentions const& people, Register const& made, Progress& progress) {
    progress.begin_step("write", 2 * made.persons.size() + made.households.size() + made.household_members.size() +
                                     made.residence_spells.size() + made.marriages.size() + made.parentages.size() + made.births.size());
    RegisterWriter(store, sources, people, made, progress).write();
    store::note_register_rebuilt(store);
}

}  // namespace jiayu::service
