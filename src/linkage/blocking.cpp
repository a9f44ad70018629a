#include "linkage/blocking.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/parallel_for.hpp"
#include "linkage/derived_column.hpp"
#include "linkage/near_order.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t default_block_rows_max = 300;

// The operands of a rule's keys as places among the operands of all rules.
struct BoundRule {
    std::vector<std::size_t> keys, refine;
};

using KeyedRow = std::pair<std::uint32_t, RowIndex>;

// In the order (key, row): radix sort by three digits of eleven bits, stable.
void sort_by_key(std::vector<KeyedRow>& keyed) {
    std::vector<KeyedRow> other(keyed.size());
    for (auto shift : {0, 11, 22}) {
        std::array<std::uint32_t, 2049> starts{};
        for (auto const& [key, row] : keyed) ++starts[(key >> shift & 2047) + 1];
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        for (auto const& item : keyed) other[starts[item.first >> shift & 2047]++] = item;
        keyed.swap(other);
    }
}

// Most keys are one record's alone and propose nothing.
void keep_shared_keys(std::vector<KeyedRow>& keyed) {
    auto kept = keyed.begin();
    for (auto begin = keyed.begin(), end = begin; begin != keyed.end(); begin = end) {
        for (end = begin + 1; end != keyed.end() && end->first == begin->first;) ++end;
        if (end - begin > 1) kept = std::copy(begin, end, kept);
    }
    keyed.erase(kept, keyed.end());
}

}  // namespace

// The rules bound to columns, with the values that their keys are made of.
struct Blocking::Operands {
    std::vector<std::string> texts;
    std::vector<HashedColumn> columns;
    std::vector<BoundRule> rules;
};

Blocking::Blocking() = default;
Blocking::~Blocking() = default;
Blocking::Blocking(Blocking&&) noexcept = default;

class BlockingMaker {
public:
    BlockingMaker(Model const& model, Records const& records) : model_(model), records_(records) {
        block_rows_max_ = model.block_rows_max ? model.block_rows_max : default_block_rows_max;
    }

    Result<Blocking> run() {
        auto operands = std::make_unique<Blocking::Operands>();
        if (auto bound = bind(*operands); !bound) return std::unexpected(bound.error());
        operands_ = operands.get();
        made_.rules_ = model_.rules.size();
        made_.kind_ = model_.link;
        made_.sources_ = records_.source_of;
        made_.keys_.resize(records_.size() * made_.rules_);
        made_.orders_.resize(made_.rules_);
        made_.counts_.resize(made_.rules_);
        rule_blocks_.resize(made_.rules_);
        set_keys();
        parallel_for(made_.rules_, [&](std::size_t rule) { block_by(std::uint32_t(rule)); });
        put_in_order();
        made_.operands_ = std::move(operands);
        return std::move(made_);
    }

private:
    Result<void> bind(Blocking::Operands& operands) const {
        for (auto const& rule : model_.rules) {
            BoundRule bound;
            for (auto [texts, places] : {std::pair(&rule.keys, &bound.keys), {&rule.refine, &bound.refine}})
                for (auto const& text : *texts) {
                    auto place = place_of(text, operands);
                    if (!place) return std::unexpected(place.error());
                    places->push_back(*place);
                }
            operands.rules.push_back(std::move(bound));
        }
        return {};
    }

    Result<std::size_t> place_of(std::string const& text, Blocking::Operands& operands) const {
        if (auto at = std::ranges::find(operands.texts, text); at != operands.texts.end()) return std::size_t(at - operands.texts.begin());
        auto operand = operand_from_text(text);
        if (!operand) return std::unexpected(operand.error());
        auto hashed = hash_column(records_, *operand);
        if (!hashed) return std::unexpected(hashed.error());
        operands.columns.push_back(std::move(*hashed));
        operands.texts.push_back(text);
        return operands.texts.size() - 1;
    }

