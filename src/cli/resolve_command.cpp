#include <boost/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "cli/step_times.hpp"
#include "cli/text_table.hpp"
#include "service/resolve_register.hpp"

namespace jiayu::cli {

namespace {

using boost::json::object;

object to_json(service::ResolveOutcome const& outcome) {
    auto const& report = outcome.report;
    object seconds{{"read", report.read_seconds}, {"linkage", report.linkage_seconds}, {"write", report.write_seconds}};
    for (auto const& time : report.times) seconds[std::string("linkage_") + std::string(time.step)] = time.seconds;
    auto const& rebuilt = outcome.summary;
    seconds["register"] = rebuilt.load_seconds + rebuilt.decide_seconds + rebuilt.save_seconds;
    boost::json::array rules;
    for (std::size_t i = 0; i < report.rules.size(); ++i) {
        auto const& count = report.blocking[i];
        rules.push_back(object{{"name", report.rules[i].name}, {"blocks", count.blocks}, {"pairs", count.pairs}, {"largest", count.largest}, {"rows_dropped", count.rows_dropped}});
    }
    return {{"run", report.run_id}, {"mentions", report.mentions}, {"persons", report.persons}, {"reviews", report.reviews},
            {"merged", report.merged}, {"split", report.split}, {"decisions", report.decisions}, {"pairs_compared", report.compared},
            {"model", report.model_name}, {"model_sha256", report.model_sha256}, {"link_weight", report.link_weight},
            {"review_weight", report.review_weight}, {"blocking", rules}, {"seconds", seconds}};
}

void print_rules(service::ResolveReport const& report, Context const& context) {
    auto text = [&](Message const& title) { return render(title, {}, context.language); };
    TextTable table({{text(message::resolve_rule)}, {text(message::resolve_blocks), Align::right}, {text(message::resolve_pairs), Align::right},
                     {text(message::resolve_largest), Align::right}, {text(message::resolve_dropped), Align::right}});
    for (std::size_t i = 0; i < report.rules.size(); ++i) {
        auto const& count = report.blocking[i];
        table.add({report.rules[i].title_in(context.language), with_thousands(std::int64_t(count.blocks)), with_thousands(std::int64_t(count.pairs)),
                   with_thousands(std::int64_t(count.largest)), with_thousands(std::int64_t(count.rows_dropped))});
    }
    table.print(*context.out);
}

void print(service::ResolveOutcome const& outcome, Context const& context) {
    auto const& report = outcome.report;
    auto number = [](auto count) { return with_thousands(std::int64_t(count)); };
    auto seconds = [](double value) { return fmt::format("{:.1f}", value); };
    auto line = [&](Message const& text, MessageArguments const& arguments) { *context.out << render(text, arguments, context.language) << "\n"; };
    print_rules(report, context);
    line(message::resolve_result, {{"mentions", number(report.mentions)}, {"persons", number(report.persons)},
                                   {"reviews", number(report.reviews)}, {"pairs", number(report.compared)}});
    if (report.merged || report.split || report.decisions)
        line(message::resolve_changes, {{"merged", number(report.merged)}, {"split", number(report.split)}, {"decisions", number(report.decisions)}});
    line(message::resolve_seconds, {{"read", seconds(report.read_seconds)}, {"linkage", seconds(report.linkage_seconds)},
                                    {"steps", step_times(report.times, 1, context.language)}, {"write", seconds(report.write_seconds)}});
    auto const& rebuilt = outcome.summary;
    line(message::resolve_register, {{"persons", number(rebuilt.persons)}, {"births", number(rebuilt.births)},
                                     {"seconds", seconds(rebuilt.load_seconds + rebuilt.decide_seconds + rebuilt.save_seconds)}});
}

struct Settings {
    std::string link_weight, review_weight;
};

Result<std::optional<double>> weight_from(std::string const& text) {
    if (text.empty()) return std::optional<double>();
    double weight = 0;
    auto end = text.data() + text.size();
    if (auto [at, error] = std::from_chars(text.data(), end, weight); error != std::errc() || at != end)
        return refuse(message::resolve_weight_text, {{"text", text}});
    return std::optional(weight);
}

Result<int> run_resolve(Context const& context, Settings const& settings) {
    auto link_weight = weight_from(settings.link_weight), review_weight = weight_from(settings.review_weight);
    if (!link_weight) return std::unexpected(link_weight.error());
    if (!review_weight) return std::unexpected(review_weight.error());
    auto outcome = service::resolve_register(context.store_url, {.packs = context.packs, .link_weight = *link_weight, .review_weight = *review_weight,
                                                                 .actor = context.actor, .now = context.now_utc});
    if (!outcome) return std::unexpected(outcome.error());
    if (context.json) *context.out << boost::json::serialize(to_json(*outcome)) << "\n";
    else print(*outcome, context);
    return done;
}

}  // namespace

Command resolve_command() {
    auto settings = std::make_shared<Settings>();  // shared by the options and the run
    return {.name = "resolve",
            .writes_trail = true,
            .about = &message::about_resolve,
            .options = {{"--link-weight", "BITS", &message::option_link_weight, &settings->link_weight},
                        {"--review-weight", "BITS", &message::option_review_weight, &settings->review_weight}},
            .run = [settings](Context const& context) { return run_resolve(context, *settings); }};
}

Command resolve_undo_command() {
    auto event = std::make_shared<std::int64_t>(0);
    return {.name = "resolve undo",
            .writes_trail = true,
            .about = &message::about_resolve_undo,
            .options = {{"event", "EVENT", &message::option_event, event.get(), true}},
            .run = [event](Context const& context) -> Result<int> {
                auto report = service::undo_in_register(context.store_url, {.event = *event, .actor = context.actor, .now = context.now_utc},
                                                        {.packs = context.packs, .actor = context.actor});
                if (!report) return std::unexpected(report.error());
                if (context.json)
                    *context.out << boost::json::serialize(object{{"event", report->event}, {"undone", *event}, {"kind", report->kind}, {"mentions", report->mentions}}) << "\n";
                else
                    *context.out << render(message::resolve_undone, {{"event", std::to_string(*event)}, {"mentions", std::to_string(report->mentions)},
                                                                     {"person", std::to_string(report->person)}, {"other", std::to_string(report->other_person)}},
                                           context.language) << "\n";
                return done;
            }};
}

}  // namespace jiayu::cli
