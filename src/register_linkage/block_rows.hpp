// Which pairs of rows are worth comparing: rows that share a key of one of the model's blocking rules. Pairs are never written
// down; each is handed out once, by the earliest rule that proposes it.
#pragma once
#include <functional>
#include <span>
#include <vector>

#include "register_linkage/model.hpp"
#include "register_linkage/table.hpp"

namespace jiayu::register_linkage {

struct RuleCount {
    std::uint64_t blocks = 0;
    std::uint64_t pairs = 0;        // before pairs of earlier rules are left out
    std::uint64_t largest = 0;      // rows of the largest block kept
    std::uint64_t rows_dropped = 0; // rows of blocks that no refinement made small enough
};

class Blocking {
public:
    Blocking(Model const& model, Table const& table);

    struct Block {
        std::uint32_t rule;
        std::uint32_t begin, end;  // of the rule's order
    };
    std::vector<Block> const& blocks() const { return blocks_; }
    std::vector<RuleCount> const& counts() const { return counts_; }

    // Calls each_pair(a, b) with a < b for the pairs of one block that no earlier rule proposes and that is_worth(a, b) lets pass.
    template <class IsWorth, class EachPair>
    void pairs_of(Block const& block, IsWorth&& is_worth, EachPair&& each_pair) const {
        std::span rows(orders_[block.rule].data() + block.begin, block.end - block.begin);
        for (std::size_t i = 0; i < rows.size(); ++i)
            for (std::size_t j = i + 1; j < rows.size(); ++j)
                if (is_worth(rows[i], rows[j]) && !is_proposed_before(block.rule, rows[i], rows[j])) each_pair(rows[i], rows[j]);
    }
    template <class EachPair>
    void pairs_of(Block const& block, EachPair&& each_pair) const {
        pairs_of(block, [](RowIndex, RowIndex) { return true; }, each_pair);
    }

    // Asks for the rows of a block to be visited soon: they lie far apart.
    void prefetch(Block const& block, Table const& table) const {
        for (auto i = block.begin; i < block.end; ++i) {
            auto row = orders_[block.rule][i];
            __builtin_prefetch(&table.rows[row]);
            __builtin_prefetch(&keys_[row * rules_]);
            __builtin_prefetch(&keys_[row * rules_] + rules_ - 1);
        }
    }

private:
    using Key = std::uint32_t;  // hash of the joined columns; 0: absent or dropped
    bool is_proposed_before(std::uint32_t rule, RowIndex a, RowIndex b) const {
        auto const *keys_a = &keys_[a * rules_], *keys_b = &keys_[b * rules_];
        for (std::uint32_t i = 0; i < rule; ++i)
            if (keys_a[i] && keys_a[i] == keys_b[i]) return true;
        return false;
    }
    void set_keys(Model const& model, Table const& table);
    void block_by(std::uint32_t rule, Model const& model, Table const& table);
    void split(std::uint32_t rule, Model const& model, Table const& table, std::span<RowIndex> rows, std::size_t refinement);

    std::size_t rules_;
    std::vector<Key> keys_;  // row-major: rows × rules
    std::vector<std::vector<RowIndex>> orders_;
    std::vector<std::vector<Block>> rule_blocks_;
    std::vector<Block> blocks_;
    std::vector<RuleCount> counts_;
};

std::uint64_t key_of(KeyPart part, Table const& table, Row const& row);  // 0: absent

}  // namespace jiayu::register_linkage
