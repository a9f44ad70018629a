// The parts of the report of a run of linkage, each with the figures of one or a few charts.
#pragma once
#include <boost/json.hpp>

#include "service/link_findings.hpp"

namespace jiayu::service {

// m, u and log2 m/u by comparison and level; rival kinds; dependences between comparisons; blocking rules; columns.
boost::json::array describe_comparisons(LinkFindings const& findings);
boost::json::array describe_rivals(LinkFindings const& findings);
boost::json::array describe_dependences(LinkFindings const& findings);
boost::json::array describe_blocking(LinkFindings const& findings);
boost::json::array describe_columns(LinkFindings const& findings);

// Counts of edges in steps of one bit, with those that the truth calls right and wrong.
boost::json::object describe_weights(LinkFindings const& findings);

// Expected precision and recall with intervals, clusters of connected records, and precision and recall by the truth, by threshold.
boost::json::object describe_thresholds(LinkFindings const& findings);

// The clusters judged by the truth, and whether probabilities are what they say; null without truth.
boost::json::value describe_truth(LinkFindings const& findings);

// Shares of records whose own copy weighs less, by threshold.
boost::json::array describe_unlinkables(LinkFindings const& findings);

// Pairs to look at, with the bits of every comparison.
boost::json::array describe_pairs(LinkFindings const& findings);

// Sizes of clusters, and a few dozen of them as graphs: the largest, the least sure, those held by bridges or against evidence.
boost::json::array describe_cluster_sizes(LinkFindings const& findings);
boost::json::array describe_clusters(LinkFindings const& findings);

}  // namespace jiayu::service
