// A decision table as a pack holds it: with its title, its examples and, for every output, the term over its own fact view.
#pragma once
#include <map>
#include <set>

#include "rules/decision_table.hpp"
#include "rules/interpret.hpp"

namespace jiayu::policy {

struct TableExample {
    std::map<std::string, rules::Constant, std::less<>> given;  // column → value; absent columns are missing facts
    std::optional<Date> as_of;
    std::vector<std::optional<rules::Constant>> expect;         // by output; nothing: unknown
};

struct PackTable {
    rules::DecisionTable const* table;  // in the pack's vocabulary
    rules::View const* view;
    std::string title_zh, title_en, basis;
    std::vector<rules::Term> outputs;   // by output
    std::vector<TableExample> examples;
};

// By output, what the table gives for an example.
std::vector<std::optional<rules::Constant>> judge_table(std::vector<rules::Term> const& outputs, TableExample const& example);

// Which rows an example shows: those that surely match it, of a first-hit table the one that answers; row_count() stands for the default.
std::set<std::size_t> rows_shown(PackTable const& table, TableExample const& example);

// What a term reads from a table: the rows that answer, or of which one may, with their clauses.
struct TableReading {
    std::string name;                       // "table.support [死亡]"; "[default]" where no row matches
    std::optional<rules::Constant> value;   // nothing: unknown
    std::string clauses, basis;
    rules::Type type = {};
};
std::vector<TableReading> tables_read(rules::Term const& term, rules::Facts const& facts, Date as_of);

// How messages write a value: codes by number, money in fen, nothing as "unknown".
std::string shown(std::optional<rules::Constant> const& value);

}  // namespace jiayu::policy
