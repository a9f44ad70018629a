// Links the register's mentions by a model of the general engine. Pure: the same mentions, decisions and model give the same people
// whatever the number of threads.
#pragma once
#include "linkage/link_records.hpp"
#include "linkage/strongest_links.hpp"
#include "linkage/value_counts.hpp"
#include "service/linkage_input.hpp"

namespace jiayu::service {

struct OpenPair {
    linkage::Edge edge;
    linkage::Pattern pattern;
};

struct LinkedMentions {
    linkage::Model model;  // with what was learned
    std::vector<linkage::RowIndex> cluster_of;
    std::vector<linkage::Link> links;  // of each row
    std::vector<OpenPair> review;      // heaviest first
    std::vector<linkage::ValueCounts> value_counts;
    std::uint64_t compared = 0;        // pairs
    std::vector<linkage::RuleCount> blocking;
    std::vector<linkage::StepTime> times;
};

// The values of `input` get codes anew.
Result<LinkedMentions> link_mentions(linkage::Model model, LinkageInput& input, linkage::BeginStep const& begin_step);

}  // namespace jiayu::service
