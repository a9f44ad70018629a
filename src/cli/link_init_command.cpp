#include <boost/json.hpp>
#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/messages.hpp"
#include "service/link_init.hpp"

namespace jiayu::cli {

namespace {

struct Arguments {
    std::vector<std::string> files;
    std::string model;
    std::int64_t threads = 0;
};

std::string percent(double share) { return fmt::format("{:.1f} %", share * 100); }

boost::json::object to_json(service::LinkInitOutcome const& outcome) {
    boost::json::array columns, rules;
    for (auto const& [profile, why, is_compared] : outcome.proposed.columns)
        columns.push_back(boost::json::object{{"name", profile.name}, {"kind", std::string(linkage::name_of(profile.kind))}, {"completeness", profile.completeness()},
                                              {"distinct", profile.distinct}, {"agreement", profile.agreement}, {"common_value_share", profile.common_share},
                                              {"mean_length", profile.forms.length}, {"repeats", profile.repeats}, {"compared", is_compared},
                                              {"zh", why.text(Language::zh)}, {"en", why.text(Language::en)}});
    for (auto const& rule : outcome.proposed.rules)
        rules.push_back(boost::json::object{{"name", rule.rule.name}, {"pairs_estimated", rule.pairs}, {"found", rule.found}, {"found_anew", rule.found_anew}});
    return {{"records", outcome.records}, {"rows_refused", outcome.refused.size()}, {"columns", columns}, {"rules", rules}, {"found", outcome.proposed.found},
            {"seconds", boost::json::object{{"read", outcome.seconds_read}, {"propose", outcome.seconds_propose}}}};
}

void print(service::LinkInitOutcome const& outcome, Arguments const& arguments, Context const& context) {
    std::size_t const texts[] = {1};
    auto columns = table_with_titles(message::link_init_titles, context.language, texts);
    for (auto const& [profile, why, is_compared] : outcome.proposed.columns)
        columns.add({profile.name, std::string(linkage::words_of(profile.kind, context.language)), percent(profile.completeness()), with_thousands(std::int64_t(profile.distinct)),
                     fmt::format("{:.2g}", profile.agreement), is_compared ? "✓" : profile.repeats.empty() ? "–" : "= " + profile.repeats});
    columns.print(*context.out);
    *context.out << "\n";
    auto rules = table_with_titles(message::link_rule_titles, context.language);
    for (auto const& rule : outcome.proposed.rules)
        rules.add({rule.rule.name, with_thousands(std::int64_t(rule.pairs)), percent(rule.found), percent(rule.found_anew)});
    rules.print(*context.out);
    *context.out << "\n" << outcome.proposed.link_reason->text(context.language) << "\n"
                 << render(message::link_init_result, {{"records", with_thousands(std::int64_t(outcome.records))},
                                                       {"comparisons", std::to_string(outcome.proposed.model.comparisons.size())},
                                                       {"rules", std::to_string(outcome.proposed.rules.size())},
                                                       {"found", percent(outcome.proposed.found)},
                                                       {"read", fmt::format("{:.2f}", outcome.seconds_read)},
                                                       {"propose", fmt::format("{:.2f}", outcome.seconds_propose)},
                                                       {"model", arguments.model}}, context.language) << "\n";
}

Result<int> run_init(Arguments const& arguments, Context const& context) {
    set_threads(arguments.threads);
    auto outcome = service::propose_link_model(as_paths(arguments.files), arguments.model, context.language);
    if (!outcome) return std::unexpected(outcome.error());
    print_notes(outcome->notes, outcome->refused, context);
    if (context.json) *context.out << boost::json::serialize(to_json(*outcome)) << "\n";
    else print(*outcome, arguments, context);
    return done;
}

}  // namespace

Command link_init_command() {
    auto arguments = std::make_shared<Arguments>();  // shared by the options and the run
    return {.name = "link init",
            .about = &message::about_link_init,
            .options = {{"file", "FILE", &message::option_link_files, &arguments->files, true},
                        {"-o,--out", "MODEL", &message::option_link_model_out, &arguments->model, true},
                        {"--threads", "N", &message::option_threads, &arguments->threads}},
            .run = [arguments](Context const& context) { return run_init(*arguments, context); }};
}

}  // namespace jiayu::cli
