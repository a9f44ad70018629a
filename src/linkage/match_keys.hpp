// Which rows share a key of a model's blocking rules with a record that is not among them: one compact hash table a rule.
// Finds at least what Blocking proposes, with its bound on the rows of a block and its refining columns.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "linkage/model.hpp"
#include "linkage/records.hpp"
#include "linkage/transform.hpp"

namespace jiayu::linkage {

// The rows of one rule by 64-bit key: 8 bytes a slot, 4 bytes for each row that shares its key.
class KeyTable {
public:
    struct Group {
        enum class Kind : std::uint32_t { rows, refined, dropped } kind;
        std::uint64_t key;
        std::span<RowIndex const> rows;
    };
    explicit KeyTable(std::span<Group const> groups);

    // Calls each(kind, row) for the rows of a key; once, without a row, for a key that is refined or dropped. Another key whose
    // hash begins alike may bring rows too.
    template <class Each>
    void find(std::uint64_t key, Each&& each) const {
        for (auto at = key & mask_; slots_[at].place != free; at = (at + 1) & mask_) {
            auto const& slot = slots_[at];
            if (slot.tag != tag_of(key)) continue;
            auto const kind = slot.place >> 30;
            if (kind == single) each(Group::Kind::rows, slot.place & low);
            else if (kind == several) for_rows(slot.place & low, each);
            else each(slot.place == refined ? Group::Kind::refined : Group::Kind::dropped, RowIndex(0));
        }
    }
    std::size_t bytes() const { return slots_.size() * sizeof(Slot) + rows_.size() * sizeof(RowIndex); }

private:
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t place = free;  // kind in the two high bits
    };
    static constexpr std::uint32_t single = 0, several = 1, low = (1u << 30) - 1, last = 1u << 31, refined = 2u << 30, dropped = refined + 1, free = 0xFFFFFFFF;
    static std::uint32_t tag_of(std::uint64_t key) { return std::uint32_t(key >> 32); }

    std::uint32_t place_of(Group const& group);
    template <class Each>
    void for_rows(std::size_t at, Each&& each) const {
        for (;; ++at) {
            each(Group::Kind::rows, rows_[at] & ~last);
            if (rows_[at] & last) return;
        }
    }

    std::vector<Slot> slots_;
    std::vector<RowIndex> rows_;  // of keys with several rows; the last of each is marked
    std::uint64_t mask_ = 0;
};

class MatchKeys {
public:
    static Result<MatchKeys> make(Model const& model, Records const& records);

    struct Found {
        std::vector<RowIndex> rows;                  // ascending, each once
        std::vector<std::uint32_t> rules_overfull;   // whose block for this record is too large to be looked through
    };
    // `values`: by column of the records; empty: absent.
    void find(std::span<std::string_view const> values, Found& found) const;
    std::size_t bytes() const;

private:
    friend class MatchKeysMaker;
    struct Operand {
        std::size_t column;
        std::vector<Transform> transforms;
    };
    struct Rule {
        std::vector<std::size_t> keys, refine;  // operands
    };
    std::vector<Operand> operands_;
    std::vector<Rule> rules_;
    std::vector<KeyTable> tables_;  // by rule
};

}  // namespace jiayu::linkage
