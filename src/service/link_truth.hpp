// Whose records are whose: the truth that a linkage is judged by, however it is given.
#pragma once
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/progress.hpp"
#include "base/result.hpp"
#include "linkage/dictionary.hpp"

namespace jiayu::service {

struct TruthSettings {
    std::vector<Path> files;    // the linked files, for a column of theirs
    std::string id;             // their id column, as in the model
    std::string column;         // the column with the truth; empty with a pattern: the id
    std::string pattern;        // regular expression whose first group is the truth
    Path file;                  // or a file of its own: id, cluster and perhaps source; one column row by row; labelled pairs
};

struct LabelledPair {
    linkage::Code a = 0, b = 0;  // codes of LinkTruth::records
    bool is_match = false;
};

struct LinkTruth {
    linkage::Dictionary records;          // record_key() of each record
    std::vector<linkage::Code> cluster_of;  // by code of `records`; empty with labelled pairs
    std::vector<LabelledPair> pairs;
};

// A record's source and id as one text; without source where the truth does not name any.
std::string record_key(std::string_view source, std::string_view id);

// The code of a record in a truth that may or may not name sources; 0: it is not there.
linkage::Code find_record(LinkTruth const& truth, std::string_view source, std::string_view id);

Result<LinkTruth> load_link_truth(TruthSettings const& settings, Progress& progress);

}  // namespace jiayu::service
