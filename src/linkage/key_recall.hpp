// How many of the pairs of one kind (of one person, of kin) a rule finds: counted where other rules, of other columns, found them.
#pragma once
#include <bit>

#include "linkage/estimate_levels.hpp"

namespace jiayu::linkage {

class KeyRecall {
public:
    void clear(std::size_t sets) { sums_.assign(sets, {}); }
    // The pairs of a pattern of a sample are of the kind with a probability.
    void add(RuleSample const& sample, std::size_t pattern, double probability) {
        auto const width = sample.key_sets.size();
        for (std::size_t i = 0; i < width; ++i) {
            auto const& count = sample.key_counts[pattern * width + i];
            sums_[sample.key_sets[i]].present += probability * count.present;
            sums_[sample.key_sets[i]].agreeing += probability * count.agreeing;
        }
    }
    // Of pairs in which both have the rule's keys the share that agrees in them: as seen, else the product over its columns. Of a column
    // that no other rule tells of, `agreement_of(comparison)` says it.
    double of_rule(RuleSample const& sample, auto&& agreement_of) const {
        auto const& places = sample.keys.of_rule[sample.rule];
        if (is_known(places.front())) return share(places.front());
        double recall = 1;
        for (auto place : std::span(places).subspan(1)) {
            if (is_known(place)) recall *= share(place);
            else
                for (auto open = sample.keys.sets[place].comparisons; open; open &= open - 1) recall *= agreement_of(std::size_t(std::countr_zero(open)));
        }
        return recall;
    }

private:
    static constexpr double pairs_least = 50;
    struct Sums {
        double present = 0, agreeing = 0;
    };
    bool is_known(std::size_t set) const { return set < sums_.size() && sums_[set].present >= pairs_least; }
    double share(std::size_t set) const { return (sums_[set].agreeing + 0.5) / (sums_[set].present + 1); }

    std::vector<Sums> sums_;
};

}  // namespace jiayu::linkage
