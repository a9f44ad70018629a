// Lasting ids of people: linking again after new files keeps the id of everybody whose mentions stay together. An id goes to the
// cluster that holds most of its earlier mentions; a cluster takes, of the ids it could have, the one with most of them
// (ties: the lower row, the lower id). What changes is told as events.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "linkage/row_index.hpp"

namespace jiayu::linkage {

struct IdChange {
    enum class Kind { merged, split } kind;
    std::int64_t person;        // merged: who stays; split: whom the rows were taken from
    std::int64_t other;         // merged: who is no more; split: who has the rows now
    std::vector<RowIndex> rows; // that moved
};

struct PersonIds {
    std::vector<std::int64_t> person_of;  // of each row
    std::vector<IdChange> changes;
    std::int64_t next_id = 0;
    std::uint64_t persons = 0;
};

// `earlier`: the id of each row in the run before, 0 for a new row. New people get ids from `next_id` in the order of their rows.
PersonIds assign_person_ids(std::span<RowIndex const> cluster_of, std::span<std::int64_t const> earlier, std::int64_t next_id);

}  // namespace jiayu::linkage
