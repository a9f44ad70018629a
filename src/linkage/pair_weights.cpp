#include "linkage/pair_weights.hpp"

#include <algorithm>
#include <cmath>

namespace jiayu::linkage {

namespace {

double log2_of(double probability) { return std::log2(std::max(probability, 1e-12)); }

}  // namespace

double bits_of_probability(double probability) { return std::log2(probability / (1 - probability)); }
double probability_of_bits(double bits) { return 1 / (1 + std::exp2(-bits)); }

PairWeights::PairWeights(Model const& model, ComparisonTable const& table)
    : table_(table), prior_bits_(bits_of_probability(std::clamp(model.prior, 1e-15, 1 - 1e-9))), rival_bits_(model.rivals.size()), most_(model.comparisons.size()) {
    for (auto const& rival : model.rivals) rival_priors_.push_back(prior_bits_ + log2_of(rival.share));
    for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
        auto const& levels = model.comparisons[i].levels;
        auto& asks = asks_rarity_.emplace_back(levels.size() + 1);
        // Two combinations may have no column in common, which says nothing.
        most_[i].unequal = table.columns(i).size() > 1 ? 0 : -1e9;
        for (unsigned level = 1; level <= levels.size(); ++level) {
            auto const& known = levels[level - 1];
            m_bits_[i][level] = log2_of(known.m);
            u_bits_[i][level] = log2_of(known.u);
            table_bits_[i][level] = m_bits_[i][level] - u_bits_[i][level];
            for (std::size_t rival = 0; rival < rival_bits_.size(); ++rival) rival_bits_[rival][i][level] = log2_of(known.rivals[rival]);
            asks[level] = known.frequency > 0;
            if (!table.is_equality(i, level)) most_[i].unequal = std::max(most_[i].unequal, table_bits_[i][level] + double(table.rarity_max(i, level)));
        }
    }
}

double PairWeights::weight_of(Pattern pattern, RowIndex a, RowIndex b) const {
    auto x = table_.codes(a), y = table_.codes(b);
    double rarity = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (auto level = level_of(pattern, i); asks_rarity_[i][level]) rarity += table_.rarity(i, level, x[i], y[i]);
    return weight_of(pattern, rarity);
}

double PairWeights::weight_of(Pattern pattern, double rarity) const {
    double match = prior_bits_, stranger = -rarity;
    for (std::size_t i = 0; i < table_.comparisons(); ++i) {
        auto level = level_of(pattern, i);
        match += m_bits_[i][level];
        stranger += u_bits_[i][level];
    }
    if (rival_bits_.empty()) return match - stranger;
    std::array<double, rivals_max> rivals{};
    auto greatest = stranger;
    for (std::size_t rival = 0; rival < rival_bits_.size(); ++rival) {
        rivals[rival] = rival_priors_[rival];
        for (std::size_t i = 0; i < table_.comparisons(); ++i) rivals[rival] += rival_bits_[rival][i][level_of(pattern, i)];
        greatest = std::max(greatest, rivals[rival]);
    }
    auto sum = std::exp2(stranger - greatest);
    for (std::size_t rival = 0; rival < rival_bits_.size(); ++rival) sum += std::exp2(rivals[rival] - greatest);
    return match - greatest - std::log2(sum);
}

PairWeights::Weighed PairWeights::weigh(RowIndex a, RowIndex b, LevelMemory& memory) const {
    auto pattern = table_.compare(a, b, memory);
    return {pattern, weight_of(pattern, a, b)};
}

bool PairWeights::may_reach(RowIndex a, RowIndex b, double weight) const {
    auto x = table_.codes(a), y = table_.codes(b);
    auto bits = prior_bits_;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!x[i] || !y[i]) continue;
        if (x[i] != y[i]) {
            bits += most_[i].unequal;
            continue;
        }
        auto level = table_.self_level(i, x[i]);
        bits += table_bits_[i][level];
        if (asks_rarity_[i][level]) bits += table_.rarity(i, level, x[i], y[i]);
    }
    return bits >= weight;
}

}  // namespace jiayu::linkage
