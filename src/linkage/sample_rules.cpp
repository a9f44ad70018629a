#include <algorithm>
#include <mutex>
#include <unordered_map>

#include "base/parallel_for.hpp"
#include "linkage/condition.hpp"
#include "linkage/estimate_levels.hpp"

namespace jiayu::linkage {

namespace {

std::uint32_t determined_by(BlockingRule const& rule, Records const& records, ComparisonTable const& table) {
    std::uint32_t determined = 0;
    for (auto const& text : rule.keys) {
        auto operand = operand_from_text(text);
        auto column = operand ? column_index(records, operand->column) : std::unexpected(operand.error());
        if (!column) continue;
        for (std::size_t i = 0; i < table.comparisons(); ++i)
            if (std::ranges::count(table.columns(i), *column)) determined |= 1u << i;
    }
    return determined;
}

using Counts = std::unordered_map<Pattern, std::uint64_t>;

// Whole blocks by an even draw, so that about `wanted` pairs are compared.
RuleSample sample_rule(std::span<Blocking::Block const> blocks, ComparisonTable const& table, Blocking const& blocking, double wanted) {
    RuleSample sample;
    for (auto const& block : blocks) sample.all_pairs += double(block.end - block.begin) * (block.end - block.begin - 1) / 2;
    auto share = std::min(1.0, wanted / std::max(1.0, sample.all_pairs));
    auto limit = share >= 1 ? ~0ull : std::uint64_t(share * 0x1p64);
    Counts counts;
    std::mutex mutex;
    parallel_chunks(blocks.size(), 1 << 12, [&](std::size_t begin, std::size_t end) {
        Counts own;
        LevelMemory memory(table.comparisons());
        for (auto i = begin; i < end; ++i) {
            auto rows = blocking.rows_of(blocks[i]);
            // By the block's first row, so that the draw does not depend on the order of blocks.
            if (mix(rows[0] + 0x51ull * blocks[i].rule + 1) > limit) continue;
            for (std::size_t x = 0; x < rows.size(); ++x)
                for (std::size_t y = x + 1; y < rows.size(); ++y)
                    if (blocking.may_pair(rows[x], rows[y])) ++own[table.compare(rows[x], rows[y], memory)];
        }
        std::scoped_lock lock(mutex);
        for (auto [pattern, pairs] : own) counts[pattern] += pairs;
    });
    for (auto [pattern, pairs] : counts) {
        sample.patterns.push_back({pattern, pairs});
        sample.pairs += pairs;
    }
    std::ranges::sort(sample.patterns, {}, &PatternCount::pattern);
    return sample;
}

}  // namespace

std::vector<RuleSample> sample_rules(Model const& model, Records const& records, ComparisonTable const& table, Blocking const& blocking) {
    std::vector<RuleSample> samples;
    auto const& blocks = blocking.blocks();
    auto wanted = double(model.training.pairs) / double(std::max<std::size_t>(model.rules.size(), 1));
    for (std::uint32_t rule = 0; rule < model.rules.size(); ++rule) {
        auto of_rule = std::ranges::equal_range(blocks, rule, {}, &Blocking::Block::rule);
        samples.push_back(sample_rule({of_rule.begin(), of_rule.end()}, table, blocking, wanted));
        samples.back().keyed = blocking.counts()[rule].keyed;
        samples.back().determined = determined_by(model.rules[rule], records, table);
    }
    return samples;
}

}  // namespace jiayu::linkage
