// Who is who in the register: links all mentions, gives lasting ids, keeps the evidence. One read, one decision, one transaction.
#pragma once
#include <optional>
#include <string>

#include "base/file.hpp"
#include "base/progress.hpp"
#include "base/result.hpp"
#include "service/link_mentions.hpp"
#include "store/store.hpp"

namespace jiayu::service {

struct ResolveOptions {
    Path packs;
    std::optional<double> link_weight, review_weight;  // bits; absent: the model's
    std::string actor, now;
};

struct ResolveReport {
    std::int64_t run_id = 0;
    std::uint64_t mentions = 0, persons = 0, reviews = 0;
    std::uint64_t merged = 0, split = 0, decisions = 0;
    std::string model_name, model_sha256;
    double link_weight = 0, review_weight = 0;
    double read_seconds = 0, linkage_seconds = 0, write_seconds = 0;
    std::uint64_t compared = 0;                 // pairs
    std::vector<linkage::BlockingRule> rules;
    std::vector<linkage::RuleCount> blocking;   // by rule
    std::vector<linkage::StepTime> times;       // of the linkage stage
};

Result<ResolveReport> resolve(store::Store& store, ResolveOptions const& options, Progress& progress);

}  // namespace jiayu::service
