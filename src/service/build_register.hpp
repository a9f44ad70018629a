// Makes the register's tables (person, household, household_member, residence_spell, marriage, parentage, birth, death) anew from
// the mentions, the departments' records and the persons that linkage wrote to `link`. One transaction with its trail entry.
#pragma once
#include <string>

#include "base/file.hpp"
#include "base/progress.hpp"
#include "base/result.hpp"
#include "store/store.hpp"

namespace jiayu::service {

struct RegisterOptions {
    Path packs;         // folder that holds national/precedence.toml
    std::string actor;  // for the trail
};

struct RegisterSummary {
    std::size_t mentions = 0, persons = 0, households = 0, household_members = 0, residence_spells = 0, marriages = 0, parentages = 0,
                births = 0, deaths = 0;
    double load_seconds = 0, decide_seconds = 0, save_seconds = 0;
};

// Outside a transaction, after linkage committed. Refuses a wrong precedence.toml, and a register that another process changed
// between reading and writing.
Result<RegisterSummary> build_register(store::Store& store, RegisterOptions const& options, Progress& progress);

// The same for `jiayu register`, opening the store.
Result<RegisterSummary> rebuild_register(std::string const& store_url, RegisterOptions const& options);

}  // namespace jiayu::service
