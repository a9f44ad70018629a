#include <algorithm>
#include <cmath>

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

struct Key {
    Pattern pattern;
    std::int32_t rarity;
    friend auto operator<=>(Key const&, Key const&) = default;
};

Key key_of(ComparisonTable const& table, RowIndex a, RowIndex b, LevelMemory& memory) {
    auto x = table.codes(a), y = table.codes(b);
    Key key{table.compare(a, b, memory), 0};
    float rarity = 0;
    for (std::size_t i = 0; i < table.comparisons(); ++i) rarity += table.rarity(i, level_of(key.pattern, i), x[i], y[i]);
    key.rarity = std::int32_t(std::lround(rarity * 2));
    return key;
}

// Whole blocks by an even draw, so that about `wanted` pairs are compared.
RuleSample sample_rule(std::span<Blocking::Block const> blocks, ComparisonTable const& table, Blocking const& blocking, double wanted) {
    RuleSample sample;
    for (auto const& block : blocks) sample.all_pairs += double(block.end - block.begin) * (block.end - block.begin - 1) / 2;
    auto share = std::min(1.0, wanted / std::max(1.0, sample.all_pairs));
    auto limit = share >= 1 ? ~0ull : std::uint64_t(share * 0x1p64);
    constexpr std::size_t chunk = 1 << 12;
    std::vector<std::vector<Key>> parts((blocks.size() + chunk - 1) / chunk);
    parallel_chunks(blocks.size(), chunk, [&](std::size_t begin, std::size_t end) {
        auto& own = parts[begin / chunk];
        LevelMemory memory(table.comparisons());
        for (auto i = begin; i < end; ++i) {
            auto rows = blocking.rows_of(blocks[i]);
            // By the block's first row, so that the draw does not depend on the order of blocks.
            if (mix(rows[0] + 0x51ull * blocks[i].rule + 1) > limit) continue;
            for (std::size_t x = 0; x < rows.size(); ++x)
                for (std::size_t y = x + 1; y < rows.size(); ++y)
                    if (blocking.may_pair(rows[x], rows[y])) own.push_back(key_of(table, rows[x], rows[y], memory));
        }
    });
    std::vector<Key> keys;
    for (auto const& part : parts) keys.insert(keys.end(), part.begin(), part.end());
    std::ranges::sort(keys);
    for (std::size_t begin = 0, end; begin < keys.size(); begin = end) {
        for (end = begin + 1; end < keys.size() && keys[end] == keys[begin];) ++end;
        sample.patterns.push_back({keys[begin].pattern, keys[begin].rarity, end - begin});
    }
    sample.pairs = keys.size();
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
