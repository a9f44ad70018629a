#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/matter_arguments.hpp"
#include "cli/messages.hpp"
#include "service/review_facts.hpp"

namespace jiayu::cli {

namespace {

struct Arguments {
    bool writes = false;
    std::string on;
};

constexpr std::string_view change_names[] = {"none", "corrected", "stopped", "unknown"};

Message const& word_of(service::FactChange change) {
    if (change == service::FactChange::stopped) return message::matter_change_stopped;
    return change == service::FactChange::unknown ? message::matter_change_unknown : message::matter_change_corrected;
}

void print(service::FactReview const& review, Arguments const& arguments, Context const& context) {
    std::size_t const texts[] = {1, 2, 3, 7};
    auto table = table_with_titles(message::matter_review_titles, context.language, texts);
    for (auto const& one : review.changed)
        table.add({std::to_string(one.matter_id), one.topic, one.name, render(word_of(one.change), {}, context.language), yuan(one.granted), yuan(one.arrears), yuan(one.recovered),
                   context.language == Language::zh ? one.because_zh : one.because_en});
    if (!review.changed.empty()) table.print(*context.out);
    *context.out << render(arguments.writes ? message::matter_reviewed : message::matter_reviewed_only, {{"count", with_thousands(std::int64_t(review.matters))}, {"changed", with_thousands(std::int64_t(review.changed.size()))}}, context.language) << "\n";
}

Result<int> review(Context const& context, Arguments const& arguments) {
    auto desk = desk_of(context, arguments.on);
    if (!desk) return std::unexpected(desk.error());
    auto found = service::review_facts(*desk, arguments.writes ? service::ReviewWrites::everything : service::ReviewWrites::nothing);
    if (!found) return std::unexpected(found.error());
    if (!context.json) {
        print(*found, arguments, context);
        return done;
    }
    boost::json::array changed;
    for (auto const& one : found->changed)
        changed.push_back(boost::json::object{{"matter_id", one.matter_id}, {"topic", one.topic}, {"change", change_names[std::size_t(one.change)]}, {"granted", one.granted}, {"arrears", one.arrears},
                                              {"recovered", one.recovered}, {"because", boost::json::object{{"zh", one.because_zh}, {"en", one.because_en}}}});
    *context.out << boost::json::serialize(boost::json::object{{"matters", found->matters}, {"written", arguments.writes}, {"changed", changed}}) << "\n";
    return done;
}

}  // namespace

Command matter_review_facts_command() {
    static Arguments arguments;
    return {.name = "matter review-facts", .writes_trail = true, .about = &message::about_matter_review_facts,
            .options = {{"--apply", "", &message::option_matter_apply, &arguments.writes}, {"--on", "DATE", &message::option_matter_on, &arguments.on}},
            .run = [](Context const& context) { return review(context, arguments); }};
}

}  // namespace jiayu::cli
