#include <boost/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "cli/text_table.hpp"
#include "domain/department.hpp"
#include "service/resolve_register.hpp"

namespace jiayu::cli {

namespace {

std::string label_of(service::QualityOf const& row, Language language) {
    if (row.group == "all") return render(message::evaluate_all, {}, language);
    if (row.group == "department")
        if (auto department = department_from_identifier(row.name)) {
            auto const& name = name_of(*department);
            return std::string(language == Language::zh ? name.zh : name.en);
        }
    if (row.name == "twins") return render(message::evaluate_twins, {}, language);
    if (row.name == "newborns") return render(message::evaluate_newborns, {}, language);
    if (row.group == "error") return render(message::evaluate_error, {{"kind", row.name}}, language);
    return row.name;
}

void print(service::Evaluation const& evaluation, Context const& context) {
    auto text = [&](Message const& title) { return render(title, {}, context.language); };
    TextTable table({{text(message::evaluate_group)}, {text(message::evaluate_mentions), Align::right}, {text(message::evaluate_pairs), Align::right},
                     {"P", Align::right}, {"R", Align::right}, {text(message::evaluate_clusters), Align::right}, {"P", Align::right},
                     {"R", Align::right}, {"B³", Align::right}});
    auto share = [](double value) { return fmt::format("{:.4f}", value); };
    for (auto const& row : evaluation.rows) {
        auto const& [pairs, clusters, b_cubed] = row.quality;
        table.add({label_of(row, context.language), with_thousands(std::int64_t(row.mentions)), share(pairs.f1()), share(pairs.precision()),
                   share(pairs.recall()), share(clusters.f1()), share(clusters.precision()), share(clusters.recall()), share(b_cubed.f1())});
    }
    table.print(*context.out);
    *context.out << text(message::evaluate_definition) << "\n";
    if (evaluation.mentions_without_truth || evaluation.truth_without_mention)
        *context.out << render(message::evaluate_unmatched, {{"mentions", with_thousands(std::int64_t(evaluation.mentions_without_truth))},
                                                             {"truth", with_thousands(std::int64_t(evaluation.truth_without_mention))}}, context.language) << "\n";
}

boost::json::object to_json(linkage::Quality const& quality) {
    return {{"precision", quality.precision()}, {"recall", quality.recall()}, {"f1", quality.f1()}};
}

boost::json::object to_json(service::Evaluation const& evaluation) {
    boost::json::array rows;
    for (auto const& row : evaluation.rows)
        rows.push_back(boost::json::object{{"group", row.group}, {"name", row.name}, {"mentions", row.mentions}, {"pairs", to_json(row.quality.pairs)},
                                           {"clusters", to_json(row.quality.clusters)}, {"b_cubed", to_json(row.quality.b_cubed)}});
    return {{"rows", rows}, {"mentions_without_truth", evaluation.mentions_without_truth}, {"truth_without_mention", evaluation.truth_without_mention}};
}

}  // namespace

Command resolve_evaluate_command() {
    auto truth = std::make_shared<std::string>();  // shared by the option and the run
    return {.name = "resolve evaluate",
            .about = &message::about_resolve_evaluate,
            .options = {{"--truth", "DIR", &message::option_truth_linkage, truth.get(), true}},
            .run = [truth](Context const& context) -> Result<int> {
                auto evaluation = service::evaluate_resolve(context.store_url, *truth);
                if (!evaluation) return std::unexpected(evaluation.error());
                if (context.json) *context.out << boost::json::serialize(to_json(*evaluation)) << "\n";
                else print(*evaluation, context);
                return done;
            }};
}

}  // namespace jiayu::cli
