// Expectation and maximisation over the samples of all rules; estimate_levels.cpp drives it.
#pragma once
#include <array>

#include "linkage/estimate_levels.hpp"

namespace jiayu::linkage {

class LevelTrainer {
public:
    LevelTrainer(Model& model, std::vector<Chance> const& chances, std::vector<RuleSample> const& samples, ComparisonTable const& table, Records const& records);

    // Rounds until the shares settle; returns how many, and the last natural log likelihood per pair.
    std::pair<int, double> run();
    std::vector<Dependence> dependences();
    // Adds a rival kind that is like a stranger in two comparisons and may be like one person in the others.
    void add_kin(Dependence const& seed);
    void finish(TrainingReport& report);

private:
    static constexpr std::size_t comparisons_max = 16, levels_max = 16, rivals_max = 2;
    using Levels = std::array<double, levels_max>;
    using LevelTable = std::array<Levels, comparisons_max>;

    struct Stratum {
        RuleSample const* sample;
        double share = 0.1;                       // of pairs of one person
        std::array<double, rivals_max> rivals{};  // of the rival kinds
        double matches = 0;                       // expected among the sampled pairs
        std::array<double, rivals_max> rival_pairs{};
    };
    // log2 of a level's probability against a stranger's.
    struct Bits {
        LevelTable match{};
        std::array<LevelTable, rivals_max> rivals{};
    };
    struct Posterior {
        double match = 0;
        std::array<double, rivals_max> rivals{};
        double log_likelihood = 0;
    };

    std::vector<double> shares() const;
    Bits level_bits() const;
    Posterior posterior(Stratum const& stratum, PatternCount const& count, Bits const& bits) const;
    double expect();
    void maximise();
    void settle_m(std::size_t comparison);
    void settle_kin(std::size_t comparison);
    void clean_chance();
    double recall_of(Stratum const& stratum, auto&& agreement_of) const;
    double match_agreement(std::size_t comparison) const;
    double rival_agreement(std::size_t comparison, std::size_t rival) const;
    double all_pairs() const;
    double prior_share() const;
    double rival_share(std::size_t rival) const;

    Model& model_;
    std::vector<Chance> const& chances_;
    ComparisonTable const& table_;
    Records const& records_;
    std::vector<std::vector<double>> start_;  // m, by comparison and level
    std::vector<Stratum> strata_;
    LevelTable match_sums_{}, kin_sums_{};
    std::array<double, comparisons_max> shared_{};  // learned kin: how far it is like one person in each comparison
    std::array<double, comparisons_max> shared_max_{};
    bool has_learned_kin_ = false;
};

}  // namespace jiayu::linkage
