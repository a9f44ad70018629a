#include "linkage/estimate_chance.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "base/parallel_for.hpp"
#include "base/random.hpp"
#include "linkage/row_prefetcher.hpp"

namespace jiayu::linkage {

namespace {

struct LevelCounts {
    std::vector<std::array<std::uint64_t, 16>> of;

    void add(Pattern pattern) {
        for (std::size_t i = 0; i < of.size(); ++i) ++of[i][level_of(pattern, i)];
    }
    void add(LevelCounts const& other) {
        for (std::size_t i = 0; i < of.size(); ++i)
            for (std::size_t level = 0; level < 16; ++level) of[i][level] += other.of[i][level];
    }
};

struct JointCounts {
    JointLevels of;

    void add(Pattern pattern) { of.add(pattern, 0, 1); }
    void add(JointCounts const& other) { of.add(other.of); }
};

// `count_chunk(i, counts)` adds the pairs of chunk i; sums of whole numbers do not depend on the order of the threads.
template <class Counts>
Counts count_in_chunks(Counts const& none, std::size_t chunks, auto count_chunk) {
    auto total = none;
    std::mutex mutex;
    parallel_for(chunks, [&](std::size_t chunk) {
        auto counts = none;
        count_chunk(chunk, counts);
        std::scoped_lock lock(mutex);
        total.add(counts);
    });
    return total;
}

bool may_pair(LinkKind kind, Records const& records, RowIndex a, RowIndex b) {
    return kind == LinkKind::both || (records.source_of[a] == records.source_of[b]) == (kind == LinkKind::dedupe);
}

template <class Counts>
Counts count_all(Model const& model, ComparisonTable const& table, Records const& records, Counts const& none) {
    constexpr std::size_t rows_a_chunk = 64;
    return count_in_chunks(none, (table.rows() + rows_a_chunk - 1) / rows_a_chunk, [&](std::size_t chunk, Counts& counts) {
        LevelMemory memory(table.comparisons());
        for (auto i = chunk * rows_a_chunk; i < std::min(table.rows(), (chunk + 1) * rows_a_chunk); ++i)
            for (auto j = i + 1; j < table.rows(); ++j)
                if (may_pair(model.link, records, RowIndex(i), RowIndex(j))) counts.add(table.compare(RowIndex(i), RowIndex(j), memory));
    });
}

template <class Counts>
Counts count_random(Model const& model, ComparisonTable const& table, Records const& records, Counts const& none) {
    constexpr std::size_t chunk_pairs = 1 << 14, pairs_ahead = 16;
    auto chunks = std::max<std::size_t>(1, model.training.random_pairs / chunk_pairs);
    return count_in_chunks(none, chunks, [&](std::size_t chunk, Counts& counts) {
        auto random = Random(model.training.seed).fork(chunk);
        std::vector<std::pair<RowIndex, RowIndex>> pairs;
        for (std::size_t tries = 0; pairs.size() < chunk_pairs && tries < 8 * chunk_pairs; ++tries) {
            auto a = RowIndex(random.below(table.rows())), b = RowIndex(random.below(table.rows()));
            if (a != b && may_pair(model.link, records, a, b)) pairs.emplace_back(a, b);
        }
        auto& memory = LevelMemory::of_this_thread(table);
        auto& ahead = RowPrefetcher::of_this_thread(table);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (i + pairs_ahead < pairs.size()) ahead.ask(pairs[i + pairs_ahead].first), ahead.ask(pairs[i + pairs_ahead].second);
            counts.add(table.compare(pairs[i].first, pairs[i].second, memory));
        }
    });
}

bool takes_all(Model const& model, ComparisonTable const& table) { return table.rows() * (table.rows() - 1) / 2 <= model.training.random_pairs; }

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
    bool const take_all = takes_all(model, table);
    LevelCounts const none{std::vector<std::array<std::uint64_t, 16>>(table.comparisons())};
    auto counts = take_all ? count_all(model, table, records, none) : count_random(model, table, records, none);
    for (std::size_t i = 0; i < table.comparisons(); ++i) {
        auto levels = model.comparisons[i].levels.size();
        auto chance = settle(counts.of[i], levels);
        if (!take_all) {
            bound_by_agreement(chance, table, i);
            set_counted(chance, table, i);
        }
        chances.push_back(std::move(chance));
    }
    return chances;
}

JointLevels count_joint_chance(Model const& model, ComparisonTable const& table, Records const& records) {
    JointCounts const none{JointLevels(table.comparisons())};
    if (table.rows() < 2) return none.of;
    return (takes_all(model, table) ? count_all(model, table, records, none) : count_random(model, table, records, none)).of;
}

}  // namespace jiayu::linkage
