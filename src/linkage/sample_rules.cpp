#include <algorithm>
#include <cmath>
#include <mutex>

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

// A pair that was compared, and of the key sets of which the rule tells: which both records have, and which they agree in.
struct Compared {
    Key key;
    std::uint64_t present = 0, agreeing = 0;
};

class RuleSampler {
public:
    RuleSampler(ComparisonTable const& table, Blocking const& blocking, RuleKeys const& keys, Records const& records)
        : table_(table), blocking_(blocking), keys_(keys), records_(records) {}

    // Of each rule whole blocks by an even draw, so that about `wanted` pairs are compared.
    std::vector<RuleSample> sample(double wanted) {
        std::vector<RuleSample> samples;
        std::vector<std::uint64_t> limits;
        for (std::uint32_t rule = 0; rule < keys_.of_rule.size(); ++rule) {
            auto& sample = samples.emplace_back(RuleSample{.rule = rule, .key_sets = choose_sets(rule)});
            sample.all_pairs = double(blocking_.counts()[rule].pairs);
            auto const share = std::min(1.0, wanted / std::max(1.0, sample.all_pairs));
            limits.push_back(share >= 1 ? ~0ull : std::uint64_t(share * 0x1p64));
        }
        auto compared = compare_blocks(samples, limits);
        parallel_for(samples.size(), [&](std::size_t rule) { count_patterns(compared[rule], samples[rule]); });
        return samples;
    }

private:
    // The pairs of a rule tell nothing of keys in the columns that it holds equal.
    std::vector<std::uint32_t> choose_sets(std::uint32_t rule) const {
        constexpr std::size_t bits = 64;
        std::vector<std::uint32_t> chosen;
        auto const& own = keys_.sets[keys_.of_rule[rule].front()];
        for (std::uint32_t set = 0; set < keys_.sets.size(); ++set)
            if (chosen.size() < bits && !own.has_column_of(keys_.sets[set])) chosen.push_back(set);
        return chosen;
    }

    // The pairs of each rule.
    std::vector<std::vector<Compared>> compare_blocks(std::span<RuleSample const> samples, std::span<std::uint64_t const> limits) const {
        constexpr std::size_t chunk = 1 << 12;
        auto const& blocks = blocking_.blocks();
        std::vector<std::vector<Compared>> compared(samples.size());
        std::mutex mutex;
        parallel_chunks(blocks.size(), chunk, [&](std::size_t begin, std::size_t end) {
            auto& memory = LevelMemory::of_this_thread(table_);
            std::vector<std::vector<Compared>> part(samples.size());
            for (auto i = begin; i < end; ++i) {
                auto const rule = blocks[i].rule;
                auto const rows = blocking_.rows_of(blocks[i]);
                // By the block's first row, so that the draw does not depend on the order of blocks.
                if (mix(rows[0] + 0x51ull * rule + 1) <= limits[rule]) compare_block(rows, samples[rule], memory, part[rule]);
            }
            std::scoped_lock lock(mutex);
            for (std::size_t rule = 0; rule < part.size(); ++rule) compared[rule].insert(compared[rule].end(), part[rule].begin(), part[rule].end());
        });
        return compared;
    }

    // In whatever order the pairs come.
    void count_patterns(std::vector<Compared>& pairs, RuleSample& sample) const {
        std::ranges::sort(pairs, {}, &Compared::key);
        for (std::size_t begin = 0, end; begin < pairs.size(); begin = end) {
            for (end = begin + 1; end < pairs.size() && pairs[end].key == pairs[begin].key;) ++end;
            sample.patterns.push_back({pairs[begin].key.pattern, pairs[begin].key.rarity, end - begin});
            count_keys(std::span(pairs).subspan(begin, end - begin), sample);
        }
        sample.pairs = pairs.size();
    }

    void compare_block(std::span<RowIndex const> rows, RuleSample const& sample, LevelMemory& memory, std::vector<Compared>& pairs) const {
        for (std::size_t i = 0; i < rows.size(); ++i)
            for (std::size_t j = i + 1; j < rows.size(); ++j)
                if (blocking_.may_pair(rows[i], rows[j])) pairs.push_back(compare(rows[i], rows[j], sample, memory));
    }

    Compared compare(RowIndex a, RowIndex b, RuleSample const& sample, LevelMemory& memory) const {
        auto x = table_.codes(a), y = table_.codes(b);
        Compared pair{.key = {table_.compare(a, b, memory), 0}};
        float rarity = 0;
        for (std::size_t i = 0; i < table_.comparisons(); ++i) rarity += table_.rarity(i, level_of(pair.key.pattern, i), x[i], y[i]);
        pair.key.rarity = std::int32_t(std::lround(rarity * 2));
        for (std::size_t i = 0; i < sample.key_sets.size(); ++i) {
            bool present = true, agreeing = true;
            for (auto const& key : keys_.sets[sample.key_sets[i]].keys) {
                auto const& codes = records_.columns[key.column].codes;
                auto of_a = key.hashes[codes[a]], of_b = key.hashes[codes[b]];
                present &= of_a && of_b;
                agreeing &= of_a == of_b;
            }
            pair.present |= std::uint64_t(present) << i;
            pair.agreeing |= std::uint64_t(present && agreeing) << i;
        }
        return pair;
    }

    void count_keys(std::span<Compared const> pairs, RuleSample& sample) const {
        for (std::size_t i = 0; i < sample.key_sets.size(); ++i) {
            auto& count = sample.key_counts.emplace_back();
            for (auto const& pair : pairs) {
                count.present += pair.present >> i & 1;
                count.agreeing += pair.agreeing >> i & 1;
            }
        }
    }

    ComparisonTable const& table_;
    Blocking const& blocking_;
    RuleKeys const& keys_;
    Records const& records_;
};

}  // namespace

std::vector<RuleSample> sample_rules(Model const& model, Records const& records, ComparisonTable const& table, Blocking const& blocking) {
    auto const keys = list_rule_keys(blocking, table);
    auto wanted = double(model.training.pairs) / double(std::max<std::size_t>(model.rules.size(), 1));
    auto samples = RuleSampler(table, blocking, keys, records).sample(wanted);
    for (auto& sample : samples) {
        sample.keys = keys;
        sample.keyed = blocking.counts()[sample.rule].keyed;
        sample.determined = determined_by(model.rules[sample.rule], records, table);
    }
    return samples;
}

}  // namespace jiayu::linkage
