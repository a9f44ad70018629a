// A record that is not in a table, compared with the table's rows as if it were one of them: its values may be new. Table and
// prepared values stay as they are, so that any number of threads may have guests.
#pragma once
#include <array>
#include <optional>

#include "linkage/combinations.hpp"
#include "linkage/compiled_comparison.hpp"
#include "linkage/pair_weights.hpp"
#include "linkage/transform.hpp"

namespace jiayu::linkage {

// What all guests of a table have in common. Table and records outlive it.
class GuestPlan {
public:
    GuestPlan(ComparisonTable const& table, Records const& records);

    struct Side {
        std::size_t column;                // of the records
        std::vector<Transform> transforms;
    };
    struct Space {
        Side left, right;
        Dictionary const* values;          // what the codes of the space stand for
    };
    struct Comparison {
        std::vector<Space> spaces;
        std::optional<Combinations> combinations;  // where the share of a combination is asked for
    };
    ComparisonTable const& table() const { return table_; }
    Records const& records() const { return records_; }
    Comparison const& comparison(std::size_t i) const { return comparisons_[i]; }

private:
    ComparisonTable const& table_;
    Records const& records_;
    std::vector<Comparison> comparisons_;
};

// One comparison's view of the guest.
class GuestComparison {
public:
    GuestComparison(GuestPlan const& plan, std::size_t comparison, std::span<std::string_view const> values);

    bool is_absent() const { return is_absent_; }
    bool equals(Code resident) const;
    unsigned level(Code resident);
    float rarity(unsigned level, Code resident) const;

private:
    class Pair;
    struct Side {
        Code code = 0;  // of the space; unseen: a text that no record has
        std::string text;
        TextBound bound;
        std::optional<GuestValue> value;
    };
    struct Space {
        Side left, right;
    };
    static constexpr Code unseen = 0xFFFFFFFF;
    static constexpr std::size_t remembered = 64;

    void open_space(std::size_t space, std::span<std::string_view const> values);
    Side side_of(std::size_t space, GuestPlan::Side const& plan, std::string_view value) const;
    bool has_common(Code resident) const;
    float log_share(Rarity const& rarity) const;

    GuestPlan::Comparison const* plan_;
    CompiledComparison const* compiled_;
    std::vector<Code> codes_;  // of its columns
    std::vector<Space> spaces_;
    bool is_absent_ = true;
    std::array<Code, remembered> known_{};  // residents whose level was found lately; 0: none
    std::array<std::uint8_t, remembered> levels_{};
};

class GuestRecord {
public:
    // `values`: by column of the records, cleaned as theirs; empty: absent.
    GuestRecord(GuestPlan const& plan, std::span<std::string_view const> values);

    // As PairWeights::weigh of the guest and a row; nothing once it is clear that the weight is less than `weight_min`.
    std::optional<PairWeights::Weighed> weigh(PairWeights const& weights, RowIndex row, double weight_min);
    float rarity(std::size_t comparison, unsigned level, RowIndex row) const { return comparisons_[comparison].rarity(level, table_.codes(row)[comparison]); }

private:
    ComparisonTable const& table_;
    std::vector<GuestComparison> comparisons_;
};

}  // namespace jiayu::linkage