    std::uint64_t value(std::size_t operand, std::size_t row) const {
        auto const& hashed = operands_->columns[operand];
        return hashed.hashes[records_.columns[hashed.base].codes[row]];
    }

    // Of a batch of rows: what the operands say first, operand by operand, so that the waits for memory overlap and no operand is asked twice.
    void set_keys(std::size_t begin, std::size_t end, std::vector<std::uint64_t>& values) {
        auto const rows = end - begin;
        values.resize(operands_->columns.size() * rows_max);
        for (std::size_t operand = 0; operand < operands_->columns.size(); ++operand) {
            auto const& hashed = operands_->columns[operand];
            auto const* codes = records_.columns[hashed.base].codes.data() + begin;
            auto* to = &values[operand * rows_max];
            for (std::size_t i = 0; i < rows; ++i) to[i] = hashed.hashes[codes[i]];
        }
        for (std::size_t rule = 0; rule < made_.rules_; ++rule) {
            auto const& keys = operands_->rules[rule].keys;
            for (std::size_t i = 0; i < rows; ++i) made_.keys_[(begin + i) * made_.rules_ + rule] = joined_key(keys, &values[i], rule + 1);
        }
    }

    static std::uint32_t joined_key(std::span<std::size_t const> operands, std::uint64_t const* values, std::uint64_t seed) {
        for (auto operand : operands) {
            auto const part = values[operand * rows_max];
            if (!part) return 0;
            seed = mix(seed * 0x9E3779B97F4A7C15ull + part);
        }
        return std::max(std::uint32_t(seed >> 32), 1u);
    }

    void set_keys() {
        parallel_chunks(records_.size(), 1 << 14, [&](std::size_t begin, std::size_t end) {
            std::vector<std::uint64_t> values;
            for (auto row = begin; row < end; row += rows_max) set_keys(row, std::min(row + rows_max, end), values);
        });
    }

    void block_by(std::uint32_t rule) {
        std::vector<KeyedRow> keyed;
        keyed.reserve(records_.size());
        for (RowIndex row = 0; row < records_.size(); ++row)
            if (auto key = made_.keys_[row * made_.rules_ + rule]) keyed.emplace_back(key, row);
        made_.counts_[rule].keyed = keyed.size();
        sort_by_key(keyed);
        keep_shared_keys(keyed);
        made_.orders_[rule].reserve(keyed.size());
        for (auto const& item : keyed) made_.orders_[rule].push_back(item.second);
        std::span order(made_.orders_[rule]);
        for (std::size_t begin = 0, end; begin < order.size(); begin = end) {
            for (end = begin + 1; end < order.size() && keyed[end].first == keyed[begin].first;) ++end;
            note_large(rule, order.subspan(begin, end - begin));
            split(rule, order.subspan(begin, end - begin), 0);
        }
    }

    // A block that is too large is split by the rule's next refining column; records without it keep to themselves. What stays
    // too large after the last one is dropped and counted.
    void split(std::uint32_t rule, std::span<RowIndex> rows, std::size_t refinement) {
        auto& count = made_.counts_[rule];
        if (rows.size() <= block_rows_max_) {
            if (rows.size() < 2) return;
            auto begin = std::uint32_t(rows.data() - made_.orders_[rule].data());
            rule_blocks_[rule].push_back({rule, begin, begin + std::uint32_t(rows.size())});
            ++count.blocks;
            count.pairs += std::uint64_t(rows.size()) * (rows.size() - 1) / 2;
            count.largest = std::max<std::uint64_t>(count.largest, rows.size());
            return;
        }
        if (refinement == operands_->rules[rule].refine.size()) {
            count.rows_dropped += rows.size();
            for (auto row : rows) made_.keys_[row * made_.rules_ + rule] = 0;
            return;
        }
        auto operand = operands_->rules[rule].refine[refinement];
        std::ranges::sort(rows, {}, [&](RowIndex row) { return std::pair(value(operand, row), row); });
        for (std::size_t begin = 0, end; begin < rows.size(); begin = end) {
            auto key = value(operand, rows[begin]);
            for (end = begin + 1; end < rows.size() && value(operand, rows[end]) == key;) ++end;
            refine_keys(rule, rows.subspan(begin, end - begin), key);
            split(rule, rows.subspan(begin, end - begin), refinement + 1);
        }
    }

