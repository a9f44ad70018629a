// Which pairs to ask people of, the most informative first.
//
// A question is worth the record pairs that it is expected to put right: the chance that the present clusters are wrong there, times the
// pairs of records that the answer moves. Two kinds are asked: would these two clusters be one (the heaviest open pair between them), and
// would this cluster be two (the heaviest pair across its weakest place). The chance comes from the evidence of all pairs between the two
// sides, as clustering weighs it. Where one answer may decide another by transitivity, in a component of clusters that questions connect,
// each further question counts half as much as the one before it, so that ten pairs of one component are not asked in a row.
#pragma once
#include <functional>
#include <span>
#include <vector>

#include "linkage/cluster_input.hpp"
#include "linkage/evidence_rule.hpp"

namespace jiayu::linkage {

enum class QuestionKind : std::uint8_t { join, split };

struct Question {
    RowIndex a, b;          // a < b
    QuestionKind kind;
    double wrong = 0;       // the chance that the clusters are wrong here
    std::uint32_t side_a = 1, side_b = 1;  // records on each side
    double value() const { return wrong * side_a * side_b; }  // record pairs put right, expected
};

struct QueueSettings {
    double wrong_min = 0.02;             // questions of less doubt are not worth asking
    std::size_t questions_max = 10'000;
    EvidenceRule evidence;
};

struct ReviewQueue {
    std::vector<Question> questions;  // in the order to ask
    std::size_t worth_asking = 0;     // all of enough doubt, those beyond questions_max too
};

// `input`: as for clustering, with its edges, `weigh` and what people decided, which is not asked again; `cluster_of`: the clusters that it
// gave; `open`: the heaviest open pair between two clusters (cluster_edges.hpp).
ReviewQueue make_review_queue(ClusterInput const& input, std::span<RowIndex const> cluster_of, std::span<Edge const> open, QueueSettings const& settings = {});

}  // namespace jiayu::linkage
