// The functions of the rule language: their types, how each is said in SQL, and what it gives for one row. One table; docs/guide/rules.md
// explains them to authors. Every function of an unknown argument is unknown.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "rules/constant.hpp"
#include "rules/type.hpp"

namespace jiayu::rules {

struct Function {
    std::string_view name;  // several of one name take different types
    std::vector<Type> arguments;
    Type result;
    std::string duckdb;    // $1, $2 … stand for the arguments, $as_of_digits for the day of judgement
    std::string postgres;  // empty: the same
    std::optional<Constant> (*value)(std::span<Constant const> arguments, Date as_of);  // nothing: unknown
    bool literal_pattern = false;  // the last argument is a regular expression written out
};

std::span<Function const> all_functions();
std::span<Function const> functions_named(std::string_view name);

}  // namespace jiayu::rules
