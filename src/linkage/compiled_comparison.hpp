// One comparison of a model bound to the columns of records: its conditions as small programs over prepared values.
#pragma once
#include <memory>
#include <optional>

#include "linkage/condition.hpp"
#include "linkage/derived_column.hpp"
#include "linkage/measure.hpp"
#include "linkage/measure_memory.hpp"
#include "linkage/model.hpp"
#include "linkage/text_bound.hpp"

namespace jiayu::linkage {

// Values of one operand, or of two that are compared crosswise, in one dictionary.
struct ValueSpace {
    Operand left, right;
    Dictionary values;
    std::size_t left_column = 0, right_column = 0;  // places in the comparison's columns
    bool is_crossed = false;                        // two operands, each way round
    std::vector<Code> left_codes, right_codes;      // of this space by base code of the column; empty: the same codes
    std::vector<Measure> asked;
    std::optional<PreparedValues> prepared;
    std::vector<TextBound> bounds;  // by code of this space; empty where no measure is bounded by them

    Code left_code(Code base) const { return left_codes.empty() ? base : left_codes[base]; }
    Code right_code(Code base) const { return right_codes.empty() ? base : right_codes[base]; }
};

// A measure of a space; equal ones of several levels are worked out once.
struct Term {
    std::size_t space = 0;
    Measure measure{};
    bool is_absence = false, is_equality = false;
    BoundKind bound_kind = BoundKind::none;
};

// A level's condition as tests that must all hold, where it is no more than that; else its tree is walked.
enum class TestKind : std::uint8_t { absence, equality, edits_at_most, jaro_at_least, other };

struct LevelTest {
    std::uint32_t term = 0;
    std::uint32_t space = 0;
    TestKind kind = TestKind::other;
    Condition::Relation relation = Condition::Relation::yes;
    bool is_negated = false;
    double bound = 0;
    double least_jaro = 0;  // that jaro_at_least asks of Jaro's similarity, before Winkler raises it
};

// What a test asks of a space, without a way through many tables. Good as long as the spaces are.
struct SpaceView {
    Code const *left_codes = nullptr, *right_codes = nullptr;  // none: the same codes
    std::uint32_t left_column = 0, right_column = 0;
    bool is_crossed = false;
    TextBound const* bounds = nullptr;
    PreparedValues const* prepared = nullptr;
};

struct Node {
    Condition::Kind kind = Condition::Kind::measure;
    std::size_t term = 0;
    Condition::Relation relation = Condition::Relation::yes;
    double bound = 0;
    LevelTest test;  // of a leaf, when all is compiled
    std::vector<Node> parts;
};

struct LevelTests {
    bool is_tree = false;
    std::vector<LevelTest> tests;
};

// How rare the values are on which a level agrees.
struct Rarity {
    float strength = 0;              // the level's frequency; 0: not asked
    std::optional<Operand> agreeing; // what the condition holds equal; none: the values as a whole
    std::size_t column = 0;          // the agreeing operand's place in the comparison's columns
    float usual = 0;                 // log2 of the chance that two records agree
    double present = 0;              // records that have what agrees
    std::vector<float> log_shares;   // log2 of the share of records, by base code of that column or by code of combination
};

struct CompiledComparison {
    std::vector<std::size_t> columns;  // of Records
    std::size_t values = 0;            // codes of the first column are below this
    std::vector<Code> tuples;          // base codes by code of combination; empty for one column
    // Shared: tables of other records with the same values (ComparisonTable::for_records) outlive each other in any order.
    std::vector<std::shared_ptr<ValueSpace>> spaces;
    std::vector<Term> terms;
    std::vector<Node> levels;          // the last has no condition: all_of nothing
    std::vector<LevelTests> tests;     // by level
    std::vector<SpaceView> views;      // by space
    std::vector<bool> is_equality;
    std::vector<Rarity> rarity;        // by level
    bool is_cheap = false;             // conditions only ask for equality: not worth remembering

    Code base_code(Code code, std::size_t column) const { return tuples.empty() ? code : tuples[code * columns.size() + column]; }
    // 0: absent. With a memory of this comparison's measures.
    unsigned level(Code a, Code b, MeasureMemory* memory = nullptr) const;
};

Result<CompiledComparison> compile_comparison(Comparison const& comparison, Records const& records);

}  // namespace jiayu::linkage
