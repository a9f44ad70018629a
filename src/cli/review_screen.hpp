// One question of a review on a terminal: two records side by side, what differs marked, level and bits of every comparison.
#pragma once
#include "cli/command.hpp"
#include "service/link_review.hpp"

namespace jiayu::cli {

struct ReviewProgress {
    std::size_t number = 0, questions = 0;  // of this sitting
    std::size_t answered = 0;               // pairs, before and in this sitting
    std::size_t worth_asking = 0;
};

void print_question(service::LinkReview const& review, service::ReviewQuestion const& question, ReviewProgress const& progress, Context const& context);

// "would join clusters of 3 and 5 records (chance 38 %)"
std::string reason_of(service::ReviewQuestion const& question, Language language);

}  // namespace jiayu::cli
