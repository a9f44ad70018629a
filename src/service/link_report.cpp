#include "service/link_report.hpp"

#include "base/step_text.hpp"
#include "service/link_report_parts.hpp"
#include "service/messages.hpp"
#include "service/report_page.hpp"

namespace jiayu::service {

namespace {

namespace json = boost::json;

std::string_view name_of(linkage::LinkKind kind) {
    constexpr std::array<std::string_view, 3> names = {"dedupe", "link", "both"};
    return names[std::size_t(kind)];
}

json::array describe_sources(LinkFindings const& findings) {
    std::vector<std::uint64_t> records(findings.records.sources.size());
    for (auto source : findings.records.source_of) ++records[source];
    json::array sources;
    for (std::size_t i = 0; i < records.size(); ++i) sources.push_back(json::object{{"name", findings.records.sources[i]}, {"records", records[i]}});
    return sources;
}

json::array describe_times(LinkFindings const& findings) {
    json::array times;
    for (auto const& time : findings.prepared.times) times.push_back(json::object{{"zh", step_text(time.step, Language::zh)}, {"en", step_text(time.step, Language::en)}, {"seconds", time.seconds}});
    return times;
}

json::object describe_training(LinkFindings const& findings) {
    auto const& training = findings.prepared.training;
    return {{"learned", !findings.prepared.chances.empty()}, {"rounds", training.rounds}, {"found_kin", training.found_kin},
            {"untrained", json::array(training.untrained.begin(), training.untrained.end())}};
}

}  // namespace

json::object describe_linkage(LinkFindings const& findings) {
    auto const& model = findings.model();
    return {{"schema", 1}, {"name", model.name}, {"link", name_of(model.link)}, {"sources", describe_sources(findings)}, {"shows_values", findings.show_values},
            {"evidence", model.clustering.method == linkage::ClusterMethod::evidence}, {"pairs_compared", findings.pairs_compared}, {"pairs_kept", findings.edges.size()},
            {"prior", model.prior}, {"prior_bits", findings.weights.prior_bits()}, {"link_bits", findings.link_bits()}, {"review_bits", findings.review_bits()},
            {"training", describe_training(findings)}, {"seconds", describe_times(findings)}, {"comparisons", describe_comparisons(findings)}, {"rivals", describe_rivals(findings)},
            {"dependences", describe_dependences(findings)}, {"rules", describe_blocking(findings)}, {"columns", describe_columns(findings)},
            {"weights", describe_weights(findings)}, {"thresholds", describe_thresholds(findings)}, {"truth", describe_truth(findings)},
            {"unlinkables", describe_unlinkables(findings)}, {"pairs", describe_pairs(findings)}, {"cluster_sizes", describe_cluster_sizes(findings)},
            {"clusters", describe_clusters(findings)}};
}

Result<std::size_t> write_link_report(json::object const& data, Path const& page_template, Path const& out) {
    std::error_code error;
    if (!std::filesystem::exists(page_template, error)) return refuse(message::report_template_missing, {{"path", page_template.string()}});
    auto page = fill_report_page(read_file(page_template), json::serialize(data));
    if (!page) return std::unexpected(page.error());
    write_file(out, *page);
    return page->size();
}

}  // namespace jiayu::service
