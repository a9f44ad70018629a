#include "statistics/agreement.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace jiayu::statistics {

namespace {

constexpr double normal_quantile = 1.959963984540054;  // of 0.975

struct Shares {
    std::size_t answers;
    std::vector<double> cells, rows, columns;
    double at(std::size_t row, std::size_t column) const { return cells[row * answers + column]; }
};

Shares shares_of(std::span<std::int64_t const> counts, std::size_t answers, double judged) {
    Shares shares{answers, {}, std::vector<double>(answers), std::vector<double>(answers)};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        auto share = double(counts[i]) / judged;
        shares.cells.push_back(share);
        shares.rows[i / answers] += share;
        shares.columns[i % answers] += share;
    }
    return shares;
}

double error_of_kappa(Shares const& shares, double expected, double kappa, double judged) {
    double diagonal = 0, others = 0;
    for (std::size_t i = 0; i < shares.answers; ++i)
        for (std::size_t j = 0; j < shares.answers; ++j) {
            if (i == j) diagonal += shares.at(i, i) * std::pow(1 - (shares.rows[i] + shares.columns[i]) * (1 - kappa), 2);
            else others += shares.at(i, j) * std::pow(shares.columns[i] + shares.rows[j], 2);
        }
    auto variance = diagonal + std::pow(1 - kappa, 2) * others - std::pow(kappa - expected * (1 - kappa), 2);
    return std::sqrt(std::max(0.0, variance) / judged) / (1 - expected);
}

}  // namespace

Agreement measure_agreement(std::span<std::int64_t const> counts, std::size_t answers) {
    Agreement found;
    for (auto count : counts) found.judged += count;
    if (found.judged == 0) return found;
    auto const judged = double(found.judged);
    auto const shares = shares_of(counts, answers, judged);
    for (std::size_t i = 0; i < answers; ++i) {
        found.observed += shares.at(i, i);
        found.expected += shares.rows[i] * shares.columns[i];
    }
    if (found.expected > 1 - 1e-12) return found;
    auto kappa = (found.observed - found.expected) / (1 - found.expected);
    auto reach = normal_quantile * error_of_kappa(shares, found.expected, kappa, judged);
    found.kappa = Estimate{kappa, std::max(-1.0, kappa - reach), std::min(1.0, kappa + reach)};
    return found;
}

}  // namespace jiayu::statistics
