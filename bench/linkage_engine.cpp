// linkage_engine MODEL.toml TRUTH.csv learn|keep FILE…: reads records, links them by the engine in this process and judges the pairs by the truth
// (id,cluster). Prints one line of JSON: seconds by step up to scoring (reading apart), peak memory until then, counts, F1 of pairs at probability 0.5
// (put right by the clusters, as `jiayu link` does) and at the best threshold. "keep" takes m, u and prior, and probabilities, as the model has them.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>
#include <stdexcept>
#include <unordered_map>

#include "linkage/calibrate_by_clusters.hpp"
#include "linkage/evaluate_clusters.hpp"
#include "linkage/join_records.hpp"
#include "linkage/link_records.hpp"
#include "service/link_files.hpp"

namespace {

using namespace jiayu;

std::vector<std::uint32_t> truth_of(linkage::Records const& records, std::string const& path) {
    auto text = read_file(path);
    std::unordered_map<std::string_view, std::uint32_t> cluster_of;
    std::string_view rest(text);
    for (bool header = true; !rest.empty(); header = false) {
        auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        auto comma = line.find(',');
        if (!header && comma != line.npos) cluster_of[line.substr(0, comma)] = std::uint32_t(std::strtoul(line.data() + comma + 1, nullptr, 10));
    }
    std::vector<std::uint32_t> truth(records.size());
    for (std::size_t row = 0; row < truth.size(); ++row) truth[row] = cluster_of.at(records.ids[row]);
    return truth;
}

double true_pairs(std::vector<std::uint32_t> const& truth) {
    std::unordered_map<std::uint32_t, double> rows;
    for (auto person : truth) rows[person] += 1;
    double pairs = 0;
    for (auto const& [person, count] : rows) pairs += count * (count - 1) / 2;
    return pairs;
}

struct PairQuality {
    double f1 = 0, precision = 0, recall = 0, weight = 0;
};

struct Judged {
    PairQuality at_half, best;
};

// Edges by falling weight, in whole hundredths of a bit.
Judged judge(std::vector<linkage::Edge> const& edges, std::vector<std::uint32_t> const& truth, linkage::ProbabilityScale const& scale) {
    std::map<std::int32_t, std::pair<double, double>, std::greater<>> by_weight;  // right, all
    for (auto const& edge : edges) {
        auto& [right, all] = by_weight[edge.weight];
        right += truth[edge.a] == truth[edge.b];
        all += 1;
    }
    Judged judged;
    double const wanted = true_pairs(truth);
    double right = 0, found = 0;
    for (auto const& [weight, counts] : by_weight) {
        right += counts.first;
        found += counts.second;
        PairQuality now{2 * right / (found + wanted), right / found, right / wanted, weight / 100.0};
        if (scale.probability(weight / 100.0) >= 0.5) judged.at_half = now;
        if (now.f1 > judged.best.f1) judged.best = now;
    }
    return judged;
}

std::string text_of(PairQuality const& quality) {
    return fmt::format("{{\"f1\": {:.4f}, \"precision\": {:.4f}, \"recall\": {:.4f}, \"weight\": {:.2f}}}", quality.f1, quality.precision, quality.recall, quality.weight);
}

// As JSON without its end, for the quality is told later.
std::string told_until_scored(linkage::PreparedLinkage const& prepared, linkage::ScoredPairs const& scored) {
    double seconds = 0, score_seconds = 0;
    std::string steps;
    for (auto const& step : prepared.times) {
        seconds += step.seconds;
        if (step.step == "score") score_seconds = step.seconds;
        steps += fmt::format("{}\"{}\": {:.3f}", steps.empty() ? "" : ", ", step.step, step.seconds);
    }
    ::rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return fmt::format("{{\"records\": {}, \"seconds\": {:.3f}, \"steps\": {{{}}}, \"peak_mebibytes\": {}, \"pairs\": {}, \"edges\": {}, \"pairs_per_second\": {:.0f}", prepared.table->rows(), seconds,
                       steps, usage.ru_maxrss / 1024, scored.proposed, scored.edges.size(), double(scored.proposed) / score_seconds);
}

// Where pairs are weighed as the model has it there are no clusters, and weights are taken at their word.
linkage::ProbabilityScale scale_of(linkage::PreparedLinkage& prepared, linkage::Records const& records, linkage::ScoredPairs const& scored, bool learn) {
    if (!learn) return prepared.model.scale;
    return linkage::calibrate_by_clusters(scored.edges, linkage::join_records(prepared, records, scored.edges).cluster_of);
}

}  // namespace

int main(int count, char** arguments) try {
    if (count < 5) return std::fputs("usage: linkage_engine MODEL.toml TRUTH.csv learn|keep FILE…\n", stderr), 2;
    auto refused = [](Error const& error) { return std::fprintf(stderr, "%s\n", error.text(Language::en).c_str()), 2; };
    auto model = linkage::model_from_toml(read_file(arguments[1]));
    if (!model) return refused(model.error());
    Progress progress("bench");
    auto read = service::read_records({arguments + 4, arguments + count}, {.id = model->id, .rules = model->columns}, progress);
    if (!read) return refused(read.error());
    linkage::LinkOptions options{.learn = std::string_view(arguments[3]) == "learn"};
    auto prepared = linkage::prepare_linkage(*model, read->records, options);
    if (!prepared) return refused(prepared.error());
    auto scored = linkage::score_prepared(*prepared, options);
    auto const told = told_until_scored(*prepared, scored);
    auto const judged = judge(scored.edges, truth_of(read->records, arguments[2]), scale_of(*prepared, read->records, scored, options.learn));
    fmt::print("{}, \"at_half\": {}, \"best\": {}}}\n", told, text_of(judged.at_half), text_of(judged.best));
} catch (std::exception const& failure) {
    return std::fprintf(stderr, "linkage_engine: %s\n", failure.what()), 3;
}
