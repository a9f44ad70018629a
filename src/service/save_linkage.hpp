// Writes one run of linkage: links with their evidence, open reviews, merges and splits, the model. One transaction.
#pragma once
#include "base/progress.hpp"
#include "linkage/assign_person_ids.hpp"
#include "service/link_mentions.hpp"
#include "store/store.hpp"

namespace jiayu::service {

struct LinkageToSave {
    LinkageInput const& input;
    LinkedMentions const& linked;
    linkage::PersonIds const& ids;
    std::string_view model_text, model_sha256;
    std::string_view actor, now;
};

std::int64_t save_linkage(store::Store& store, LinkageToSave const& run, Progress& progress);  // the run's id

// Mention ids as a JSON array.
std::string mention_list(std::span<std::int64_t const> mentions);

std::int64_t find_integer(store::Store& store, db::Statement const& statement);  // the one number that it returns

}  // namespace jiayu::service
