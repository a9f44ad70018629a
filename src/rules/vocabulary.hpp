// What conditions may name: the fact views with their columns, code sets, dated parameters, and decision tables. Filled from a pack.
#pragma once
#include <map>

#include "rules/constant.hpp"
#include "rules/decision_table.hpp"
#include "rules/type.hpp"

namespace jiayu::rules {

struct Column {
    std::string name;
    Type type;
};

struct View {
    std::string name;
    std::string subject;  // the key column that a finding keeps
    std::vector<Column> columns;
    Column const* find(std::string_view column) const;
};

using CodeSet = std::map<std::string, std::int64_t, std::less<>>;

// A number of a regulation with its days of force: value `from` a day until the day before the next one begins or `until`.
struct ParameterValue {
    Date from;
    std::optional<Date> until;  // the last day; none: open
    Constant value;
    std::string source, basis;
};
struct Parameter {
    std::string name;
    Type type;
    std::vector<ParameterValue> values;  // by day, without gap or overlap
};

struct Vocabulary {
    std::map<std::string, View, std::less<>> views;
    std::map<std::string, CodeSet, std::less<>> code_sets;
    std::map<std::string, Parameter, std::less<>> parameters;
    std::map<std::string, DecisionTable, std::less<>> tables;
};

ParameterValue const* value_on(Parameter const& parameter, Date day);

// The name most like `wanted` by edit distance, for messages; empty when there are none.
std::string nearest_name(std::vector<std::string> const& names, std::string_view wanted);

}  // namespace jiayu::rules
