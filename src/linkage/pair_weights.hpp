// What a pattern of levels says in bits: log2 of the odds that a pair is one person against all else it may be.
#pragma once
#include <array>
#include <optional>

#include "linkage/comparison_table.hpp"

namespace jiayu::linkage {

// odds = prior · Π m / ( Π u · 2^-rarity  +  prior · Σ share_k · Π rival_k ): without rival kinds the sum of the fields' log2 m/u.
// Comparisons that depend on each other multiply Π m or Π u by how much oftener their levels meet (Model::dependences).
class PairWeights {
public:
    PairWeights(Model const& model, ComparisonTable const& table);

    struct Weighed {
        Pattern pattern;
        double weight;  // bits, prior included
    };
    Weighed weigh(RowIndex a, RowIndex b, LevelMemory& memory) const;
    // The same for a pattern known already.
    double weight_of(Pattern pattern, RowIndex a, RowIndex b) const;
    // And with the rarity bits of its levels, summed.
    double weight_of(Pattern pattern, double rarity) const;
    // log2 m/u of one level, without rarity.
    double bits(std::size_t comparison, unsigned level) const { return table_bits_[comparison][level]; }
    bool asks_rarity(std::size_t comparison, unsigned level) const { return asks_rarity_[comparison] >> level & 1; }
    // What the dependence of two comparisons adds: bits for one person, and against strangers. 0 where one of them is absent.
    std::size_t dependences() const { return links_.size(); }
    double dependence_bits(std::size_t dependence, Pattern pattern) const;
    // The most that all of them together can add.
    double most_dependence() const { return most_dependence_; }
    // The most that a comparison of two different values can say.
    double most_unequal(std::size_t comparison) const { return most_[comparison].unequal; }
    double prior_bits() const { return prior_bits_; }
    ComparisonTable const& table() const { return table_; }

    // Whether the pair can reach a weight, told from codes alone before anything is compared.
    bool may_reach(RowIndex a, RowIndex b, double weight) const;
    // The weight, unless may_reach says no or what was compared so far leaves no hope of reaching `least`.
    std::optional<double> weigh_from(RowIndex a, RowIndex b, double least, LevelMemory& memory) const;

private:
    // The most that a comparison of two different values can say.
    struct Most {
        double unequal = 0;
    };
    struct Link {
        std::size_t first, second;
        bool is_of_match;
        std::array<double, 256> bits{};  // by JointLevels::cell
    };
    void add_link(LevelDependence const& dependence, Model const& model);
    struct Hope;
    Hope hope_for(std::span<Code const> x, std::span<Code const> y) const;
    static constexpr std::size_t comparisons_max = 16, levels_max = 16, rivals_max = 2;
    using LevelBits = std::array<std::array<double, levels_max>, comparisons_max>;

    ComparisonTable const& table_;
    double prior_bits_;
    LevelBits table_bits_{};
    LevelBits m_bits_{}, u_bits_{};
    std::vector<LevelBits> rival_bits_;
    std::vector<double> rival_priors_;  // log2(prior · share)
    std::vector<Most> most_;
    std::vector<Link> links_;
    double most_dependence_ = 0;
    std::array<std::uint16_t, comparisons_max> asks_rarity_{};  // a bit for each level
};

// log2(p / (1 − p)) and back.
double bits_of_probability(double probability);
double probability_of_bits(double bits);

}  // namespace jiayu::linkage
