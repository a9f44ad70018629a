// Why two mentions are or are not one person: the level and weight of every field, from the model of the last run.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "linkage/model.hpp"
#include "store/store.hpp"

namespace jiayu::service {

struct ExplainedField {
    linkage::Words title;
    linkage::Words level;  // "not compared" is empty
    std::string level_name;
    double bits = 0;
};

struct Explanation {
    std::int64_t mention_a = 0, mention_b = 0;
    std::int64_t person_a = 0, person_b = 0;
    std::string rival;               // the likeliest: a kind of the model (twin, kin) or stranger
    linkage::Words rival_title;      // empty for strangers
    double prior_bits = 0;           // before any field is compared
    std::vector<ExplainedField> fields;
    double other_rivals_bits = 0;    // what the less likely rivals take off
    double weight = 0;               // the sum of all
    double link_weight = 0, review_weight = 0;
    std::string outcome;             // linked, review, apart: by this pair alone
    std::vector<linkage::Words> kept_apart;  // what keeps the two persons from being one, whatever the evidence
    std::string model_sha256;
};

// Reads the two persons' mentions and how common their values were in the run; all mentions where the run is older than such counts.
Result<Explanation> explain_pair(store::Store& store, Path const& packs, std::int64_t mention_a, std::int64_t mention_b);

}  // namespace jiayu::service
