// Cluster ids that last from run to run: whoever stays together keeps the id of the earlier run (linkage/assign_person_ids.hpp).
#pragma once
#include <span>

#include "linkage/assign_person_ids.hpp"
#include "service/link_files.hpp"
#include "service/table_output.hpp"

namespace jiayu::service {

struct LastingClusters {
    std::vector<std::int64_t> number_of;        // by row
    std::vector<std::string> names;             // cluster ids by number; of new clusters the id of one of their records
    std::vector<linkage::IdChange> changes;     // merges and splits, by number
    std::size_t gone = 0;                       // records of the earlier run that are not among these any more
};

// `standing`: the folder of the earlier run. Refuses one without clusters.
Result<LastingClusters> keep_cluster_ids(linkage::Records const& records, std::span<linkage::RowIndex const> cluster_of, Path const& standing, Progress& progress);

// change (merged, split), from, to, id, source: one row for each record that has another cluster id than before. After a merge
// nobody has the id `from` any more. What is given must outlive the table.
OutputTable changes_table(linkage::Records const& records, LastingClusters const& clusters);

}  // namespace jiayu::service
