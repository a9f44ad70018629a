#include "linkage/pair_weights.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "linkage/joint_levels.hpp"

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
        // Two combinations may have no column in common, which says nothing.
        most_[i].unequal = table.columns(i).size() > 1 ? 0 : -1e9;
        for (unsigned level = 1; level <= levels.size(); ++level) {
            auto const& known = levels[level - 1];
            m_bits_[i][level] = log2_of(known.m);
            u_bits_[i][level] = log2_of(known.u);
            table_bits_[i][level] = m_bits_[i][level] - u_bits_[i][level];
            for (std::size_t rival = 0; rival < rival_bits_.size(); ++rival) rival_bits_[rival][i][level] = log2_of(known.rivals[rival]);
            if (known.frequency > 0) asks_rarity_[i] = std::uint16_t(asks_rarity_[i] | 1u << level);
            if (!table.is_equality(i, level)) most_[i].unequal = std::max(most_[i].unequal, table_bits_[i][level] + double(table.rarity_max(i, level)));
        }
    }
    for (auto const& dependence : model.dependences) add_link(dependence, model);
}

void PairWeights::add_link(LevelDependence const& dependence, Model const& model) {
    Link link{dependence.first, dependence.second, dependence.is_of_match};
    auto const firsts = unsigned(model.comparisons[link.first].levels.size()), seconds = unsigned(model.comparisons[link.second].levels.size());
    double most = 0;
    for (unsigned x = 1; x <= firsts; ++x)
        for (unsigned y = 1; y <= seconds; ++y) {
            auto const bits = dependence.bits[(x - 1) * seconds + y - 1];
            link.bits[JointLevels::cell(x, y)] = bits;
            most = std::max(most, link.is_of_match ? bits : -bits);
        }
    most_dependence_ += most;
    links_.push_back(link);
}

double PairWeights::dependence_bits(std::size_t dependence, Pattern pattern) const {
    auto const& link = links_[dependence];
    auto const bits = link.bits[JointLevels::cell(level_of(pattern, link.first), level_of(pattern, link.second))];
    return link.is_of_match ? bits : -bits;
}

double PairWeights::weight_of(Pattern pattern, RowIndex a, RowIndex b) const {
    auto x = table_.codes(a), y = table_.codes(b);
    double rarity = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (auto level = level_of(pattern, i); asks_rarity(i, level)) rarity += table_.rarity(i, level, x[i], y[i]);
    return weight_of(pattern, rarity);
}

double PairWeights::weight_of(Pattern pattern, double rarity) const {
    double match = prior_bits_, stranger = -rarity;
    for (std::size_t i = 0; i < table_.comparisons(); ++i) {
        auto level = level_of(pattern, i);
        match += m_bits_[i][level];
        stranger += u_bits_[i][level];
    }
    for (auto const& link : links_) (link.is_of_match ? match : stranger) += link.bits[JointLevels::cell(level_of(pattern, link.first), level_of(pattern, link.second))];
    if (rival_bits_.empty()) return match - stranger;
    std::array<double, rivals_max> rivals{};
    auto greatest = stranger;
    for (std::size_t rival = 0; rival < rival_bits_.size(); ++rival) {
        rivals[rival] = rival_priors_[rival];
        for (std::size_t i = 0; i < table_.comparisons(); ++i) rivals[rival] += rival_bits_[rival][i][level_of(pattern, i)];
        greatest = std::max(greatest, rivals[rival]);
    }
    constexpr double negligible = -50;  // bits: adds less than 1e-15 to the weight
    double sum = 1, others = 0;
    bool is_greatest_seen = false;
    auto add = [&](double bits) {
        if (bits == greatest && !std::exchange(is_greatest_seen, true)) return;
        if (bits - greatest > negligible) others += std::exp2(bits - greatest);
    };
    add(stranger);
    for (std::size_t rival = 0; rival < rival_bits_.size(); ++rival) add(rivals[rival]);
    if (others == 0) return match - greatest;
    sum += others;
    return match - greatest - std::log2(sum);
}

PairWeights::Weighed PairWeights::weigh(RowIndex a, RowIndex b, LevelMemory& memory) const {
    auto pattern = table_.compare(a, b, memory);
    return {pattern, weight_of(pattern, a, b)};
}

// What equal codes say, and the most that the others can say.
struct PairWeights::Hope {
    double bits;
    double rarity = 0;
    Pattern pattern = 0;
    unsigned different = 0;  // a bit for each comparison of two different values
};

PairWeights::Hope PairWeights::hope_for(std::span<Code const> x, std::span<Code const> y) const {
    Hope hope{.bits = prior_bits_ + most_dependence_};
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!x[i] || !y[i]) continue;
        if (x[i] != y[i]) {
            hope.bits += most_[i].unequal;
            hope.different |= 1u << i;
            continue;
        }
        auto level = table_.self_level(i, x[i]);
        hope.pattern |= Pattern(level) << (4 * i);
        hope.bits += table_bits_[i][level];
        if (!asks_rarity(i, level)) continue;
        auto rarity = double(table_.rarity(i, level, x[i], y[i]));
        hope.bits += rarity;
        hope.rarity += rarity;
    }
    return hope;
}

bool PairWeights::may_reach(RowIndex a, RowIndex b, double weight) const { return hope_for(table_.codes(a), table_.codes(b)).bits >= weight; }

std::optional<double> PairWeights::weigh_from(RowIndex a, RowIndex b, double least, LevelMemory& memory) const {
    constexpr double rounding = 0.01;  // weights are kept in hundredths of a bit
    auto x = table_.codes(a), y = table_.codes(b);
    auto hope = hope_for(x, y);
    if (hope.bits < least) return {};
    for (auto different = hope.different; different; different &= different - 1) {
        auto i = std::size_t(std::countr_zero(different));
        auto level = table_.level(i, x[i], y[i], memory);
        hope.pattern |= Pattern(level) << (4 * i);
        hope.bits += table_bits_[i][level] - most_[i].unequal;
        if (asks_rarity(i, level)) {
            auto rarity = double(table_.rarity(i, level, x[i], y[i]));
            hope.bits += rarity;
            hope.rarity += rarity;
        }
        if (hope.bits < least - rounding) return {};
    }
    return weight_of(hope.pattern, hope.rarity);
}

}  // namespace jiayu::linkage
