// The whole of linkage on one table: block, estimate, score, cluster. Pure: the same rows, model and decisions give the same
// people whatever the number of threads.
#pragma once
#include "register_linkage/cluster_rows.hpp"
#include "register_linkage/estimate_matches.hpp"

namespace jiayu::register_linkage {

struct Link {
    RowIndex partner = 0;  // the row's strongest partner in its cluster; itself when there is none
    Pattern pattern = 0;
    std::int32_t weight = 0;  // hundredths of a bit
};

struct StepTime {
    std::string_view step;
    double seconds;
};

struct LinkageReport {
    std::vector<RuleCount> rules;
    EstimationReport estimation;
    std::uint64_t compared = 0, edges = 0;
    std::vector<StepTime> times;
};

struct Linkage {
    Model model;  // with what was learned
    std::vector<RowIndex> cluster_of;
    std::vector<Link> links;  // of each row
    std::vector<ReviewPair> review;
    LinkageReport report;
};

using BeginStep = std::function<Advance(std::string_view step, std::uint64_t total)>;

struct LinkOptions {
    bool learn = true;          // else m, r and u stay as the model says
    BeginStep begin_step = {};  // told of each step, for a progress bar
};

Linkage link_table(Model model, Table const& table, Decisions const& decisions = {}, LinkOptions const& options = {});

}  // namespace jiayu::register_linkage
