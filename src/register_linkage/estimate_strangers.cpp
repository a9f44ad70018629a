#include "register_linkage/estimate_strangers.hpp"

#include <mutex>

#include "base/parallel_for.hpp"
#include "base/random.hpp"

namespace jiayu::register_linkage {

namespace {

using LevelCounts = std::array<std::array<std::uint64_t, 16>, 16>;

void add(LevelCounts& counts, Pattern pattern, std::size_t fields) {
    for (std::size_t i = 0; i < fields; ++i) ++counts[i][level_of(pattern, i)];
}

void add(LevelCounts& total, LevelCounts const& part) {
    for (std::size_t i = 0; i < total.size(); ++i)
        for (std::size_t level = 0; level < 16; ++level) total[i][level] += part[i][level];
}

// `count_chunk(i, counts)` adds the pairs of chunk i; sums of integers do not depend on the order of the threads.
template <class CountChunk>
LevelCounts count_in_chunks(std::size_t chunks, CountChunk count_chunk) {
    LevelCounts total{};
    std::mutex mutex;
    parallel_for(chunks, [&](std::size_t chunk) {
        LevelCounts counts{};
        count_chunk(chunk, counts);
        std::scoped_lock lock(mutex);
        add(total, counts);
    });
    return total;
}

LevelCounts count_all(Model const& model, Table const& table) {
    return count_in_chunks(table.rows.size(), [&](std::size_t i, LevelCounts& counts) {
        for (std::size_t j = i + 1; j < table.rows.size(); ++j)
            add(counts, compare_rows(model, table, table.rows[i], table.rows[j]), model.fields.size());
    });
}

LevelCounts count_random(Model const& model, Table const& table, StrangerSample sample) {
    constexpr std::size_t chunk_pairs = 4096;
    return count_in_chunks(sample.pairs / chunk_pairs, [&](std::size_t chunk, LevelCounts& counts) {
        // Not Random::fork: its streams of neighbouring labels are one stream, shifted.
        Random random(mix(mix(sample.seed) + chunk));
        for (std::size_t i = 0; i < chunk_pairs; ++i) {
            auto a = random.below(table.rows.size()), b = random.below(table.rows.size() - 1);
            if (b >= a) ++b;
            add(counts, compare_rows(model, table, table.rows[std::min(a, b)], table.rows[std::max(a, b)]), model.fields.size());
        }
    });
}

// Measured shares, held near the model's own u where pairs are few. Pairs of one person are in it too; in tables of more than
// some thousand rows they do not count.
void settle(Field& field, std::array<std::uint64_t, 16> const& counts, double prior_pairs) {
    double total = prior_pairs;
    for (std::size_t level = 1; level <= field.levels.size(); ++level) total += double(counts[level]);
    double sum = 0;
    for (std::size_t level = 1; level <= field.levels.size(); ++level) {
        auto& known = field.levels[level - 1];
        known.u = (double(counts[level]) + prior_pairs * known.u) / total;
        sum += known.u;
    }
    for (auto& level : field.levels) level.u /= sum;
}

}  // namespace

void estimate_strangers(Model& model, Table const& table, StrangerSample sample) {
    auto rows = table.rows.size();
    if (rows < 2) return;
    bool take_all = rows * (rows - 1) / 2 <= sample.pairs;
    auto counts = take_all ? count_all(model, table) : count_random(model, table, sample);
    for (std::size_t i = 0; i < model.fields.size(); ++i) settle(model.fields[i], counts[i], sample.prior_pairs);
}

}  // namespace jiayu::register_linkage
