#include "service/code_words.hpp"

#include <array>

#include "domain/department.hpp"

namespace jiayu::service {

namespace {

using Word = std::optional<std::string>;

template <std::size_t count>
Word at(std::array<std::string_view, count> const& words, std::int64_t code) {
    if (code < 0 || code >= std::int64_t(count) || words[std::size_t(code)].empty()) return std::nullopt;
    return std::string(words[std::size_t(code)]);
}

constexpr std::array<std::string_view, 6> roles{"本人", "母亲", "父亲", "子女", "男方", "女方"};
constexpr std::array<std::string_view, 3> household_kinds{"", "户籍户", "社区户"};
constexpr std::array<std::string_view, 6> residence_kinds{"", "户籍常住", "流入", "户籍外出", "已迁离", "死亡"};
constexpr std::array<std::string_view, 10> hukou_types{"", "非农业", "农业", "", "", "", "", "", "", "其他"};
constexpr std::array<std::string_view, 3> directions{"", "流入", "流出"};
constexpr std::array<std::string_view, 4> marriage_events{"", "结婚", "离婚", "补领"};

constexpr std::array<std::string_view, 4> payment_grounds{"", "子女死亡", "子女伤残", "手术并发症"};
constexpr std::array<std::string_view, 4> payment_statuses{"", "已发放", "退汇", "停发"};

template <class Code>
Word named(std::int64_t code) {
    auto name = name_of(Code(code));
    return name.empty() ? std::nullopt : Word(name);
}

}  // namespace

Word word_of_code(std::string_view code_set, std::int64_t code, CodeTable const& relations) {
    if (code_set == "department") return code >= 1 && code <= std::ssize(department_names) ? Word(name_of(Department(code)).zh) : std::nullopt;
    if (code_set == "role") return at(roles, code);
    if (code_set == "sex") return named<Sex>(code);
    if (code_set == "marital") return named<MaritalStatus>(code);
    if (code_set == "household_kind") return at(household_kinds, code);
    if (code_set == "residence_kind") return at(residence_kinds, code);
    if (code_set == "hukou_type") return at(hukou_types, code);
    if (code_set == "direction") return at(directions, code);
    if (code_set == "marriage_event") return at(marriage_events, code);
    if (code_set == "payment_ground") return at(payment_grounds, code);
    if (code_set == "payment_status") return at(payment_statuses, code);
    if (code_set != "relation") return std::nullopt;
    auto name = relations.name_of(int(code));
    return name ? Word(*name) : std::nullopt;
}

}  // namespace jiayu::service
