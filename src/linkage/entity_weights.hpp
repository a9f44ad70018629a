// What two clusters of records say as wholes: what lasts compared by the value that most of a cluster's records have, what changes in a
// life (an address, a telephone) by the two values that fit best.
#pragma once
#include <optional>

#include "linkage/pair_weights.hpp"

namespace jiayu::linkage {

class EntityWeights {
public:
    EntityWeights(Model const& model, PairWeights const& weights);

    struct Value {
        Code code;
        std::uint32_t records;
    };
    // What a cluster's records say: of each comparison the values, the most frequent first, of equal ones the one that stands first.
    struct Sayings {
        std::vector<std::vector<Value>> of_comparison;
        std::size_t rows = 0;
    };
    void list(std::span<RowIndex const> rows, Sayings& sayings) const;

    // log2 of the odds that two clusters are one person, prior included; nothing where they cannot reach `least`.
    std::optional<double> weigh(Sayings const& a, Sayings const& b, double least) const;
    double weigh(std::span<RowIndex const> a, std::span<RowIndex const> b) const;
    // What speaks against it beyond single pairs: where several records of each have one value of what lasts, and another one than the
    // other cluster's, it is no slip of the pen, which strikes once.
    double contradiction(std::span<RowIndex const> a, std::span<RowIndex const> b) const;

private:
    using Values = std::vector<Value>;
    struct Best {
        unsigned level = 0;
        double bits = 0, rarity = 0;
    };
    std::span<Value const> compared_of(std::size_t comparison, Values const& values) const;
    double most_of(std::size_t comparison, std::span<Value const> a, std::span<Value const> b) const;
    Best best_of(std::size_t comparison, std::span<Value const> a, std::span<Value const> b, LevelMemory& memory) const;
    double contradiction(std::size_t comparison, Values const& a, Values const& b) const;

    PairWeights const& weights_;
    ComparisonTable const& table_;
    std::vector<bool> is_lasting_;
    std::vector<std::vector<double>> slip_bits_;  // by comparison and level: what a slip that led to this level takes off, each time
};

}  // namespace jiayu::linkage
