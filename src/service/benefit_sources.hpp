// Which department's row stands behind a fact that a benefit read.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/department.hpp"

namespace jiayu::service {

struct FactSource {
    std::string fact;  // a column of the fact view; of all that is counted of children: children_born
    Department department;
    std::string file;
    std::int64_t row;
};

// Refused where there is no register.
Result<std::vector<FactSource>> read_benefit_sources(std::string const& store_url, std::int64_t person);

// Those of one column.
std::vector<FactSource> sources_of(std::vector<FactSource> const& all, std::string_view column);

}  // namespace jiayu::service
