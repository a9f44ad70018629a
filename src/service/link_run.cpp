#include "service/link_run.hpp"

#include <boost/json.hpp>

#include "linkage/calibrate_by_clusters.hpp"
#include "linkage/calibrate_by_labels.hpp"
#include "linkage/cluster_input.hpp"
#include "linkage/join_records.hpp"
#include "service/edge_store.hpp"
#include "service/link_edges.hpp"
#include "service/link_memory.hpp"
#include "service/link_report.hpp"
#include "service/link_tables.hpp"
#include "service/messages.hpp"
#include "service/standing_clusters.hpp"
#include "service/stopwatch.hpp"

namespace jiayu::service {

namespace {

using linkage::RowIndex;

linkage::LinkOptions options_for(Progress& progress, bool learn, std::size_t edges_max = 0) {
    return {.learn = learn, .begin_step = [&progress](std::string_view step, std::uint64_t total) -> linkage::Advance {
                progress.begin_step(step, total);
                return [&progress](std::uint64_t count) { progress.advance(count); };
            },
            .edges_max = edges_max};
}

// Records with their model, prepared and perhaps learned.
struct Started {
    linkage::Records records;
    std::optional<linkage::PreparedLinkage> prepared;
    LinkRunReport report;
    bool keeps_scale = false;  // the model's probabilities were put right by an earlier run
};

// Binds the labels and, where the model is learned, lets them correct it.
Result<void> take_labels(LinkRunSettings const& settings, Progress& progress, Started& started) {
    if (settings.labels.empty()) return {};
    if (!std::filesystem::is_regular_file(settings.labels)) return refuse(message::file_missing, {{"file", settings.labels.string()}});
    auto bound = bind_labels(settings.labels, started.records);
    if (!bound) return std::unexpected(bound.error());
    auto& notes = started.report.notes;
    notes.insert(notes.end(), bound->notes.begin(), bound->notes.end());
    auto& labels = started.report.labels.emplace(RunLabels{.bound = std::move(*bound), .correction = {}, .quality = {}});
    if (settings.learn) labels.correction = learn_from_labels(*started.prepared, labels.bound.judged, options_for(progress, settings.learn));
    return {};
}

// What probabilities hold, by the clusters. Of connected pairs every one above the threshold is within a cluster: that tells nothing.
void calibrate(Started& started, std::span<linkage::Edge const> edges, std::span<RowIndex const> cluster_of) {
    auto& model = started.prepared->model;
    if (started.keeps_scale) return;
    bool const is_by_evidence = model.clustering.method == linkage::ClusterMethod::evidence;
    model.scale = is_by_evidence ? linkage::calibrate_by_clusters(edges, cluster_of) : linkage::ProbabilityScale();
}

void calibrate_by_people(Started& started) {
    auto const& labels = started.report.labels;
    if (!labels || started.keeps_scale || labels->bound.judged.strata.empty()) return;
    auto& model = started.prepared->model;
    model.scale = linkage::calibrate_by_labels(model.scale, weigh_drawn(*started.prepared, labels->bound.judged));
}

// Told apart and together by people; how good the clusters are is judged by clusters that do not know it.
linkage::PairDecisions decide_by_labels(Started& started, std::span<linkage::Edge const> edges, linkage::LinkOptions const& options) {
    if (!started.report.labels) return {};
    auto& labels = *started.report.labels;
    if (!labels.bound.judged.strata.empty()) {
        auto const unaided = linkage::join_records(*started.prepared, started.records, edges, {}, options);
        calibrate(started, edges, unaided.cluster_of);
        labels.quality = judge_by_labels(*started.prepared, labels.bound.judged, unaided.cluster_of);
        labels.sample = truth_of_sample(labels.bound.judged, unaided.cluster_of);
    }
    return linkage::decisions_of(labels.bound.judged);
}

Result<void> start(LinkRunSettings const& settings, Progress& progress, Started& started) {
    Stopwatch watch;
    auto model = settings.learn ? load_link_model(settings.model) : load_learned_model(settings.model);
    if (!model) return std::unexpected(model.error());
    if (settings.seed) model->training.seed = *settings.seed;
    auto read = read_records(settings.files, {.id = model->id, .rules = model->columns}, progress);
    if (!read) return std::unexpected(read.error());
    started.records = std::move(read->records);
    started.report.refused = std::move(read->refused);
    started.report.notes = std::move(read->notes);
    started.report.records = started.records.size();
    started.report.times.push_back({"read", watch.lap()});
    if (settings.learn) model->scale = {};
    started.keeps_scale = model->scale.is_learned();
    auto prepared = linkage::prepare_linkage(std::move(*model), started.records, options_for(progress, settings.learn));
    if (!prepared) return std::unexpected(prepared.error());
    started.prepared = std::move(*prepared);
    if (auto taken = take_labels(settings, progress, started); !taken) return taken;
    started.report.model = started.prepared->model;
    started.report.blocking = started.prepared->blocking->counts();
    started.report.rounds = started.prepared->training.rounds;
    return {};
}

void count_clusters(std::span<RowIndex const> cluster_of, LinkRunReport& report) {
    std::vector<std::uint32_t> sizes(cluster_of.size());
    for (auto cluster : cluster_of) ++sizes[cluster];
    for (auto size : sizes) report.clusters += size > 0, report.joined += size > 1;
}

// Only what this run did: a step alone says nothing of the others.
std::string summary_json(LinkRunSettings const& settings, LinkRunReport const& report) {
    boost::json::array rules;
    for (std::size_t i = 0; i < report.blocking.size(); ++i) {
        auto const& count = report.blocking[i];
        rules.push_back(boost::json::object{{"name", report.model.rules[i].name}, {"keyed", count.keyed}, {"blocks", count.blocks}, {"pairs", count.pairs},
                                            {"largest", count.largest}, {"rows_dropped", count.rows_dropped}});
    }
    boost::json::object seconds;
    for (auto const& time : report.times) seconds[time.step] = time.seconds;
    boost::json::object summary{{"records", report.records}, {"rows_refused", report.refused.size()}, {"prior", report.model.prior}, {"rounds", report.rounds}};
    if (settings.write_clusters) {
        summary["clusters"] = report.clusters;
        summary["clusters_of_several"] = report.joined;
        summary["clusters_joined_by_profile"] = report.joined_by_profile;
    }
    if (settings.pairs.empty()) {
        summary["pairs_compared"] = report.pairs_compared;
        summary["pairs_written"] = report.pairs_written;
        summary["blocking"] = rules;
    }
    summary["seconds"] = seconds;
    if (report.labels) summary["labels"] = labels_to_json(*report.labels, report.model);
    if (report.quality) summary["quality"] = quality_to_json(*report.quality);
    return boost::json::serialize(summary) + "\n";
}

Path table_in(LinkRunSettings const& settings, std::string_view name) {
    std::filesystem::create_directories(settings.out);
    return settings.out / (std::string(name) + std::string(ending_of(settings.tables)));
}

// What scoring found, without the pairs: those are in the store.
Result<linkage::ScoredPairs> score(LinkRunSettings const& settings, Progress& progress, Started& started, EdgeStore& store) {
    if (!settings.pairs.empty()) {
        auto edges = read_edges(settings.pairs, started.records, progress);
        if (!edges) return std::unexpected(edges.error());
        store.add(*edges);
        return linkage::ScoredPairs();
    }
    constexpr std::size_t most_for_a_row = 32;  // what is reserved and never written takes no memory, but addresses
    store.reserve(std::min(linkage::most_edges(*started.prepared), most_for_a_row * started.records.size()));
    auto scored = linkage::score_prepared(*started.prepared, options_for(progress, settings.learn), [&store](std::span<linkage::Edge const> edges) { store.add(edges); });
    started.report.pairs_compared = scored.proposed;
    return scored;
}

Result<std::optional<RowTruth>> read_truth(LinkRunSettings const& settings, Started const& started, Progress& progress) {
    if (!settings.truth || !settings.write_clusters) return std::optional<RowTruth>();
    auto asked = *settings.truth;
    asked.files = settings.files;
    asked.id = started.prepared->model.id;
    auto truth = read_row_truth(asked, started.records, progress);
    if (!truth) return std::unexpected(truth.error());
    return std::optional(std::move(*truth));
}

// All but the settings, for the report.
struct Found {
    linkage::PairWeights const& weights;
    linkage::ScoredPairs const& scored;
    EdgeStore& store;
    std::span<RowIndex const> cluster_of;
    std::optional<RowTruth> const& truth;
};

LinkFindings findings_of(LinkRunSettings const& settings, Started const& started, Found const& found) {
    return {.records = started.records, .prepared = *started.prepared, .weights = found.weights, .edges = found.store.edges(), .edges_max = found.store.edges_max(),
            .cluster_of = found.cluster_of, .pairs_compared = found.scored.proposed, .new_pairs = found.scored.proposed_by_rule,
            .truth = found.truth ? &*found.truth : nullptr, .show_values = settings.report && settings.report->show_values};
}

// By the truth that was given; what labels say is with the labels.
void judge(LinkRunSettings const& settings, Started& started, Found const& found) {
    if (!settings.truth || !found.truth) return;
    Stopwatch watch;
    started.report.quality = judge_linkage(findings_of(settings, started, found));
    started.report.times.push_back({"judge", watch.lap()});
}

Result<void> write_report(LinkRunSettings const& settings, Started& started, Found const& found, Progress& progress) {
    if (!settings.report || found.cluster_of.empty()) return {};
    Stopwatch watch;
    progress.begin_step("report", 0);
    std::filesystem::create_directories(settings.out);
    auto const page = describe_linkage(findings_of(settings, started, found));
    auto written = write_link_report(page, settings.report->page_template, settings.out / "report.html");
    if (!written) return std::unexpected(written.error());
    started.report.times.push_back({"report", watch.lap()});
    return {};
}

SortedEdges::Keep keep_for(LinkRunSettings const& settings, linkage::Model const& model, std::span<RowIndex const> cluster_of) {
    auto at = [&](double probability) { return std::int32_t(std::floor(model.scale.weight_of_probability(probability) * 100)); };
    auto const review = at(model.review_probability), sure = at(1 - model.review_probability);
    if (settings.pairs_written == PairsWritten::all) return [review](linkage::Edge const& edge) { return edge.weight >= review; };
    auto const link = linkage::hundredths(model.scale.weight_of_probability(model.link_probability));
    return [=](linkage::Edge const& edge) {
        auto is_joined = cluster_of[edge.a] == cluster_of[edge.b];
        return edge.weight >= review && (edge.weight <= sure || is_joined != (edge.weight >= link));
    };
}

void write_pairs(LinkRunSettings const& settings, Started& started, Found const& found, Progress& progress) {
    for (auto const* other : {"pairs", "review"})
        for (auto kind : {TableKind::csv, TableKind::parquet}) std::filesystem::remove(settings.out / (other + std::string(ending_of(kind))));
    if (settings.pairs_written == PairsWritten::none) return;
    auto const& model = started.prepared->model;
    SortedEdges edges(found.store.edges(), keep_for(settings, model, found.cluster_of), found.store.edges_max());
    started.report.pairs_written = edges.size();
    auto const* name = settings.pairs_written == PairsWritten::all ? "pairs" : "review";
    write_table(table_in(settings, name), settings.tables, pairs_table(started.records, model, found.weights, edges), progress);
}

Result<void> write_clusters(LinkRunSettings const& settings, Started& started, std::span<RowIndex const> cluster_of, Progress& progress) {
    auto const& records = started.records;
    if (settings.standing.empty()) {
        write_table(table_in(settings, "clusters"), settings.tables, clusters_table(records, cluster_of), progress);
        return {};
    }
    auto lasting = keep_cluster_ids(records, cluster_of, settings.standing, progress);
    if (!lasting) return std::unexpected(lasting.error());
    auto name_of = [&](RowIndex cluster) { return lasting->names[std::size_t(lasting->number_of[cluster])]; };
    write_table(table_in(settings, "clusters"), settings.tables, clusters_table(records, cluster_of, name_of), progress);
    write_table(table_in(settings, "changes"), settings.tables, changes_table(records, *lasting), progress);
    started.report.clusters_changed = lasting->changes.size();
    started.report.notes.push_back(Error(message::standing_changes, {{"changes", std::to_string(lasting->changes.size())}, {"folder", settings.standing.string()}}));
    if (lasting->gone) started.report.notes.push_back(Error(message::standing_records_gone, {{"records", std::to_string(lasting->gone)}, {"folder", settings.standing.string()}}));
    return {};
}

void write_rest(LinkRunSettings const& settings, LinkRunReport const& report) {
    if (!report.refused.empty()) write_refused_rows(settings.out / "errors.csv", report.refused);
    write_file(settings.out / "model.toml", linkage::to_toml(report.model));
}

}  // namespace

double LinkRunReport::seconds() const {
    double sum = 0;
    for (auto const& time : times) sum += time.seconds;
    return sum;
}

Result<linkage::Model> load_link_model(Path const& path) {
    if (!std::filesystem::is_regular_file(path)) return refuse(message::file_missing, {{"file", path.string()}});
    return linkage::model_from_toml(jiayu::read_file(path));
}

Result<linkage::Model> load_learned_model(Path const& path) {
    auto model = load_link_model(path);
    if (!model) return model;
    for (auto const& comparison : model->comparisons)
        if (std::ranges::all_of(comparison.levels, [](auto const& level) { return level.m == 0; })) return refuse(message::link_model_not_learned, {{"model", path.string()}});
    return model;
}

Result<LinkRunReport> run_link(LinkRunSettings const& settings) {
    return_large_memory();
    Progress progress("link");
    Started started;
    if (auto done = start(settings, progress, started); !done) return std::unexpected(done.error());
    auto const& records = started.records;
    auto& prepared = started.prepared;
    auto& report = started.report;
    auto const truth = read_truth(settings, started, progress);
    if (!truth) return std::unexpected(truth.error());
    EdgeStore store(settings.out, edges_within(settings.memory, *prepared, report.notes));
    auto scored = score(settings, progress, started, store);
    if (!scored) return std::unexpected(scored.error());
    linkage::PairWeights const weights(prepared->model, *prepared->table);
    linkage::JoinedRecords joined;
    if (settings.write_clusters) {
        auto const linking = options_for(progress, settings.learn, store.edges_max());
        auto const decisions = decide_by_labels(started, store.edges(), linking);
        joined = linkage::join_records(*prepared, records, store.edges(), decisions, linking);
        if (!report.labels || report.labels->bound.judged.strata.empty()) calibrate(started, store.edges(), joined.cluster_of);
        calibrate_by_people(started);
        report.model.scale = prepared->model.scale;
        count_clusters(joined.cluster_of, report);
        report.joined_by_profile = joined.joined_by_profile;
    }
    report.times.insert(report.times.end(), prepared->times.begin(), prepared->times.end());
    Found const found{weights, *scored, store, joined.cluster_of, *truth || !report.labels ? *truth : report.labels->sample};
    judge(settings, started, found);
    if (auto done = write_report(settings, started, found, progress); !done) return std::unexpected(done.error());
    Stopwatch watch;
    if (settings.write_clusters)
        if (auto written = write_clusters(settings, started, joined.cluster_of, progress); !written) return std::unexpected(written.error());
    if (settings.pairs.empty()) write_pairs(settings, started, found, progress);
    write_rest(settings, report);
    report.times.push_back({"write", watch.lap()});
    write_file(settings.out / "summary.json", summary_json(settings, report));
    return std::move(report);
}

Result<LinkRunReport> train_link(LinkRunSettings const& settings) {
    Progress progress("link train");
    Started started;
    if (auto done = start(settings, progress, started); !done) return std::unexpected(done.error());
    calibrate_by_people(started);
    started.report.times.insert(started.report.times.end(), started.prepared->times.begin(), started.prepared->times.end());
    write_file(settings.out, linkage::to_toml(started.prepared->model));
    return std::move(started.report);
}

}  // namespace jiayu::service
