#include <boost/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "cli/text_table.hpp"
#include "service/build_register.hpp"

namespace jiayu::cli {

namespace {

struct Count {
    Message const* title;
    char const* key;
    std::size_t rows;
};

std::vector<Count> counts_of(service::RegisterSummary const& summary) {
    return {{&message::register_mentions, "mentions", summary.mentions},
            {&message::register_persons, "persons", summary.persons},
            {&message::register_households, "households", summary.households},
            {&message::register_household_members, "household_members", summary.household_members},
            {&message::register_residence_spells, "residence_spells", summary.residence_spells},
            {&message::register_marriages, "marriages", summary.marriages},
            {&message::register_parentages, "parentages", summary.parentages},
            {&message::register_births, "births", summary.births},
            {&message::register_deaths, "deaths", summary.deaths}};
}

void print_json(service::RegisterSummary const& summary, std::ostream& out) {
    boost::json::object json;
    for (auto const& count : counts_of(summary)) json[count.key] = count.rows;
    json["seconds"] = boost::json::object{
        {"load", summary.load_seconds}, {"decide", summary.decide_seconds}, {"save", summary.save_seconds}};
    out << boost::json::serialize(json) << "\n";
}

void print_table(service::RegisterSummary const& summary, Context const& context) {
    TextTable table({{""}, {"", Align::right}});
    for (auto const& count : counts_of(summary)) table.add({render(*count.title, {}, context.language), with_thousands(std::int64_t(count.rows))});
    table.print(*context.out);
    *context.out << render(message::register_seconds, {{"load", fmt::format("{:.1f}", summary.load_seconds)},
                                                       {"decide", fmt::format("{:.1f}", summary.decide_seconds)},
                                                       {"save", fmt::format("{:.1f}", summary.save_seconds)}},
                           context.language)
                 << "\n";
}

}  // namespace

Command register_command() {
    return {.name = "register", .writes_trail = true, .about = &message::about_register, .options = {}, .run = [](Context const& context) -> Result<int> {
                auto summary = service::rebuild_register(context.store_url, {.packs = context.packs, .actor = context.actor});
                if (!summary) return std::unexpected(summary.error());
                if (context.json) print_json(*summary, *context.out);
                else print_table(*summary, context);
                return done;
            }};
}

}  // namespace jiayu::cli
