#include "linkage/entity_weights.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace jiayu::linkage {

namespace {

constexpr std::size_t rows_max = 32;    // of a cluster that are looked at
constexpr std::size_t values_max = 6;   // of a column in one cluster, the most frequent ones
constexpr double slip_bits_max = 8;     // of one slip
constexpr int slips_max = 3;            // slips are copied from form to form: more of a kind tell nothing new

void count_value(Code code, std::vector<EntityWeights::Value>& values) {
    if (!code) return;
    auto known = std::ranges::find(values, code, &EntityWeights::Value::code);
    if (known == values.end()) values.push_back({code, 1});
    else ++known->records;
}

// The most frequent first, of equal ones the one that stands first. They are few: no memory is worth asking for.
void put_frequent_first(std::vector<EntityWeights::Value>& values) {
    for (std::size_t i = 1; i < values.size(); ++i) {
        auto const value = values[i];
        auto at = i;
        for (; at > 0 && values[at - 1].records < value.records; --at) values[at] = values[at - 1];
        values[at] = value;
    }
}

}  // namespace

EntityWeights::EntityWeights(Model const& model, PairWeights const& weights) : weights_(weights), table_(weights.table()) {
    for (auto const& comparison : model.comparisons) {
        is_lasting_.push_back(comparison.is_lasting);
        auto& bits = slip_bits_.emplace_back(1, 0.0);
        for (auto const& level : comparison.levels) bits.push_back(std::clamp(-std::log2(std::max(level.m, 1e-9)), 0.0, slip_bits_max));
    }
}

void EntityWeights::list(std::span<RowIndex const> rows, Sayings& sayings) const {
    sayings.rows = rows.size();
    sayings.of_comparison.resize(table_.comparisons());
    for (auto& values : sayings.of_comparison) values.clear();
    for (auto row : rows.first(std::min(rows.size(), rows_max))) {
        auto const codes = table_.codes(row);
        for (std::size_t i = 0; i < codes.size(); ++i) count_value(codes[i], sayings.of_comparison[i]);
    }
    for (auto& values : sayings.of_comparison) put_frequent_first(values);
}

// Of what lasts, all values that no other is more frequent than.
std::span<EntityWeights::Value const> EntityWeights::compared_of(std::size_t comparison, Values const& values) const {
    auto const end = is_lasting_[comparison] ? std::ranges::find_if(values, [&](Value const& value) { return value.records < values.front().records; }) : values.end();
    return std::span(values.begin(), std::min(std::size_t(end - values.begin()), values_max));
}

// The most that the best two can say, told from codes alone.
double EntityWeights::most_of(std::size_t comparison, std::span<Value const> a, std::span<Value const> b) const {
    if (a.empty() || b.empty()) return 0;
    auto most = weights_.most_unequal(comparison);
    for (auto const& x : a) {
        if (std::ranges::find(b, x.code, &Value::code) == b.end()) continue;
        auto const level = table_.self_level(comparison, x.code);
        auto const rarity = weights_.asks_rarity(comparison, level) ? double(table_.rarity(comparison, level, x.code, x.code)) : 0.0;
        most = std::max(most, weights_.bits(comparison, level) + rarity);
    }
    return most;
}

// Where equal values say more than different ones can, those are not compared.
EntityWeights::Best EntityWeights::best_of(std::size_t comparison, std::span<Value const> a, std::span<Value const> b, LevelMemory& memory) const {
    auto best_where = [&](auto const& is_asked) {
        Best best;
        for (auto const& x : a)
            for (auto const& y : b) {
                if (!is_asked(x, y)) continue;
                auto const level = table_.level(comparison, x.code, y.code, memory);
                if (!level) continue;
                auto const rarity = weights_.asks_rarity(comparison, level) ? double(table_.rarity(comparison, level, x.code, y.code)) : 0.0;
                if (auto bits = weights_.bits(comparison, level) + rarity; !best.level || bits > best.bits) best = {level, bits, rarity};
            }
        return best;
    };
    auto const equal = best_where([](Value const& x, Value const& y) { return x.code == y.code; });
    if (equal.level && equal.bits > weights_.most_unequal(comparison)) return equal;
    return best_where([](Value const&, Value const&) { return true; });
}

