// Records made ready for comparing under one model: each comparison sees one code a record (of its column, or of the distinct
// combination of its columns), so that the level of two codes can be remembered.
#pragma once
#include <memory>
#include <optional>
#include <span>

#include "linkage/condition.hpp"
#include "linkage/derived_column.hpp"
#include "linkage/measure.hpp"
#include "linkage/measure_memory.hpp"
#include "linkage/model.hpp"

namespace jiayu::linkage {

// The levels of all comparisons of two records, 4 bits each (comparison 0 lowest): 0 absent, 1 the first level of the model …
using Pattern = std::uint64_t;
constexpr unsigned level_of(Pattern pattern, std::size_t comparison) { return unsigned(pattern >> (4 * comparison)) & 15u; }

struct CompiledComparison;

class ComparisonTable;

// Remembers levels of pairs of values that were compared lately, and measures of their parts; one a thread. What it holds never
// changes a result.
class LevelMemory {
public:
    // This thread's memory for a table; asking for another table's forgets it.
    static LevelMemory& of_this_thread(ComparisonTable const& table);

    explicit LevelMemory(std::size_t comparisons) : slots_(comparisons << size_bits), measures_(comparisons) {}

    static constexpr unsigned size_bits = 11;
    static std::size_t slot(std::size_t comparison, std::uint64_t pair) { return comparison << size_bits | (mix(pair) >> (64 - size_bits)); }
    // Two codes below 2^30 and their level in one word; 0: empty.
    std::uint64_t& operator[](std::size_t slot) { return slots_[slot]; }
    MeasureMemory& measures(std::size_t comparison) { return measures_[comparison]; }

private:
    std::vector<std::uint64_t> slots_;
    std::vector<MeasureMemory> measures_;
};

class ComparisonTable {
public:
    // Combinations of values get codes in the order of `rows`, all of the records (none: as they stand): those of rows that are compared with
    // each other had better follow each other.
    static Result<ComparisonTable> make(Model const& model, Records const& records, std::span<RowIndex const> rows = {});
    // Other records whose codes are of the same dictionaries (their columns' values are not looked at): what was prepared of the
    // values, and how rare they are, is taken from this table.
    ComparisonTable for_records(Records const& others) const;
    // No value from outside will be compared (GuestComparison): texts of derived values are let go.
    void forget_texts();
    ~ComparisonTable();
    ComparisonTable(ComparisonTable&&) noexcept;

    std::uint64_t serial() const { return serial_; }  // of this table alone, never used again
    std::size_t rows() const { return rows_; }
    std::size_t comparisons() const { return width_; }
    std::span<Code const> codes(RowIndex row) const { return {&codes_[row * width_], width_}; }

    // Of two codes of a comparison: 0 where it is absent.
    unsigned level(std::size_t comparison, Code a, Code b, LevelMemory& memory) const;
    Pattern compare(RowIndex a, RowIndex b, LevelMemory& memory) const;

    // The level of a value with itself, by code.
    unsigned self_level(std::size_t comparison, Code code) const { return self_levels_[comparison][code]; }
    // Whether only equal values reach this level (1-based).
    bool is_equality(std::size_t comparison, unsigned level) const;
    // log2 of how much rarer than usual the values are on which two codes agree at this level; 0 where the level does not ask.
    // The usual is the chance that two records that have the column agree in it.
    float rarity(std::size_t comparison, unsigned level, Code a, Code b) const;
    float rarity_max(std::size_t comparison, unsigned level) const;  // no two codes' is more

    CompiledComparison const& compiled(std::size_t comparison) const;
    // The most that two random records can reach a level that asks for rarity and holds a part of the values equal: the chance
    // that they have that part and agree in it. Nothing where the level is not of that kind.
    std::optional<double> agreement(std::size_t comparison, unsigned level) const;

    // How many records have the code.
    std::span<std::uint32_t const> counts(std::size_t comparison) const { return counts_[comparison]; }
    // Columns of Records that a comparison looks at.
    std::span<std::size_t const> columns(std::size_t comparison) const;

private:
    struct Compiled;
    ComparisonTable(std::size_t rows, std::size_t width);
    unsigned evaluate(Compiled const& compiled, Code a, Code b) const;

    // What rarity() asks for, without a way through many tables.
    struct SharesOfLevel {
        float const* log_shares = nullptr;  // none: the level does not ask
        float strength = 0, usual = 0;
        Code const* tuples = nullptr;       // of the agreeing column, stepping by width; none: shares are by code
        std::size_t width = 1;
    };
    void list_shares();
    std::vector<Code> set_comparison(std::size_t at, Records const& records, std::span<RowIndex const> rows);
    void set_codes(Records const& records, std::span<std::vector<Code> const> combined);

    std::uint64_t serial_;
    std::size_t rows_ = 0, width_ = 0;
    std::vector<Code> codes_;  // row-major
    std::vector<std::vector<std::uint8_t>> self_levels_;
    std::vector<std::vector<std::uint32_t>> counts_;
    std::vector<std::unique_ptr<Compiled>> compiled_;
    std::vector<SharesOfLevel> shares_;  // 16 a comparison, by level
};

}  // namespace jiayu::linkage
