// A decision table, DMN style: each row says for which inputs it stands (unary tests) and what it gives, by which clause.
// docs/adr/0025 says what an unknown input means. Conditions read one as table.NAME or table.NAME.OUTPUT.
#pragma once
#include <optional>

#include "rules/constant.hpp"
#include "rules/type.hpp"

namespace jiayu::rules {

// A value is an interval whose ends are the same; an end that is missing is open.
struct CellInterval {
    std::optional<Constant> least, most;
    bool with_least = true, with_most = true;
};

struct CellTest {
    std::vector<CellInterval> alternatives;  // none: any value, also a missing one
    bool negated = false;
};

// Which rows answer: the one that matches (pack check proves that there is one), the first that matches, or all that match.
enum class HitPolicy : std::uint8_t { unique, first, sum, min, max, count };

struct TableInput {
    std::string name;    // the heading of its cells
    std::string source;  // an expression over the view
    Type type;
};

struct TableOutput {
    std::string name;
    Type type;
};

struct TableRow {
    std::string name;  // as its author calls it, or its number in the sheet
    std::vector<CellTest> tests;         // by input
    std::optional<Date> from, until;     // the days on which it stands, both included; none: open
    std::vector<Constant> outputs;       // by output
    std::string clause, basis;
    std::string written = {};            // the row as it stands in its file, for people
};

struct DecisionTable {
    std::string name, view;
    HitPolicy hit = HitPolicy::unique;
    bool is_complete = true;             // some row matches in every case, or a default stands
    std::string day = "as_of";           // the day that from and until are held against: an expression over the view
    std::vector<TableInput> inputs;
    std::vector<TableOutput> outputs;
    std::vector<TableRow> rows;
    std::vector<Constant> otherwise;     // the default, by output; empty: none
};

constexpr bool is_collected(HitPolicy hit) { return hit != HitPolicy::unique && hit != HitPolicy::first; }

}  // namespace jiayu::rules
