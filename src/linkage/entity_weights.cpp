#include "linkage/entity_weights.hpp"

#include <algorithm>
#include <cmath>

namespace jiayu::linkage {

namespace {

constexpr std::size_t rows_max = 32;    // of a cluster that are looked at
constexpr std::size_t values_max = 6;   // of a column in one cluster, the most frequent ones
constexpr double slip_bits_max = 8;     // of one slip
constexpr int slips_max = 3;            // slips are copied from form to form: more of a kind tell nothing new

}  // namespace

EntityWeights::EntityWeights(Model const& model, PairWeights const& weights) : weights_(weights), table_(weights.table()) {
    for (auto const& comparison : model.comparisons) {
        is_lasting_.push_back(comparison.is_lasting);
        auto& bits = slip_bits_.emplace_back(1, 0.0);
        for (auto const& level : comparison.levels) bits.push_back(std::clamp(-std::log2(std::max(level.m, 1e-9)), 0.0, slip_bits_max));
    }
}

// The most frequent first, of equal ones the one that stands first.
void EntityWeights::list_values(std::span<RowIndex const> rows, std::size_t comparison, Values& values) const {
    values.clear();
    for (auto row : rows.first(std::min(rows.size(), rows_max))) {
        auto const code = table_.codes(row)[comparison];
        if (!code) continue;
        auto known = std::ranges::find(values, code, &Value::code);
        if (known == values.end()) values.push_back({code, 1});
        else ++known->records;
    }
    std::ranges::stable_sort(values, std::greater(), &Value::records);
}

EntityWeights::Best EntityWeights::best_of(std::size_t comparison, std::span<Value const> a, std::span<Value const> b, LevelMemory& memory) const {
    Best best;
    for (auto const& x : a)
        for (auto const& y : b) {
            auto const level = table_.level(comparison, x.code, y.code, memory);
            if (!level) continue;
            auto const rarity = weights_.asks_rarity(comparison, level) ? double(table_.rarity(comparison, level, x.code, y.code)) : 0.0;
            if (auto bits = weights_.bits(comparison, level) + rarity; !best.level || bits > best.bits) best = {level, bits, rarity};
        }
    return best;
}

double EntityWeights::weigh(std::span<RowIndex const> a, std::span<RowIndex const> b) const {
    auto& memory = LevelMemory::of_this_thread(table_);
    thread_local Values of_a, of_b;
    Pattern pattern = 0;
    double rarity = 0;
    for (std::size_t i = 0; i < table_.comparisons(); ++i) {
        list_values(a, i, of_a);
        list_values(b, i, of_b);
        // Of what lasts, all values that no other is more frequent than.
        auto some = [&](Values const& values) {
            auto const end = is_lasting_[i] ? std::ranges::find_if(values, [&](Value const& value) { return value.records < values.front().records; }) : values.end();
            return std::span(values.begin(), std::min(std::size_t(end - values.begin()), values_max));
        };
        auto const x = some(of_a), y = some(of_b);
        auto const best = best_of(i, x, y, memory);
        pattern |= Pattern(best.level) << (4 * i);
        // The best of so many tries: strangers have as many chances.
        rarity += best.rarity - (best.bits > 0 ? std::log2(double(x.size() * y.size())) : 0.0);
    }
    return weights_.weight_of(pattern, rarity) - contradiction(a, b);
}

double EntityWeights::contradiction(std::span<RowIndex const> a, std::span<RowIndex const> b) const {
    if (std::min(a.size(), b.size()) < 2) return 0;
    thread_local Values of_a, of_b;
    double bits = 0;
    for (std::size_t i = 0; i < table_.comparisons(); ++i) {
        if (!is_lasting_[i]) continue;
        list_values(a, i, of_a);
        list_values(b, i, of_b);
        auto is_agreed = [](Values const& values) { return !values.empty() && (values.size() == 1 || values[1].records < values[0].records); };
        if (!is_agreed(of_a) || !is_agreed(of_b) || of_a[0].code == of_b[0].code) continue;
        auto records_of = [](Values const& values, Code code) {
            auto found = std::ranges::find(values, code, &Value::code);
            return found == values.end() ? 0 : int(found->records);
        };
        auto const apart = std::min(int(of_a[0].records) - records_of(of_b, of_a[0].code), int(of_b[0].records) - records_of(of_a, of_b[0].code));
        if (apart < 2) continue;
        auto const level = table_.level(i, of_a[0].code, of_b[0].code, LevelMemory::of_this_thread(table_));
        bits += std::min(apart - 1, slips_max) * slip_bits_[i][level];
    }
    return bits;
}

}  // namespace jiayu::linkage
