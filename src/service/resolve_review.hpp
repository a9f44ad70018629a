// The district's own queue of doubtful pairs: which two mentions may be one person, and what somebody decided. A decision is kept by
// every later run of linkage until it is taken back.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "service/resolve_explain.hpp"
#include "service/show_person.hpp"
#include "store/store.hpp"

namespace jiayu::service {

struct ReviewTask {
    std::int64_t mention_a = 0, mention_b = 0;
    Department department_a{}, department_b{};
    std::string name_a, name_b;
    std::int64_t person_a = 0, person_b = 0;        // 0: not linked yet
    std::int64_t mentions_a = 1, mentions_b = 1;    // of the two persons
    double weight = 0;                              // bits
    double probability() const;
    // Pairs of mentions that deciding it is expected to put right: the most informative task has the most.
    double value() const { return probability() * double(mentions_a) * double(mentions_b); }
};

struct ReviewTasks {
    std::vector<ReviewTask> tasks;  // most informative first
    std::size_t open = 0;           // in all
};

ReviewTasks list_review_tasks(store::Store& store, std::size_t tasks_max);

enum class ReviewDecision : std::uint8_t { open = 0, same = 1, apart = 2 };  // as review_task.decision

struct PairReview {
    MentionLine a, b;
    Explanation explanation;
    ReviewDecision decision = ReviewDecision::open;
    std::string decided_by, decided_at, reason;  // empty while it is open
};

struct ReviewPair {
    std::int64_t mention_a = 0, mention_b = 0;
    std::string reveal_reason;  // empty: numbers are masked
    std::string actor;
};

// Refuses mentions without a task. Revealing is written to the trail first.
Result<PairReview> show_review_task(store::Store& store, Path const& packs, ReviewPair const& pair);

struct ReviewVerdict {
    std::int64_t mention_a = 0, mention_b = 0;
    ReviewDecision decision = ReviewDecision::open;  // open: takes a decision back
    std::string reason, actor, now;
};

// One transaction with its trail entry. The next run of linkage keeps to it. Refuses a pair without a task, a verdict without reason or
// actor, and taking back what is not decided.
Result<void> decide_review_task(store::Store& store, ReviewVerdict const& verdict);

}  // namespace jiayu::service
