#include "service/matter_facts.hpp"

#include "domain/codes.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

namespace sql = store::sql;

struct PersonFacts {
    std::string name, citizen_number, sex, birth_date, phone, division, hukou_division, children, spouse_name;
};

std::optional<PersonFacts> find_person(store::Store& store, std::int64_t person) {
    std::optional<PersonFacts> found;
    db::Value const key[] = {person};
    store.query(sql::find_names_of_person, key, [&](db::Row const& row) {
        auto day = row.is_null(3) ? std::nullopt : date_from_number(row.integer(3));
        auto code = [&](int column) { return row.is_null(column) ? std::string() : std::to_string(row.integer(column)); };
        found = PersonFacts{.name = std::string(row.text(0)), .citizen_number = std::string(row.text(1)), .sex = row.is_null(2) ? std::string() : std::string(name_of(Sex(row.integer(2)))),
                            .birth_date = day ? to_iso(*day) : std::string(), .phone = std::string(row.text(4)), .division = code(5), .hukou_division = code(6),
                            .children = code(8), .spouse_name = std::string(row.text(9))};
    });
    return found;
}

void add(matters::RegisterFacts& facts, std::string_view name, std::string value) {
    if (!value.empty()) facts.emplace(name, std::move(value));
}

}  // namespace

matters::RegisterFacts read_register_facts(store::Store& store, matters::Subject const& subject) {
    matters::RegisterFacts facts;
    if (auto person = find_person(store, subject.subject_person)) {
        add(facts, "subject.name", person->name), add(facts, "subject.citizen_number", person->citizen_number), add(facts, "subject.sex", person->sex);
        add(facts, "subject.birth_date", person->birth_date), add(facts, "subject.hukou_division", person->hukou_division), add(facts, "subject.division", person->division);
        add(facts, "subject.spouse_name", person->spouse_name), add(facts, "subject.children", person->children), add(facts, "subject.phone", person->phone);
    }
    if (auto payee = find_person(store, subject.payee_person)) add(facts, "payee.name", payee->name), add(facts, "payee.phone", payee->phone);
    db::Value const key[] = {subject.payee_person};
    store.query(sql::find_payee_account, key, [&](db::Row const& row) {
        add(facts, "payee.account_holder", std::string(row.text(0))), add(facts, "payee.account_number", std::string(row.text(1))), add(facts, "payee.bank_code", std::string(row.text(2)));
    });
    return facts;
}

std::optional<DivisionCode> area_of_person(store::Store& store, std::int64_t person) {
    std::optional<DivisionCode> area;
    db::Value const key[] = {person};
    store.query(sql::find_names_of_person, key, [&](db::Row const& row) {
        for (int column : {6, 5})
            if (!area && !row.is_null(column)) area = DivisionCode::from_number(row.integer(column));
    });
    return area;
}

std::optional<Date> day_of_death(store::Store& store, std::int64_t person) {
    std::optional<Date> died_on;
    db::Value const key[] = {person};
    store.query(sql::find_names_of_person, key, [&](db::Row const& row) { died_on = row.is_null(7) ? std::nullopt : date_from_number(row.integer(7)); });
    return died_on;
}

std::string name_of_person(store::Store& store, std::int64_t person) {
    auto found = find_person(store, person);
    return found ? found->name : std::string();
}

bool is_person(store::Store& store, std::int64_t person) { return find_person(store, person).has_value(); }

bool is_parent(store::Store& store, std::int64_t parent, std::int64_t child) {
    bool found = false;
    db::Value const key[] = {child, parent};
    store.query(sql::find_parentage, key, [&](db::Row const&) { found = true; });
    return found;
}

}  // namespace jiayu::service
