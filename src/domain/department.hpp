// The departments whose files make the register, and the communities' own input. Stored by value: never renumber.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace jiayu {

enum class Department : std::uint8_t {
    pregnancy_care = 1,      // 孕期保健
    hospital_delivery = 2,   // 住院分娩
    immunisation = 3,        // 免疫规划
    household_register = 4,  // 户籍管理
    migration = 5,           // 迁移流动
    marriage = 6,            // 婚姻登记
    schools = 7,             // 义务教育
    social_security = 8,     // 社会保障
    communities = 9,         // 社区（村）自报
    benefits_office = 10,    // 奖励扶助：证件与认定、发放名册
};

struct DepartmentName {
    Department department;
    std::string_view identifier;
    std::string_view zh;
    std::string_view en;
};

inline constexpr std::array<DepartmentName, 10> department_names{{
    {Department::pregnancy_care, "pregnancy_care", "孕期保健", "pregnancy care"},
    {Department::hospital_delivery, "hospital_delivery", "住院分娩", "hospital delivery"},
    {Department::immunisation, "immunisation", "免疫规划", "immunisation"},
    {Department::household_register, "household_register", "户籍管理", "household register"},
    {Department::migration, "migration", "迁移流动", "migration"},
    {Department::marriage, "marriage", "婚姻登记", "marriage"},
    {Department::schools, "schools", "义务教育", "schools"},
    {Department::social_security, "social_security", "社会保障", "social security"},
    {Department::communities, "communities", "社区（村）", "communities"},
    {Department::benefits_office, "benefits_office", "奖励扶助", "benefits office"},
}};

constexpr DepartmentName const& name_of(Department department) {
    return department_names[static_cast<std::size_t>(department) - 1];
}

constexpr std::optional<Department> department_from_identifier(std::string_view identifier) {
    for (auto const& name : department_names)
        if (name.identifier == identifier) return name.department;
    return std::nullopt;
}

}  // namespace jiayu
