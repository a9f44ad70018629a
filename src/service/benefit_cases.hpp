// The lists behind the counts of `benefits find`, on the connection that judged: as rows, and as one workbook a town and benefit.
#pragma once
#include "service/find_benefits.hpp"
#include "service/fact_row.hpp"

namespace jiayu::service {

inline constexpr int list_open = 1, list_nearly = 2, list_unknown = 3;

struct CaseQuery {
    policy::JudgedBenefit judged;
    Date as_of, until;                     // until: the last day that counts as nearly
    std::string lists;                     // "1, 2, 3"
    std::optional<std::size_t> rows_max;
};

// By community, list and person.
void list_benefit_cases(db::DuckConnection& snapshot, CaseQuery const& query, std::function<void(BenefitCase)> const& each_case);

// Of every benefit judged, DATA/benefits/<town>/<benefit>.xlsx; an earlier folder is replaced as a whole.
void write_benefit_lists(db::DuckConnection& snapshot, std::vector<CaseQuery> const& queries, Path const& data, BenefitsFound& found);

}  // namespace jiayu::service
