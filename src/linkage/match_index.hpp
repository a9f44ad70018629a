// Who is this? One person against all records of a table, kept in memory: candidates by key, weights as linking the whole would
// give them, and what each field said. Built once; matching changes nothing and may run on any number of threads.
#pragma once
#include <memory>

#include "linkage/guest_record.hpp"
#include "linkage/match_keys.hpp"

namespace jiayu::linkage {

struct MatchQuery {
    std::span<std::string_view const> values;  // by column of the records, cleaned as theirs; empty: not known
    std::size_t limit = 10;                    // candidates at most
    double bits_min = 0;                       // of a candidate's weight, prior included; 0: as likely as not
};

struct MatchEvidence {
    unsigned level = 0;  // 1-based, of the comparison's levels; 0: a value is absent
    double bits = 0;     // log2 m/u of the level
    double rarity = 0;   // more bits for rare values, less for common ones
};

struct MatchCandidate {
    RowIndex row;
    double weight, probability;
    std::vector<MatchEvidence> evidence;  // by comparison
};

struct MatchAnswer {
    std::vector<MatchCandidate> candidates;     // heaviest first; ties by row
    std::size_t compared = 0;                   // rows that shared a key
    std::vector<std::uint32_t> rules_overfull;  // blocking rules that could not be used: too many records have the query's key
};

class MatchIndex {
public:
    // `model` with its m and u; `records` must outlive the index.
    static Result<MatchIndex> make(Model model, Records const& records);

    MatchAnswer match(MatchQuery const& query) const;

    Model const& model() const { return parts_->model; }
    Records const& records() const { return parts_->records; }
    ComparisonTable const& table() const { return parts_->table; }
    PairWeights const& weights() const { return parts_->weights; }
    MatchKeys const& keys() const { return parts_->keys; }

private:
    struct Parts {
        Model model;
        Records const& records;
        ComparisonTable table;
        MatchKeys keys;
        PairWeights weights{model, table};
        GuestPlan plan{table, records};
    };
    explicit MatchIndex(std::unique_ptr<Parts const> parts) : parts_(std::move(parts)) {}

    std::unique_ptr<Parts const> parts_;  // its members refer to each other
};

}  // namespace jiayu::linkage
