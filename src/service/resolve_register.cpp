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

Result<Evaluation> evaluate_resolve(std::string const& store_url, Path const& truth) {
    auto store = store::open_store_to_read(store_url);
    if (!store) return std::unexpected(store.error());
    return evaluate_register(**store, truth);
}

}  // namespace jiayu::service
