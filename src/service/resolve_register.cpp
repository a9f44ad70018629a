#include "service/resolve_register.hpp"

namespace jiayu::service {

Result<ResolveOutcome> resolve_register(std::string const& store_url, ResolveOptions const& options) {
    auto store = store::open_store(store_url);
    Progress progress("resolve");
    auto report = resolve(*store, options, progress);
    if (!report) return std::unexpected(report.error());
    auto summary = build_register(*store, {.packs = options.packs, .actor = options.actor}, progress);
    if (!summary) return std::unexpected(summary.error());
    return ResolveOutcome{std::move(*report), *summary};
}

Result<Explanation> explain_mentions(std::string const& store_url, Path const& packs, std::int64_t mention_a, std::int64_t mention_b) {
    auto store = store::open_store_to_read(store_url);
    if (!store) return std::unexpected(store.error());
    return explain_pair(**store, packs, mention_a, mention_b);
}

Result<UndoReport> undo_in_register(std::string const& store_url, UndoOptions const& undo, RegisterOptions const& options) {
    auto store = store::open_store(store_url);
    auto report = undo_person_event(*store, undo);
    if (!report) return report;
    Progress progress("resolve undo");
    auto summary = build_register(*store, options, progress);
    if (!summary) return std::unexpected(summary.error());
    return report;
}

Result<ReviewTasks> list_reviews(std::string const& store_url, std::size_t tasks_max) {
    auto store = store::open_store_to_read(store_url);
    if (!store) return std::unexpected(store.error());
    return list_review_tasks(**store, tasks_max);
}

Result<PairReview> show_review(std::string const& store_url, Path const& packs, ReviewPair const& pair) {
    auto store = pair.reveal_reason.empty() ? store::open_store_to_read(store_url) : store::open_store(store_url);
    if (!store) return std::unexpected(store.error());
    return show_review_task(**store, packs, pair);
}

Result<void> decide_review(std::string const& store_url, ReviewVerdict const& verdict) {
    auto store = store::open_store(store_url);
    return decide_review_task(*store, verdict);
}

Result<Evaluation> evaluate_resolve(std::string const& store_url, Path const& truth) {
    auto store = store::open_store_to_read(store_url);
    if (!store) return std::unexpected(store.error());
    return evaluate_register(**store, truth);
}

}  // namespace jiayu::service