    // The parts of a split block are blocks of their own, whose pairs later rules must not take for proposed.
    void refine_keys(std::uint32_t rule, std::span<RowIndex> rows, std::uint64_t value) {
        for (auto row : rows) {
            auto& key = made_.keys_[row * made_.rules_ + rule];
            key = std::max(std::uint32_t(mix(key * 0x9E3779B97F4A7C15ull + value) >> 32), 1u);
        }
    }

    void put_in_order() {
        Neighbourhoods neighbourhoods(records_.size());
        std::vector<Blocking::Block> blocks;
        for (auto& of_rule : rule_blocks_) {
            blocks.insert(blocks.end(), of_rule.begin(), of_rule.end());
            std::vector<Blocking::Block>().swap(of_rule);
        }
        for (auto const& block : blocks) neighbourhoods.join(made_.rows_of(block));
        auto const roots = std::move(neighbourhoods).roots();
        auto const order = order_by_root(blocks.size(), records_.size(), [&](std::size_t i) { return roots[made_.rows_of(blocks[i]).front()]; });
        made_.blocks_.resize(blocks.size());
        parallel_chunks(blocks.size(), 1 << 15, [&](std::size_t begin, std::size_t end) {
            for (auto i = begin; i < end; ++i) made_.blocks_[i] = blocks[order[i]];
        });
        made_.near_rows_ = order_by_root(records_.size(), records_.size(), [&](std::size_t row) { return roots[row]; });
    }

    void note_large(std::uint32_t rule, std::span<RowIndex> rows) {
        constexpr std::size_t noted_max = 5;
        auto& noted = made_.counts_[rule].largest_blocks;
        if (rows.size() < 2 || (noted.size() == noted_max && rows.size() <= noted.back().rows)) return;
        LargeBlock block{.rows = rows.size()};
        for (auto operand : operands_->rules[rule].keys) {
            auto const& hashed = operands_->columns[operand];
            block.values += (block.values.empty() ? "" : " · ") + hashed.text(records_, records_.columns[hashed.base].codes[rows[0]]);
        }
        noted.insert(std::ranges::upper_bound(noted, block.rows, std::greater(), &LargeBlock::rows), std::move(block));
        if (noted.size() > noted_max) noted.pop_back();
    }

    static constexpr std::size_t rows_max = 512;  // of a batch: what its operands say fits the second cache

    Model const& model_;
    Records const& records_;
    std::size_t block_rows_max_;
    Blocking::Operands const* operands_ = nullptr;
    std::vector<std::vector<Blocking::Block>> rule_blocks_;
    Blocking made_;
};

Result<Blocking> Blocking::make(Model const& model, Records const& records) { return BlockingMaker(model, records).run(); }

std::vector<Blocking::KeyColumn> Blocking::key_columns(std::uint32_t rule) const {
    std::vector<KeyColumn> columns;
    for (auto key : operands_->rules[rule].keys) columns.push_back({operands_->columns[key].base, operands_->columns[key].hashes});
    return columns;
}

void Blocking::renumber(std::size_t column, std::span<Code const> old_of_new) {
    for (auto& hashed : operands_->columns) {
        if (hashed.base != column) continue;
        std::vector<std::uint64_t> hashes(old_of_new.size());
        for (std::size_t code = 0; code < hashes.size(); ++code) hashes[code] = hashed.hashes[old_of_new[code]];
        hashed.hashes = std::move(hashes);
    }
}

}  // namespace jiayu::linkage
