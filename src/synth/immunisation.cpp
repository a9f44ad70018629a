#include "base/date.hpp"
#include "synth/departments.hpp"

namespace jiayu::synth {

namespace {

enum Cell : int {
    card, name, sex, number, birth, certificate, mother_name, mother_number, father_name, phone, address, division, opened_on, clinic, first_dose
};

constexpr std::array<std::string_view, 14> headers{"接种卡号", "儿童姓名", "性别", "身份证号", "出生日期", "出生医学证明编号", "母亲姓名",
                                                   "母亲身份证号", "父亲姓名", "联系电话", "现住址", "现住地区划代码", "建卡日期", "接种单位"};

// Live here as a child of the period: hukou children who are not away, incomers' children from the day they came.
Day day_of_opening(World const& world, PersonIndex index) {
    auto const& person = world.person(index);
    auto lot = Random(std::uint64_t(index) * 3 + 1);
    auto soon = Day(1 + lot.below(28));
    if (person.household < 0) return std::min(person.born + Day(100 + lot.below(400)), world.as_of());
    if (person.hukou_reason == HukouReason::birth) return person.away_from <= person.born ? never : person.born + soon;
    return person.here_from == never ? never : std::max(person.born, person.here_from) + soon;
}

void show_doses(RowWriter& out, Day born, Day died) {
    auto const& doses = out.world.materials.doses;
    auto year = int(date_from_days(born).year());
    auto last = std::min(out.world.as_of(), died - 1);
    for (std::size_t i = 0; i < doses.size(); ++i) {
        auto const& dose = doses[i];
        if (year < dose.born_from || year >= dose.born_until) continue;
        auto due = dose.due_months ? to_days(add_months(date_from_days(born), dose.due_months)) : born;
        auto lateness = out.random.uniform();
        if (lateness > 0.965) continue;  // missed
        auto given = due + Day(dose.due_months ? lateness * lateness * 40 : lateness * 2);
        if (given <= last) out.set_day(first_dose + dose.column, given);
    }
}

}  // namespace

std::vector<SourceFile> plan_immunisation(World const& world) {
    auto first = int(date_from_days(world.settings.first_day).year()), last = int(date_from_days(world.as_of()).year());
    SourceFile file{Department::immunisation, fmt::format("immunisation/预防接种_{}-{}.csv", first, last), FileForm::csv_utf8, DateForm::dashes};
    file.headers.assign(headers.begin(), headers.end());
    for (auto const& dose : world.materials.doses)
        if (int(file.headers.size()) == first_dose + dose.column) file.headers.push_back(dose.header);
    file.order = in_order(file.headers.size());
    for (std::size_t i = 0; i < world.population.persons.size(); ++i) {
        auto const& person = world.population.persons[i];
        if (person.born < world.settings.first_day || !person.knows(int(Department::immunisation))) continue;
        auto opened = day_of_opening(world, PersonIndex(i));
        if (opened != never && opened <= world.as_of() && opened < person.died && opened - person.born < 8 * 365)
            add_row(world, file, {std::int32_t(i), 0, opened, 0});
    }
    std::ranges::stable_sort(file.rows, {}, [](RowPlan const& row) { return row.on; });
    return {std::move(file)};
}

void write_immunisation_row(RowWriter& out) {
    auto const& world = out.world;
    auto index = out.plan->subject;
    auto const& person = world.person(index);
    auto newborn = out.plan->on - person.born < 60;
    auto written = out.identify(index, Role::child, {.day = world.as_of(), .placeholder = newborn && out.chance(out.rates.name_placeholder)});
    if (out.chance(out.cases.child_field_missing)) written.sex = 0, written.errors.add(ErrorKind::sex_missing);
    out.set(card, fmt::format("JZ{:09}", index + 1));
    if (world.birth_of[index] >= 0) {
        auto text = certificate_text(world.birth_of[index]);
        auto malformed = out.chance(out.cases.certificate_malformed);
        if (malformed) text.erase(3, 2), out.plant("certificate_malformed", Role::child, index, "birth_certificate_number");
        out.set(certificate, text);
    }
    if (person.mother != nobody) {
        out.set(mother_name, world.materials.names.full_name(world.person(person.mother)));
        if (!out.chance(0.25)) out.set(mother_number, out.relative_number(person.mother, out.plan->on));
    }
    if (person.father != nobody && !out.chance(0.15)) out.set(father_name, world.materials.names.full_name(world.person(person.father)));
    out.set(phone, out.phone(index, written));
    // A child of elsewhere stays with relatives here for a while: the address given is theirs.
    auto code = person.household < 0 ? out.show_place(written, world.materials.places.draw_home(out.random, world.materials.places.draw_place(out.random, true)),
                                                      out.plan->on, {address, division})
                                     : out.show_home(written, std::max(out.plan->on, world.as_of() - 700), {address, division});
    out.set_day(opened_on, out.plan->on);
    out.set(clinic, world.materials.places.name_on(person.household < 0 ? 0 : world.household_of(index).home.place, out.plan->on).town_name +
                        world.materials.clinics[std::size_t(index) % world.materials.clinics.size()]);
    show_doses(out, person.born, person.died);
    out.show(written, name, number, sex, birth, -1);
    out.judge_identity(written);
    if (written.name.empty() || !written.sex) out.plant("child_fields_missing", Role::child, index, written.sex ? "name" : "sex");
    Fact fact;
    fact.residence_here = code / 1'000'000 == world.settings.district;
    out.record_mention(written, fact);
}

}  // namespace jiayu::synth
