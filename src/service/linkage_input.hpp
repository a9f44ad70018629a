// What linkage reads of the store: mentions as records, people's decisions, ids of the run before.
#pragma once
#include "base/file.hpp"
#include "db/value.hpp"
#include "linkage/cluster_input.hpp"
#include "linkage/records.hpp"
#include "service/mention_records.hpp"
#include "store/store.hpp"

namespace jiayu::service {

struct LinkageInput {
    linkage::Records records;                   // ascending by mention id; without ids of their own
    std::vector<std::int64_t> mention_ids;      // by row
    std::vector<std::int64_t> earlier_persons;  // by row; 0: new
    linkage::PairDecisions decisions;
    std::int64_t next_person = 1;
    double read_seconds = 0, encode_seconds = 0;

    std::optional<linkage::RowIndex> row_of(std::int64_t mention) const;
};

using Advance = std::function<void(std::uint64_t)>;

LinkageInput load_linkage_input(store::Store& store, DivisionForms forms, Advance const& advance);

// Of two mentions and all others of their persons alone.
LinkageInput load_linkage_input_of(store::Store& store, DivisionForms forms, std::int64_t mention_a, std::int64_t mention_b);

// Of the packs' divisions and their changes. Throws EnvironmentFailure when the tables are missing or broken.
DivisionForms load_division_forms(Path const& packs);

std::int64_t count_mentions(store::Store& store);

// A row of list_mentions_to_link; the texts of `mention` are reused.
void read_mention(db::Row const& row, Mention& mention);

}  // namespace jiayu::service
