// One statement that judges every row of the fact views by every benefit of a pack: a decision, an amount and a reason code for
// each condition, for DuckDB and PostgreSQL alike.
#pragma once
#include <span>

#include "policy/pack.hpp"
#include "rules/dialect.hpp"

namespace jiayu::policy {

// A benefit as the statement has it: its columns are holds_<place>, unknown_<place> (a bit for each condition of the version),
// decision_<place> (0 fails, 1 holds, 2 unknown) and amount_<place> (fen).
struct JudgedBenefit {
    Benefit const* benefit;
    BenefitVersion const* version;
    std::size_t place;  // in Pack::benefits
};

// Those with a version in force on the day, of one benefit when `only` is given.
std::vector<JudgedBenefit> benefits_in_force(Pack const& pack, Date as_of, std::string_view only = {});

struct BenefitStatement {
    std::span<JudgedBenefit const> benefits;
    Date as_of;
    rules::Dialect dialect = rules::Dialect::duckdb;
    std::string schema = "facts";
    std::string where = {};  // on person_id or division_code; empty: every row
};

// A SELECT of person_id, division_code and the columns above; a row for each row of each view, null for benefits of other views.
std::string judge_benefits_statement(BenefitStatement const& wanted);

// The persons whom a benefit's conditions all hold for on a day, as a plain WHERE.
std::string list_entitled_statement(JudgedBenefit const& judged, Date as_of, rules::Dialect dialect = rules::Dialect::duckdb);

Outcome outcome_of_bits(std::int64_t holds, std::int64_t unknown, std::size_t condition);

}  // namespace jiayu::policy
