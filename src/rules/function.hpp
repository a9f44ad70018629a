// The functions of the rule language: their types, and how each is said in SQL. One table; docs/rules.md explains them to authors.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "rules/type.hpp"

namespace jiayu::rules {

struct Function {
    std::string_view name;
    std::vector<Type> arguments;
    Type result;
    std::string duckdb;        // $1, $2 … stand for the arguments, $as_of for the day of judgement
    std::string postgres;  // empty: the same
    bool literal_pattern = false;  // the last argument is a regular expression written out
};

std::span<Function const> all_functions();
Function const* find_function(std::string_view name);

}  // namespace jiayu::rules
