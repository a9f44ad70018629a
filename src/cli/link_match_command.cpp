#include <ostream>

#include "cli/evidence_text.hpp"
#include "cli/link_arguments.hpp"
#include "cli/messages.hpp"
#include "service/link_match.hpp"

namespace jiayu::cli {

namespace {

struct Arguments {
    std::string model, query;
    std::vector<std::string> files, values;
    std::int64_t limit = 10, threads = 0;
    double probability = 0.5;
};

void print_candidates(service::LinkMatch const& match, Context const& context) {
    std::size_t const texts[] = {1, 4};
    auto table = table_with_titles(message::link_match_titles, context.language, texts);
    for (auto const& one : match.candidates) {
        std::string evidence;
        for (auto const& part : one.comparisons)
            if (!part.level.empty()) evidence += fmt::format("{}{} {}", evidence.empty() ? "" : "  ", part.name, bits_text(part.bits + part.rarity_bits));
        table.add({one.id, one.source, fmt::format("{:.6f}", one.probability), bits_text(one.weight), evidence});
    }
    if (!table.empty()) table.print(*context.out);
}

void print(service::LinkMatchReport const& report, Context const& context) {
    for (auto const& match : report.matches) {
        *context.out << render(message::link_match_result, {{"id", match.id}, {"candidates", std::to_string(match.candidates.size())}, {"compared", with_thousands(std::int64_t(match.compared))},
                                                            {"records", with_thousands(std::int64_t(report.records))}, {"microseconds", fmt::format("{:.0f}", match.microseconds)}},
                               context.language) << "\n";
        for (auto const& rule : match.rules_overfull) *context.out << render(message::link_match_overfull, {{"rule", rule}}, context.language) << "\n";
        print_candidates(match, context);
    }
    if (report.matches.size() != 1 || report.matches[0].candidates.empty()) return;
    auto const& best = report.matches[0].candidates[0];
    *context.out << "\n";
    print_evidence({best.comparisons, report.prior_bits, best.weight, best.probability}, message::link_match_evidence_titles, context);
}

boost::json::object to_json(service::LinkCandidate const& candidate) {
    return {{"id", candidate.id}, {"source", candidate.source}, {"weight", candidate.weight}, {"probability", candidate.probability}, {"comparisons", evidence_json(candidate.comparisons, "query", "record")}};
}

boost::json::object to_json(service::LinkMatchReport const& report) {
    boost::json::array matches;
    for (auto const& match : report.matches) {
        boost::json::array candidates, rules;
        for (auto const& one : match.candidates) candidates.push_back(to_json(one));
        for (auto const& rule : match.rules_overfull) rules.emplace_back(rule);
        matches.push_back(boost::json::object{{"query", match.id}, {"candidates", candidates}, {"compared", match.compared}, {"rules_overfull", rules}, {"microseconds", match.microseconds}});
    }
    return {{"records", report.records}, {"prior_bits", report.prior_bits}, {"load_seconds", report.load_seconds}, {"matches", matches}};
}

Result<service::LinkMatchSettings> settings_from(Arguments const& arguments) {
    if (arguments.limit < 1) return refuse(message::link_usage, {{"needed", "--limit N (N ≥ 1)"}});
    if (!(arguments.probability >= 0 && arguments.probability < 1)) return refuse(message::link_usage, {{"needed", "--probability P (0 ≤ P < 1)"}});
    set_threads(arguments.threads);
    service::LinkMatchSettings settings{.model = arguments.model, .files = as_paths(arguments.files), .query = arguments.query, .values = {},
                                        .limit = std::size_t(arguments.limit), .probability_min = arguments.probability};
    for (auto const& value : arguments.values) {
        auto const at = value.find('=');
        if (at == std::string::npos || at == 0) return refuse(message::link_usage, {{"needed", "--value COLUMN=VALUE"}});
        settings.values.emplace_back(value.substr(0, at), value.substr(at + 1));
    }
    return settings;
}

Result<int> run_match(Arguments const& arguments, Context const& context) {
    auto settings = settings_from(arguments);
    if (!settings) return std::unexpected(settings.error());
    auto report = service::match_link(*settings);
    if (!report) return std::unexpected(report.error());
    print_notes(report->notes, report->refused, context);
    if (context.json) *context.out << boost::json::serialize(to_json(*report)) << "\n";
    else print(*report, context);
    return done;
}

}  // namespace

Command link_match_command() {
    auto arguments = std::make_shared<Arguments>();  // shared by the options and the run
    return {.name = "link match",
            .about = &message::about_link_match,
            .options = {{"model", "MODEL", &message::option_link_model, &arguments->model, true},
                        {"file", "FILE", &message::option_link_files, &arguments->files, true},
                        {"--query", "FILE", &message::option_match_query, &arguments->query},
                        {"--value", "COLUMN=VALUE", &message::option_match_value, &arguments->values},
                        {"--limit", "N", &message::option_match_limit, &arguments->limit},
                        {"--probability", "P", &message::option_match_probability, &arguments->probability},
                        {"--threads", "N", &message::option_threads, &arguments->threads}},
            .run = [arguments](Context const& context) { return run_match(*arguments, context); }};
}

}  // namespace jiayu::cli
