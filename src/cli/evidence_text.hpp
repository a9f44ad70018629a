// What each comparison of two records adds to their weight, as a table and as JSON.
#pragma once
#include <boost/json.hpp>

#include <span>

#include "cli/command.hpp"
#include "service/link_explain.hpp"

namespace jiayu::cli {

std::string bits_text(double bits);  // "+3.25"

// Weights in bits, as ExplainedPair has them.
struct Evidence {
    std::span<service::ExplainedComparison const> comparisons;
    double prior_bits, weight, probability;
};

// `titles`: of the comparison, the two values, the level and its bits.
void print_evidence(Evidence const& evidence, Message const& titles, Context const& context);

// `a`, `b`: what the two values are called.
boost::json::array evidence_json(std::span<service::ExplainedComparison const> comparisons, std::string_view a, std::string_view b);

}  // namespace jiayu::cli
