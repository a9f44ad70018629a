// A checked condition: every name looked up, every type known. Both back ends (SQL, the interpreter) read this tree.
#pragma once
#include "rules/constant.hpp"
#include "rules/place.hpp"
#include "rules/vocabulary.hpp"

namespace jiayu::rules {

enum class Operator : std::uint8_t {
    logical_or, logical_and, logical_not,
    equal, not_equal, less, less_equal, greater, greater_equal, in,
    add, subtract, multiply, remainder, negate,
};

struct Function;  // rules/function.hpp

enum class TermKind : std::uint8_t {
    constant,     // `constant`
    column,       // `column` of the view
    as_of,        // the day that the judgement is for
    parameter,    // the value of `parameter` in force on the as-of day, or on the day parts[0]
    has,          // is `column` filled: never unknown
    list,         // parts…
    call,         // function(parts…)
    operation,    // `operation` on parts
    conditional,  // parts[0] ? parts[1] : parts[2]
    table,        // what `table` gives: rules/table_term.hpp says what the parts are; `constant` is the output's place
};

struct Term {
    TermKind kind;
    Type type;
    Span span;
    Constant constant = std::int64_t(0);
    Column const* column = nullptr;
    Parameter const* parameter = nullptr;
    Function const* function = nullptr;
    DecisionTable const* table = nullptr;
    Operator operation = Operator::equal;
    std::vector<Term> parts = {};
};

// Conditions made of has() and constants alone are known for every row.
bool is_never_unknown(Term const& term);

// The columns that a condition reads, each once, in the order of reading.
std::vector<Column const*> columns_read(Term const& term);

}  // namespace jiayu::rules
