// Whether a pair can still reach a weight, told from codes alone, before anything is compared: most pairs that blocking proposes
// are namesakes with two different valid numbers, and need far more than they have.
#pragma once
#include "register_linkage/weigh_pattern.hpp"

namespace jiayu::register_linkage {

class WeightBound {
public:
    // `weight_min`: of all pairs. Rows with two different trusted numbers cannot join below the model's overwhelming weight, so
    // that is what they need.
    WeightBound(Model const& model, Table const& table, Weights const& weights, double weight_min);

    // False only where the pair's weight is below what it needs.
    bool may_reach(Row const& a, Row const& b) const {
        if (a.trusted_person && a.trusted_person == b.trusted_person) return true;
        return greatest_weight(a, b) >= (are_in_conflict(a, b) ? conflicting_min_ : weight_min_) - rounding;
    }
    static bool are_in_conflict(Row const& a, Row const& b) {
        return a.trusted_person && b.trusted_person && a.trusted_person != b.trusted_person;
    }
    double conflicting_min() const { return conflicting_min_; }

private:
    // The most a field can add, in bits: where the codes are equal, and where they differ.
    struct Most {
        Comparison comparison;
        double equal, unequal;
        double names = 0;         // of a relative: told by the name alone; of two trusted numbers: those of one day
        double other_number = 0;  // of two valid numbers that differ
    };
    double greatest_weight(Row const& a, Row const& b) const;
    double most_of(Most const& most, Row const& a, Row const& b) const;
    double most_of_relatives(Most const& most, std::array<Code, 2> numbers, std::array<Code, 2> names) const;

    Table const& table_;
    static constexpr double rounding = 0.01;  // weights are kept as hundredths
    double prior_, weight_min_, conflicting_min_;
    std::vector<Most> fields_;
};

}  // namespace jiayu::register_linkage
