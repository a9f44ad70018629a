#include "synth/departments.hpp"

#include <numeric>

namespace jiayu::synth {

std::vector<DepartmentForms> const& department_forms() {
    static std::vector<DepartmentForms> const forms{
        {Department::household_register, plan_household_register, write_household_row},
        {Department::communities, plan_communities, write_community_row},
    };
    return forms;
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
