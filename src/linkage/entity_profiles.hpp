// What is known of each cluster as one record: for every column the value that most of its records have. Errors are outvoted and
// gaps filled, so profiles meet and agree where no two of their records did.
#pragma once
#include <span>

#include "linkage/records.hpp"

namespace jiayu::linkage {

struct Profiles {
    Records records;               // one row a cluster, by its smallest row; columns hold codes of the records' dictionaries alone
    std::vector<RowIndex> row_of;  // of each profile: the smallest row of its cluster
    std::vector<RowIndex> begins, members;  // members[begins[i] … begins[i + 1]) are the rows of profile i

    std::span<RowIndex const> members_of(RowIndex profile) const {
        return std::span(members).subspan(begins[profile], begins[profile + 1] - begins[profile]);
    }
};

// `cluster_of`: the smallest row of each row's cluster. Of values as frequent in a cluster the one with the smaller hash of its text.
Profiles make_profiles(Records const& records, std::span<RowIndex const> cluster_of);

}  // namespace jiayu::linkage
