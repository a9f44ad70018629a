// The whole of linkage on one table of records: block, learn, score. Pure: the same records (in whatever order their reader put
// them), model and seed give the same weights whatever the number of threads.
#pragma once
#include <memory>
#include <string_view>

#include "linkage/blocking.hpp"
#include "linkage/estimate_levels.hpp"
#include "linkage/pair_weights.hpp"
#include "linkage/score_records.hpp"

namespace jiayu::linkage {

struct StepTime {
    std::string_view step;
    double seconds;
};

// A model bound to records, with what is remembered between the steps.
struct PreparedLinkage {
    Model model;  // with what was learned
    std::unique_ptr<ComparisonTable> table;
    std::unique_ptr<Blocking> blocking;
    std::vector<Chance> chances;  // empty when nothing was learned
    TrainingReport training;
    std::vector<StepTime> times;
};

using BeginStep = std::function<Advance(std::string_view step, std::uint64_t total)>;

struct LinkOptions {
    bool learn = true;          // else m, u and the prior stay as the model says
    BeginStep begin_step = {};  // told of each step, for a progress bar
    std::size_t edges_max = 0;  // that joining holds at once beside its edges, where memory is short; 0: no bound
};

// Codes, blocks and, where asked, m, u and prior. `records` must outlive the result; their values get codes anew (number_values.hpp), so what
// was prepared of them before is void.
Result<PreparedLinkage> prepare_linkage(Model model, Records& records, LinkOptions const& options = {});

// Edges of at least the review weight, or of what clustering needs to see, whichever is lower. `take`: who keeps them instead of the
// result, as a file where memory is short.
ScoredPairs score_prepared(PreparedLinkage& prepared, LinkOptions const& options = {}, TakeEdges const& take = {});

// No scoring finds more edges than this, told from the blocks.
std::size_t most_edges(PreparedLinkage const& prepared);

}  // namespace jiayu::linkage
