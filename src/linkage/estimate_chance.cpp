#include "linkage/estimate_chance.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "base/parallel_for.hpp"
#include "base/random.hpp"

namespace jiayu::linkage {

namespace {

using LevelCounts = std::vector<std::array<std::uint64_t, 16>>;

void add(LevelCounts& total, LevelCounts const& part) {
    for (std::size_t i = 0; i < total.size(); ++i)
        for (std::size_t level = 0; level < 16; ++level) total[i][level] += part[i][level];
}

// `count_chunk(i, counts)` adds the pairs of chunk i; sums of integers do not depend on the order of the threads.
template <class CountChunk>
LevelCounts count_in_chunks(std::size_t comparisons, std::size_t chunks, CountChunk count_chunk) {
    LevelCounts total(comparisons);
    std::mutex mutex;
    parallel_for(chunks, [&](std::size_t chunk) {
        LevelCounts counts(comparisons);
        count_chunk(chunk, counts);
        std::scoped_lock lock(mutex);
        add(total, counts);
    });
    return total;
}

void count(ComparisonTable const& table, RowIndex a, RowIndex b, LevelMemory& memory, LevelCounts& counts) {
    auto pattern = table.compare(a, b, memory);
    for (std::size_t i = 0; i < counts.size(); ++i) ++counts[i][level_of(pattern, i)];
}

bool may_pair(LinkKind kind, Records const& records, RowIndex a, RowIndex b) {
    return kind == LinkKind::both || (records.source_of[a] == records.source_of[b]) == (kind == LinkKind::dedupe);
}

LevelCounts count_all(Model const& model, ComparisonTable const& table, Records const& records) {
    constexpr std::size_t rows_a_chunk = 64;
    return count_in_chunks(table.comparisons(), (table.rows() + rows_a_chunk - 1) / rows_a_chunk, [&](std::size_t chunk, LevelCounts& counts) {
        LevelMemory memory(table.comparisons());
        for (auto i = chunk * rows_a_chunk; i < std::min(table.rows(), (chunk + 1) * rows_a_chunk); ++i)
            for (auto j = i + 1; j < table.rows(); ++j)
                if (may_pair(model.link, records, RowIndex(i), RowIndex(j))) count(table, RowIndex(i), RowIndex(j), memory, counts);
    });
}

LevelCounts count_random(Model const& model, ComparisonTable const& table, Records const& records) {
    constexpr std::size_t chunk_pairs = 1 << 14;
    auto chunks = std::max<std::size_t>(1, model.training.random_pairs / chunk_pairs);
    return count_in_chunks(table.comparisons(), chunks, [&](std::size_t chunk, LevelCounts& counts) {
        LevelMemory memory(table.comparisons());
        auto random = Random(model.training.seed).fork(chunk);
        for (std::size_t tries = 0, taken = 0; taken < chunk_pairs && tries < 8 * chunk_pairs; ++tries) {
            auto a = RowIndex(random.below(table.rows())), b = RowIndex(random.below(table.rows()));
            if (a == b || !may_pair(model.link, records, a, b)) continue;
            count(table, a, b, memory, counts);
            ++taken;
        }
    });
}

// The share of pairs of records with equal values, by the level those values have with themselves.
std::array<double, 16> equal_shares(ComparisonTable const& table, std::size_t comparison) {
    std::array<double, 16> sums{};
    double present = 0;
    auto counts = table.counts(comparison);
    for (Code code = 1; code < counts.size(); ++code) {
        present += counts[code];
        sums[table.self_level(comparison, code)] += double(counts[code]) * (double(counts[code]) - 1);
    }
    for (auto& sum : sums) sum /= std::max(1.0, present * (present - 1));
    return sums;
}

Chance settle(std::array<std::uint64_t, 16> const& counts, std::size_t levels) {
    Chance chance;
    for (std::size_t level = 1; level <= levels; ++level) chance.pairs += counts[level];
    chance.present = double(chance.pairs) / std::max(1.0, double(chance.pairs + counts[0]));
    auto total = std::max(1.0, double(chance.pairs));
    // Half a pair more in each level: what was not seen in a sample is rare, not impossible.
    for (std::size_t level = 1; level <= levels; ++level) {
        chance.share.push_back((double(counts[level]) + 0.5) / (total + 0.5 * double(levels)));
        chance.error.push_back(std::sqrt(chance.share.back() * (1 - chance.share.back()) / total));
    }
    return chance;
}

// A sample in which a rare level never came up says less than how rare the equal values are.
void bound_by_agreement(Chance& chance, ComparisonTable const& table, std::size_t comparison) {
    for (std::size_t i = 0; i < chance.share.size(); ++i)
        if (auto most = table.agreement(comparison, unsigned(i + 1)); most && chance.present > 0)
            chance.share[i] = std::min(chance.share[i], *most / chance.present);
}

// Levels that only equal values reach take the shares counted; what is left is the others'.
void set_counted(Chance& chance, ComparisonTable const& table, std::size_t comparison) {
    auto const equal = equal_shares(table, comparison);
    double counted = 0, sampled = 0;
    auto is_counted = [&](std::size_t i) { return table.is_equality(comparison, unsigned(i + 1)) && equal[i + 1] > 0; };
    for (std::size_t i = 0; i < chance.share.size(); ++i) (is_counted(i) ? counted : sampled) += is_counted(i) ? equal[i + 1] : chance.share[i];
    for (std::size_t i = 0; i < chance.share.size(); ++i) {
        auto const scale = std::max(0.0, 1 - counted) / sampled;
        chance.share[i] = is_counted(i) ? equal[i + 1] : chance.share[i] * scale;
        chance.error[i] = is_counted(i) ? 0 : chance.error[i] * scale;
    }
}

}  // namespace

std::vector<Chance> estimate_chance(Model const& model, ComparisonTable const& table, Records const& records) {
    std::vector<Chance> chances;
    if (table.rows() < 2) return std::vector<Chance>(table.comparisons());
    bool take_all = table.rows() * (table.rows() - 1) / 2 <= model.training.random_pairs;
    auto counts = take_all ? count_all(model, table, records) : count_random(model, table, records);
    for (std::size_t i = 0; i < table.comparisons(); ++i) {
        auto levels = model.comparisons[i].levels.size();
        auto chance = settle(counts[i], levels);
        if (!take_all) {
            bound_by_agreement(chance, table, i);
            set_counted(chance, table, i);
        }
        chances.push_back(std::move(chance));
    }
    return chances;
}

}  // namespace jiayu::linkage