std::optional<double> EntityWeights::weigh(Sayings const& a, Sayings const& b, double least) const {
    constexpr double rounding = 1e-6;
    constexpr std::size_t comparisons_max = 16;
    std::array<std::span<Value const>, comparisons_max> of_a, of_b;
    std::array<double, comparisons_max> most;
    auto hope = weights_.prior_bits() + weights_.most_dependence() + rounding;
    for (std::size_t i = 0; i < table_.comparisons(); ++i) {
        of_a[i] = compared_of(i, a.of_comparison[i]), of_b[i] = compared_of(i, b.of_comparison[i]);
        hope += most[i] = most_of(i, of_a[i], of_b[i]);
    }
    auto& memory = LevelMemory::of_this_thread(table_);
    Pattern pattern = 0;
    double rarity = 0;
    for (std::size_t i = 0; i < table_.comparisons(); ++i) {
        if (hope < least) return {};
        auto const best = best_of(i, of_a[i], of_b[i], memory);
        pattern |= Pattern(best.level) << (4 * i);
        // The best of so many tries: strangers have as many chances.
        auto const tries = best.bits > 0 ? std::log2(double(of_a[i].size() * of_b[i].size())) : 0.0;
        rarity += best.rarity - tries;
        hope += best.bits - tries - most[i];
    }
    auto bits = weights_.weight_of(pattern, rarity);
    if (bits < least) return {};
    if (std::min(a.rows, b.rows) < 2) return bits;
    for (std::size_t i = 0; i < table_.comparisons(); ++i)
        if (is_lasting_[i]) bits -= contradiction(i, a.of_comparison[i], b.of_comparison[i]);
    return bits;
}

double EntityWeights::weigh(std::span<RowIndex const> a, std::span<RowIndex const> b) const {
    Sayings of_a, of_b;
    list(a, of_a);
    list(b, of_b);
    return *weigh(of_a, of_b, -std::numeric_limits<double>::infinity());
}

double EntityWeights::contradiction(std::span<RowIndex const> a, std::span<RowIndex const> b) const {
    if (std::min(a.size(), b.size()) < 2) return 0;
    thread_local Values of_a, of_b;
    auto list_values = [&](std::span<RowIndex const> rows, std::size_t comparison, Values& values) {
        values.clear();
        for (auto row : rows.first(std::min(rows.size(), rows_max))) count_value(table_.codes(row)[comparison], values);
        put_frequent_first(values);
    };
    double bits = 0;
    for (std::size_t i = 0; i < table_.comparisons(); ++i) {
        if (!is_lasting_[i]) continue;
        list_values(a, i, of_a);
        list_values(b, i, of_b);
        bits += contradiction(i, of_a, of_b);
    }
    return bits;
}

double EntityWeights::contradiction(std::size_t comparison, Values const& a, Values const& b) const {
    auto is_agreed = [](Values const& values) { return !values.empty() && (values.size() == 1 || values[1].records < values[0].records); };
    if (!is_agreed(a) || !is_agreed(b) || a[0].code == b[0].code) return 0;
    auto records_of = [](Values const& values, Code code) {
        auto found = std::ranges::find(values, code, &Value::code);
        return found == values.end() ? 0 : int(found->records);
    };
    auto const apart = std::min(int(a[0].records) - records_of(b, a[0].code), int(b[0].records) - records_of(a, b[0].code));
    if (apart < 2) return 0;
    auto const level = table_.level(comparison, a[0].code, b[0].code, LevelMemory::of_this_thread(table_));
    return std::min(apart - 1, slips_max) * slip_bits_[comparison][level];
}

}  // namespace jiayu::linkage
