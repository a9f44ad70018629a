// How far two people who judged the same things agree, beyond what chance would bring.
#pragma once
#include <cstdint>
#include <optional>
#include <span>

#include "statistics/interval.hpp"

namespace jiayu::statistics {

struct Agreement {
    std::int64_t judged = 0;         // things
    double observed = 0;             // share on which both said the same
    double expected = 0;             // the same by chance, each keeping to how often they give each answer
    std::optional<Estimate> kappa;   // (observed − expected) / (1 − expected); nothing where both only ever gave one and the same answer
};

// `counts`: of `answers` × `answers` cells, row by row: the first judge's answer by row, the second's by column. Kappa: Cohen 1960; its
// interval by the large-sample error of Fleiss, Cohen and Everitt 1969, kept within −1 … 1.
Agreement measure_agreement(std::span<std::int64_t const> counts, std::size_t answers);

}  // namespace jiayu::statistics
