// Is a policy pack sound, and do its rules judge their own examples as written?
#pragma once
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "policy/mutate_rules.hpp"

namespace jiayu::service {

struct PackRemark {
    std::string place;  // "audit/person.toml, A12"
    Error error;
};

struct PackVerdict {
    std::string version;  // empty when the pack does not load
    int rules = 0, parameters = 0, views = 0, examples = 0;
    std::vector<PackRemark> remarks;
    int tables = 0;
    std::vector<policy::Replaced> replaced;  // what a local pack puts in the place of another's
    std::vector<PackRemark> moved;           // examples of the pack below that the local numbers answer otherwise; no fault
};

struct PackMutation {
    PackVerdict verdict;                       // its remarks tell why a pack was not mutated
    std::vector<policy::RuleMutation> rules;   // by id
    int wanted_percent = policy::killed_percent_min;
    bool is_enough = false;
};

PackVerdict check_pack(Path const& folder);
PackVerdict test_pack(Path const& folder);  // check, then judge every example on DuckDB
PackMutation mutate_pack(Path const& folder);  // test, then change every rule and see whether its examples notice

}  // namespace jiayu::service
