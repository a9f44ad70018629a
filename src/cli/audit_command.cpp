#include <boost/json.hpp>
#include <ostream>

#include "cli/audit_tables.hpp"
#include "cli/messages.hpp"
#include "cli/store_changes_text.hpp"

namespace jiayu::cli {

namespace {

using boost::json::array;
using boost::json::object;

struct Settings {
    bool births = false, reuse = false, no_lists = false, one_by_one = false;
    std::string truth, rule;
    std::int64_t examples = 0;
};

boost::json::value town_value(std::optional<std::int64_t> town) { return town ? boost::json::value(*town) : boost::json::value(nullptr); }

object to_json(service::AuditRuleCounts const& rule) {
    array towns;
    for (auto const& count : rule.towns)
        towns.push_back(object{{"town", town_value(count.town)}, {"findings", count.findings}, {"unknown", count.unknown}});
    return {{"rule", rule.id}, {"level", rule.level}, {"title", object{{"zh", rule.title_zh}, {"en", rule.title_en}}}, {"count_only", rule.count_only},
            {"findings", rule.findings}, {"unknown", rule.unknown}, {"towns", std::move(towns)}};
}

object to_json(service::RuleScore const& score) {
    return {{"rule", score.rule}, {"planted", score.planted}, {"found", score.found}, {"right", score.right}, {"precision", score.precision()},
            {"recall", score.recall()}, {"wrong", array(score.wrong.begin(), score.wrong.end())}, {"missed", array(score.missed.begin(), score.missed.end())}};
}

object to_json(service::AuditReport const& report) {
    array rules, births, scores, views;
    for (auto const& rule : report.counts.rules) rules.push_back(to_json(rule));
    for (auto const& town : report.counts.births)
        births.push_back(object{{"town", town_value(town.town)}, {"agreed", town.agreed}, {"late", town.late}, {"unreported", town.unreported},
                                {"overreported", town.overreported}, {"in_monthly_tables", town.in_monthly_tables}});
    for (auto const& score : report.scores) scores.push_back(to_json(score));
    for (auto const& view : report.views) views.push_back(object{{"view_seconds", object{{view.view, view.seconds}}}});
    auto const& run = report.counts.run;
    object json{{"snapshot", run.snapshot}, {"as_of", to_iso(run.as_of)}, {"pack", run.pack}, {"pack_version", run.pack_version},
                {"store_changes", json_of_changes(report.changes)},
                {"rules", std::move(rules)}, {"births", std::move(births)}, {"work_lists", report.lists.files}, {"work_list_rows", report.lists.rows},
                {"seconds_snapshot", report.seconds_snapshot}, {"seconds_judge", report.seconds_judge}, {"seconds_save", report.seconds_save},
                {"seconds_lists", report.seconds_lists}, {"seconds_by_view", std::move(views)}};
    if (report.seconds_one_by_one) json["seconds_one_by_one"] = *report.seconds_one_by_one;
    if (!report.scores.empty()) json["scores"] = std::move(scores);
    return json;
}

Result<int> print(service::AuditReport const& report, Settings const& settings, Context const& context) {
    auto rule = std::ranges::find(report.counts.rules, settings.rule, &service::AuditRuleCounts::id);
    if (!settings.rule.empty() && rule == report.counts.rules.end()) return refuse(message::audit_no_rule, {{"rule", settings.rule}});
    if (context.json) {
        *context.out << boost::json::serialize(to_json(report)) << "\n";
    } else if (settings.births) {
        print_births(report, context);
    } else if (!settings.rule.empty()) {
        print_rule_by_town(report, *rule, context);
    } else if (!report.scores.empty()) {
        print_scores(report, context);
        print_footer(report, context);
    } else {
        print_rules(report, context);
        *context.out << "\n";
        print_towns(report, context);
        print_footer(report, context);
    }
    if (!context.json) *context.out << told_changes(report.changes, report.counts.run.snapshot, context.language);
    return rules_below_bars(report).empty() ? done : not_met;
}

Result<int> run_audit(Context const& context, Settings const& settings) {
    service::AuditRequest request{.store_url = context.store_url, .data = context.data, .packs = context.packs, .now_utc = context.now_utc,
                                  .reuse_snapshot = settings.reuse, .work_lists = !settings.no_lists, .one_by_one = settings.one_by_one,
                                  .truth = std::nullopt, .examples = int(settings.examples)};
    if (!settings.truth.empty()) request.truth = settings.truth;
    auto report = service::audit_register(request);
    if (!report) return std::unexpected(report.error());
    return print(*report, settings, context);
}

}  // namespace

Command audit_command() {
    static Settings settings;
    return {.name = "audit",
            .about = &message::about_audit,
            .options = {{"--births", "", &message::option_births, &settings.births},
                        {"--rule", "RULE", &message::option_rule, &settings.rule},
                        {"--truth", "DIR", &message::option_truth, &settings.truth},
                        {"--examples", "N", &message::option_examples, &settings.examples},
                        {"--reuse", "", &message::option_reuse, &settings.reuse},
                        {"--no-lists", "", &message::option_no_lists, &settings.no_lists},
                        {"--one-by-one", "", &message::option_one_by_one, &settings.one_by_one}},
            .run = [](Context const& context) { return run_audit(context, settings); }};
}

}  // namespace jiayu::cli
