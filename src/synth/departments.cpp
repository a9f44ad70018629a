#include "synth/departments.hpp"

#include <numeric>

#include "base/date.hpp"

namespace jiayu::synth {

std::vector<DepartmentForms> const& department_forms() {
    static std::vector<DepartmentForms> const forms{
        {Department::pregnancy_care, plan_pregnancy_care, write_pregnancy_row},
        {Department::hospital_delivery, plan_hospital_delivery, write_delivery_row},
        {Department::immunisation, plan_immunisation, write_immunisation_row},
        {Department::household_register, plan_household_register, write_household_row},
        {Department::migration, plan_migration, write_migration_row},
        {Department::marriage, plan_marriage, write_marriage_row},
        {Department::schools, plan_schools, write_school_row},
        {Department::social_security, plan_social_security, write_social_security_row},
        {Department::communities, plan_communities, write_community_row},
        {Department::benefits_office, plan_documents, write_document_row},
        {Department::benefits_office, plan_payments, write_payment_row},
    };
    return forms;
}

bool knows(World const& world, PersonIndex person, Department department) {
    return person != nobody && world.person(person).knows(std::uint16_t(department));
}

std::map<int, SourceFile> files_by_year(World const& world, SourceFile const& model, std::string_view name) {
    std::map<int, SourceFile> files;
    auto first = int(date_from_days(world.settings.first_day).year()), last = int(date_from_days(world.as_of()).year());
    for (auto year = first; year <= last; ++year) {
        files[year] = model;
        files[year].path = fmt::format("{}/{}_{}.{}", name_of(model.department).identifier, name, year, model.form == FileForm::xlsx ? "xlsx" : "csv");
    }
    return files;
}

SourceFile& file_of_year(std::map<int, SourceFile>& files, Day day) {
    auto found = files.find(int(date_from_days(day).year()));
    return found == files.end() ? files.begin()->second : found->second;
}

std::vector<SourceFile> in_day_order(std::map<int, SourceFile> files) {
    std::vector<SourceFile> all;
    for (auto& [year, file] : files) {
        std::ranges::stable_sort(file.rows, {}, [](RowPlan const& row) { return row.on; });
        all.push_back(std::move(file));
    }
    return all;
}

// A letter for the edition and nine digits; 99 stands where the province is.
std::string certificate_text(std::int32_t birth) {
    return fmt::format("{}99{:07}", char('M' + birth % 6), (std::int64_t(birth) * 7'919 + 13) % 10'000'000);
}

void add_row(World const& world, SourceFile& file, RowPlan plan) {
    auto const& rates = world.settings.rates.of(file.department);
    auto random = Random(world.settings.seed).fork(50 + std::uint64_t(file.department)).fork(std::uint64_t(plan.subject) << 16 ^ std::uint64_t(plan.extra) << 8 ^ std::uint64_t(plan.label));
    if (random.chance(rates.row_missing)) return;
    file.rows.push_back(plan);
    if (!random.chance(rates.row_duplicate)) return;
    plan.copy = true;
    file.rows.push_back(plan);
}

std::vector<int> in_order(std::size_t count) {
    std::vector<int> order(count);
    std::iota(order.begin(), order.end(), 0);
    return order;
}

}  // namespace jiayu::synth
