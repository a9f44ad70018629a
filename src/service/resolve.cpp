#include "service/resolve.hpp"

#include <chrono>

#include "base/digest.hpp"
#include "linkage/assign_person_ids.hpp"
#include "service/linkage_input.hpp"
#include "service/messages.hpp"
#include "service/save_linkage.hpp"

namespace jiayu::service {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begun) { return std::chrono::duration<double>(Clock::now() - begun).count(); }

Result<register_linkage::Model> load_model(ResolveOptions const& options) {
    auto model = register_linkage::model_from_toml(read_file(options.packs / "national/linkage/register.toml"));
    if (!model) return model;
    if (options.link_weight) model->link_weight = *options.link_weight;
    if (options.review_weight) model->review_weight = *options.review_weight;
    if (model->review_weight > model->link_weight)
        return refuse(message::resolve_thresholds, {{"link", fmt::format("{}", model->link_weight)}, {"review", fmt::format("{}", model->review_weight)}});
    return model;
}

register_linkage::LinkOptions with_progress(Progress& progress) {
    return {.begin_step = [&progress](std::string_view step, std::uint64_t total) -> register_linkage::Advance {
        progress.begin_step(step, total);
        return [&progress](std::uint64_t count) { progress.advance(count); };
    }};
}

void count_changes(linkage::PersonIds const& ids, ResolveReport& report) {
    report.persons = ids.persons;
    for (auto const& change : ids.changes) ++(change.kind == linkage::IdChange::Kind::merged ? report.merged : report.split);
}

}  // namespace

Result<ResolveReport> resolve(store::Store& store, ResolveOptions const& options, Progress& progress) {
    auto model = load_model(options);
    if (!model) return std::unexpected(model.error());
    progress.begin_step("read", std::uint64_t(count_mentions(store)));
    auto const input = load_linkage_input(store, {}, [&](std::uint64_t count) { progress.advance(count); });
    if (input.table.rows.empty()) return refuse(message::resolve_nothing);

    auto begun = Clock::now();
    auto linked = register_linkage::link_table(std::move(*model), input.table, input.decisions, with_progress(progress));
    auto const ids = linkage::assign_person_ids(linked.cluster_of, input.earlier_persons, input.next_person);
    ResolveReport report{.mentions = input.table.rows.size(), .reviews = linked.review.size()};
    report.linkage_seconds = seconds_since(begun) + input.encode_seconds;
    report.read_seconds = input.read_seconds;
    report.decisions = input.decisions.together.size() + input.decisions.apart.size();
    count_changes(ids, report);

    begun = Clock::now();
    auto const model_text = register_linkage::to_toml(linked.model);
    report.model_name = linked.model.name;
    report.model_sha256 = sha256_hex(model_text);
    report.link_weight = linked.model.link_weight;
    report.review_weight = linked.model.review_weight;
    progress.begin_step("write", report.mentions);
    report.run_id = save_linkage(store, {input.table, linked, ids, model_text, report.model_sha256, options.actor, options.now}, progress);
    report.write_seconds = seconds_since(begun);
    for (auto const& rule : linked.model.rules) report.rules.push_back(rule.name);
    report.times = {{"encode", input.encode_seconds}};
    report.times.insert(report.times.end(), linked.report.times.begin(), linked.report.times.end());
    report.linkage = std::move(linked.report);
    return report;
}

}  // namespace jiayu::service
