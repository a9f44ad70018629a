// Inputs of a decision table that read one column cannot take any values together: a child born in 2015 is not eight years old in 2016.
#pragma once
#include "rules/table_term.hpp"

namespace jiayu::rules {

class SharedColumns {
public:
    struct Ends {
        Constant least, most;
    };

    explicit SharedColumns(TableInputs const& inputs);

    // Whether the input (or, after the last, the day) reads what another one reads too.
    bool is_shared(std::size_t input) const { return shared_[input]; }

    // Values of all inputs and of the day within their ends that one row of facts gives: least ends where nothing is shared. Where
    // something is, columns are tried at the ends that the inputs ask for; nothing: no such row was found.
    std::optional<std::vector<Constant>> values_within(std::vector<Ends> const& ends) const;

private:
    Term const& term(std::size_t input) const { return input < inputs_.inputs.size() ? inputs_.inputs[input] : inputs_.day; }
    std::vector<std::optional<Constant>> candidates(Column const& column, Date as_of, std::vector<Ends> const& ends) const;
    bool fill(std::size_t column, Date as_of, std::vector<Ends> const& ends, std::vector<std::optional<Constant>>& facts) const;
    std::optional<Constant> value_of(std::size_t input, Date as_of, std::vector<std::optional<Constant>> const& facts) const;

    TableInputs const& inputs_;
    std::vector<bool> shared_;
    std::vector<Column const*> columns_;  // read by shared inputs
};

}  // namespace jiayu::rules
