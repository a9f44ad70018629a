// Which pairs of records are worth comparing: those that share a key of one of the model's blocking rules. Pairs are never written
// down; each is handed out once, by the earliest rule that proposes it.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "linkage/model.hpp"
#include "linkage/records.hpp"

namespace jiayu::linkage {

struct LargeBlock {
    std::size_t rows = 0;
    std::string values;  // the joined key values, for people
};

struct RuleCount {
    std::uint64_t keyed = 0;         // records that have all keys
    std::uint64_t blocks = 0;        // of two records or more
    std::uint64_t pairs = 0;         // before pairs of earlier rules are left out
    std::uint64_t largest = 0;       // records of the largest block kept
    std::uint64_t rows_dropped = 0;  // records of blocks that no refinement made small enough
    std::vector<LargeBlock> largest_blocks;  // before refinement, at most five
};

class Blocking {
public:
    static Result<Blocking> make(Model const& model, Records const& records);
    ~Blocking();
    Blocking(Blocking&&) noexcept;

    struct Block {
        std::uint32_t rule;
        std::uint32_t begin, end;  // of the rule's order
    };
    // Those of records near each other stand together (near_order.hpp).
    std::vector<Block> const& blocks() const { return blocks_; }
    std::span<RowIndex const> rows_near_each_other() const { return near_rows_; }  // all of them, until the blocks are let go
    std::vector<RuleCount> const& counts() const { return counts_; }
    std::span<RowIndex const> rows_of(Block const& block) const { return {orders_[block.rule].data() + block.begin, block.end - block.begin}; }

    // Hashes of what the keys of a rule make of a column's values, by code (0: absent), key by key.
    struct KeyColumn {
        std::size_t column;  // of the records
        std::span<std::uint64_t const> hashes;
    };
    std::vector<KeyColumn> key_columns(std::uint32_t rule) const;
    // After the codes of a column were given anew (Dictionary::renumber).
    void renumber(std::size_t column, std::span<Code const> old_of_new);

    // Whether the kind of linking compares these two at all.
    bool may_pair(RowIndex a, RowIndex b) const {
        return kind_ == LinkKind::both || (sources_[a] == sources_[b]) == (kind_ == LinkKind::dedupe);
    }
    bool is_proposed_before(std::uint32_t rule, RowIndex a, RowIndex b) const {
        auto const *x = &keys_[a * rules_], *y = &keys_[b * rules_];
        for (std::uint32_t i = 0; i < rule; ++i)
            if (x[i] && x[i] == y[i]) return true;
        return false;
    }
    // The first rule whose key two records share, or the number of rules.
    std::uint32_t first_rule(RowIndex a, RowIndex b) const {
        std::uint32_t rule = 0;
        while (rule < rules_ && !(keys_[a * rules_ + rule] && keys_[a * rules_ + rule] == keys_[b * rules_ + rule])) ++rule;
        return rule;
    }
    // How many rules propose two records.
    std::uint32_t count_rules(RowIndex a, RowIndex b) const {
        std::uint32_t count = 0;
        for (std::uint32_t rule = 0; rule < rules_; ++rule) count += keys_[a * rules_ + rule] && keys_[a * rules_ + rule] == keys_[b * rules_ + rule];
        return count;
    }
    // Blocks and their rows are let go; keys stay.
    void forget_blocks() {
        std::vector<Block>().swap(blocks_);
        std::vector<std::vector<RowIndex>>().swap(orders_);
        std::vector<RowIndex>().swap(near_rows_);
    }
    void prefetch_keys(RowIndex row) const { __builtin_prefetch(&keys_[row * rules_]); }

    // Calls each_pair(a, b), a < b, for the pairs of a block that no earlier rule proposes.
    template <class EachPair>
    void pairs_of(Block const& block, EachPair&& each_pair) const {
        auto rows = rows_of(block);
        for (std::size_t i = 0; i < rows.size(); ++i)
            for (std::size_t j = i + 1; j < rows.size(); ++j)
                if (may_pair(rows[i], rows[j]) && !is_proposed_before(block.rule, rows[i], rows[j])) each_pair(rows[i], rows[j]);
    }

private:
    friend class BlockingMaker;
    Blocking();
    using Key = std::uint32_t;  // hash of the joined values; 0: absent or dropped

    struct Operands;
    std::unique_ptr<Operands> operands_;
    std::size_t rules_ = 0;
    LinkKind kind_ = LinkKind::both;
    std::span<std::uint16_t const> sources_;  // of the records, which outlive the blocking
    std::vector<Key> keys_;                   // row-major: rows × rules
    std::vector<std::vector<RowIndex>> orders_;
    std::vector<Block> blocks_;
    std::vector<RowIndex> near_rows_;
    std::vector<RuleCount> counts_;
};

}  // namespace jiayu::linkage
