#include "service/resolve.hpp"

#include "base/digest.hpp"
#include "linkage/assign_person_ids.hpp"
#include "service/linkage_input.hpp"
#include "service/messages.hpp"
#include "service/save_linkage.hpp"
#include "service/stopwatch.hpp"

namespace jiayu::service {

namespace {

// Probabilities that lie nearer to 0 or 1 are all the same to a pair.
double probability_of(double bits) {
    constexpr double most = 40;
    return linkage::probability_of_bits(std::clamp(bits, -most, most));
}

Result<linkage::Model> load_model(ResolveOptions const& options) {
    auto model = linkage::model_from_toml(read_file(options.packs / "national/linkage/register.toml"));
    if (!model) return model;
    if (options.link_weight) model->link_probability = probability_of(*options.link_weight);
    if (options.review_weight) model->review_probability = probability_of(*options.review_weight);
    if (model->review_probability > model->link_probability)
        return refuse(message::resolve_thresholds, {{"link", fmt::format("{:.1f}", linkage::bits_of_probability(model->link_probability))},
                                                    {"review", fmt::format("{:.1f}", linkage::bits_of_probability(model->review_probability))}});
    return model;
}

linkage::BeginStep with_progress(Progress& progress) {
    return [&progress](std::string_view step, std::uint64_t total) -> linkage::Advance {
        progress.begin_step(step, total);
        return [&progress](std::uint64_t count) { progress.advance(count); };
    };
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
    auto input = load_linkage_input(store, load_division_forms(options.packs), [&](std::uint64_t count) { progress.advance(count); });
    if (input.mention_ids.empty()) return refuse(message::resolve_nothing);

    Stopwatch watch;
    auto linked = link_mentions(std::move(*model), input, with_progress(progress));
    if (!linked) return std::unexpected(linked.error());
    auto const ids = linkage::assign_person_ids(linked->cluster_of, input.earlier_persons, input.next_person);
    ResolveReport report{.mentions = input.mention_ids.size(), .reviews = linked->review.size(), .compared = linked->compared};
    report.linkage_seconds = watch.lap() + input.encode_seconds;
    report.read_seconds = input.read_seconds;
    report.decisions = input.decisions.together.size() + input.decisions.apart.size();
    count_changes(ids, report);

    auto const model_text = linkage::to_toml(linked->model);
    report.model_name = linked->model.name;
    report.model_sha256 = sha256_hex(model_text);
    report.link_weight = linkage::bits_of_probability(linked->model.link_probability);
    report.review_weight = linkage::bits_of_probability(linked->model.review_probability);
    progress.begin_step("write", report.mentions);
    report.run_id = save_linkage(store, {input, *linked, ids, model_text, report.model_sha256, options.actor, options.now}, progress);
    report.write_seconds = watch.lap();
    report.rules = linked->model.rules;
    report.times = {{"code", input.encode_seconds}};
    report.times.insert(report.times.end(), linked->times.begin(), linked->times.end());
    report.blocking = std::move(linked->blocking);
    return report;
}

}  // namespace jiayu::service
