#include "policy/check_table.hpp"

#include "policy/messages.hpp"
#include "rules/check.hpp"
#include "rules/table_sweep.hpp"

namespace jiayu::policy {

namespace {

std::string with_code_name(rules::Constant const& value, rules::Type const& type, rules::Vocabulary const& vocabulary) {
    if (type.kind == rules::Kind::code)
        for (auto const& [name, code] : vocabulary.code_sets.at(type.code_set))
            if (rules::Constant(code) == value) return name;
    return shown(value);
}

std::string case_of(rules::TableFault const& fault, rules::DecisionTable const& table, rules::Vocabulary const& vocabulary) {
    std::string text;
    for (std::size_t i = 0; i < table.inputs.size(); ++i)
        text += fmt::format("{}{} = {}", i == 0 ? "" : ", ", table.inputs[i].name, with_code_name(fault.inputs[i], table.inputs[i].type, vocabulary));
    bool dated = std::ranges::any_of(table.rows, [](auto const& row) { return row.from || row.until; });
    return dated ? fmt::format("{}, {} = {}", text, table.day, to_iso(fault.day)) : text;
}

Error told(rules::TableFault const& fault, rules::DecisionTable const& table, rules::Vocabulary const& vocabulary) {
    auto text = case_of(fault, table, vocabulary);
    if (fault.kind == rules::TableFaultKind::uncovered) return Error(message::table_case_uncovered, {{"case", text}});
    auto const &first = table.rows[fault.first], &second = table.rows[fault.second];
    return Error(message::table_rows_overlap, {{"first", first.name}, {"first_clause", first.clause}, {"second", second.name}, {"second_clause", second.clause}, {"case", text}});
}

}  // namespace

std::vector<Error> check_table(PackTable const& table, rules::Vocabulary const& vocabulary) {
    auto inputs = rules::check_inputs(*table.table, *table.view, vocabulary);
    if (!inputs) return {inputs.error()};
    auto faults = rules::table_faults(*table.table, *inputs, vocabulary);
    if (!faults) return {faults.error()};
    std::vector<Error> errors;
    for (auto const& fault : *faults) errors.push_back(told(fault, *table.table, vocabulary));
    return errors;
}

}  // namespace jiayu::policy
