// Expectation and maximisation over the samples of all rules; estimate_levels.cpp drives it.
#pragma once
#include <array>

#include "linkage/key_recall.hpp"

namespace jiayu::linkage {

class LevelTrainer {
public:
    LevelTrainer(Model& model, std::vector<Chance> const& chances, std::vector<RuleSample> const& samples, ComparisonTable const& table, Records const& records);

    // Rounds until the shares settle; returns how many, and the last natural log likelihood per pair.
    std::pair<int, double> run();
    std::vector<Dependence> dependences() const;
    // Adds a rival kind that is like a stranger in two comparisons and may be like one person in the others.
    void add_kin(Dependence const& seed);
    // From here on each of the two classes, pairs of one person and strangers, has its likeliest tree of comparisons that depend on each other.
    void add_trees();
    void finish(TrainingReport& report);

private:
    static constexpr std::size_t comparisons_max = 16, levels_max = 16, rivals_max = 2;
    using Levels = std::array<double, levels_max>;
    using LevelTable = std::array<Levels, comparisons_max>;

    struct Stratum {
        RuleSample const* sample;
        std::uint32_t left_out = 0;               // bits of comparisons of which its pairs teach nothing
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
    // Two comparisons of one class that depend on each other.
    struct Link {
        std::size_t first, second;
        bool is_of_match;
        JointLevels::Cells pairs{};  // expected in the samples; of strangers among random pairs
        JointLevels::Cells bits{};
    };
    struct Posterior {
        double match = 0;
        std::array<double, rivals_max> rivals{};
        double log_likelihood = 0;
    };

    static bool is_determined(RuleSample const& sample, std::size_t comparison) { return sample.determined >> comparison & 1; }
    std::vector<double> shares() const;
    Bits level_bits() const;
    Posterior posterior(Stratum const& stratum, PatternCount const& count, Bits const& bits) const;
    std::vector<std::vector<Posterior>> all_posteriors() const;
    double expect();
    void maximise();
    void settle_m(std::size_t comparison);
    JointLevels match_joint(std::uint32_t left_out) const;
    void leave_out_linked();
    void settle_link(Link& link);
    LevelDependence dependence_of(Link const& link) const;
    JointLevels::Cells without_matches(Link const& link) const;
    void settle_kin(std::size_t comparison);
    void clean_chance();
    void settle_recall();
    double match_recall(Stratum const& stratum) const;
    double rival_recall(Stratum const& stratum, std::size_t rival) const;
    double match_agreement(std::size_t comparison) const;
    double rival_agreement(std::size_t comparison, std::size_t rival) const;
    double prior_share() const;
    double rival_share(std::size_t rival) const;

    Model& model_;
    std::vector<Chance> const& chances_;
    ComparisonTable const& table_;
    Records const& records_;
    double all_pairs_;
    std::vector<std::vector<double>> start_;  // m, by comparison and level
    std::vector<Stratum> strata_;
    KeyRecall match_keys_;
    LevelTable match_sums_{}, kin_sums_{};
    std::vector<Link> links_;
    std::array<double, comparisons_max> shared_{};  // learned kin: how far it is like one person in each comparison
    std::array<double, comparisons_max> shared_max_{};
    bool has_learned_kin_ = false;
};

}  // namespace jiayu::linkage
