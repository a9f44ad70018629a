// u: how often the fields of two strangers agree, measured on random pairs of rows (nearly all random pairs are strangers).
#pragma once
#include "register_linkage/compare_rows.hpp"

namespace jiayu::register_linkage {

struct StrangerSample {
    std::size_t pairs = 2'000'000;   // all pairs are taken when there are no more
    double prior_pairs = 20'000;     // weight of the model's own u, in pairs
    std::uint64_t seed = 1;
};

void estimate_strangers(Model& model, Table const& table, StrangerSample sample = {});

}  // namespace jiayu::register_linkage
