// Weights of patterns in bits: log2 of the odds that a proposed pair is one person against all else. The rivals are a twin, other
// kin and a stranger, because what families share speaks for nobody in them.
#pragma once
#include <array>
#include <vector>

#include "register_linkage/compare_rows.hpp"

namespace jiayu::register_linkage {

// log2 tables of a model, by field and level (index 0: absent, 0 bits).
class Weights {
public:
    explicit Weights(Model const& model);

    struct Odds {
        double match;                  // log2 of the expected shares of the pattern
        std::array<double, 3> rivals;  // twin, kin, stranger
    };
    Odds odds(Pattern pattern) const;

    struct Entry {
        double match = 0;
        std::array<double, 3> rivals{};
    };
    Entry const& at(std::size_t field, unsigned level) const { return table_[field][level]; }
    Entry const& prior() const { return prior_; }

private:
    std::size_t fields_;
    Entry prior_;
    std::array<std::array<Entry, 16>, 16> table_;
};

enum Rival : std::size_t { twin, kin, stranger };

// log2 of the odds of match against all rivals together; the stranger's share is multiplied by 2^rarer (rare values agree
// among strangers less than the model's average).
double weight_of(Weights::Odds const& odds, double rarer = 0);

// How much the frequency of the values changes the stranger's share, in log2: one entry a field of the model.
std::array<double, 16> frequency_bits(Model const& model, Table const& table, Weights const& weights, Pattern pattern, Row const& a, Row const& b);

class PairWeigher {
public:
    PairWeigher(Model const& model, Table const& table) : model_(model), table_(table), weights_(model) {}
    struct Weighed {
        Pattern pattern;
        double weight;
    };
    Weighed weigh(RowIndex a, RowIndex b) const;
    Weights const& weights() const { return weights_; }
    Model const& model() const { return model_; }

private:
    Model const& model_;
    Table const& table_;
    Weights weights_;
};

}  // namespace jiayu::register_linkage
