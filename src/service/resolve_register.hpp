// The commands of `jiayu resolve`, each opening the store: link everybody and rebuild the register, explain, undo, evaluate.
#pragma once
#include "service/build_register.hpp"
#include "service/resolve.hpp"
#include "service/resolve_evaluate.hpp"
#include "service/resolve_explain.hpp"
#include "service/resolve_review.hpp"
#include "service/resolve_undo.hpp"

namespace jiayu::service {

struct ResolveOutcome {
    ResolveReport report;
    RegisterSummary summary;
};

Result<ResolveOutcome> resolve_register(std::string const& store_url, ResolveOptions const& options);
Result<Explanation> explain_mentions(std::string const& store_url, Path const& packs, std::int64_t mention_a, std::int64_t mention_b);
Result<UndoReport> undo_in_register(std::string const& store_url, UndoOptions const& undo, RegisterOptions const& options);
Result<ReviewTasks> list_reviews(std::string const& store_url, std::size_t tasks_max);
Result<PairReview> show_review(std::string const& store_url, Path const& packs, ReviewPair const& pair);
Result<void> decide_review(std::string const& store_url, ReviewVerdict const& verdict);
Result<Evaluation> evaluate_resolve(std::string const& store_url, Path const& truth);

}  // namespace jiayu::service
