// What linkage reads of the store: mentions as sent and parsed, people's decisions, ids of the run before.
#pragma once
#include "db/value.hpp"
#include "register_linkage/cluster_rows.hpp"
#include "store/store.hpp"

namespace jiayu::service {

struct LinkageInput {
    register_linkage::Table table;
    std::vector<std::int64_t> earlier_persons;  // of each row; 0: new
    register_linkage::Decisions decisions;
    std::int64_t next_person = 1;
    double read_seconds = 0, encode_seconds = 0;
};

using Advance = std::function<void(std::uint64_t)>;

LinkageInput load_linkage_input(store::Store& store, register_linkage::DivisionForms forms, Advance const& advance);

std::int64_t count_mentions(store::Store& store);

// A row of list_mentions_to_link or find_mention_to_link; the texts of `mention` are reused.
void read_mention(db::Row const& row, Mention& mention);

}  // namespace jiayu::service
