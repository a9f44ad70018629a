#include <boost/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "cli/text_table.hpp"
#include "service/make_snapshot.hpp"

namespace jiayu::cli {

namespace {

void print_json(service::SnapshotReport const& report, std::ostream& out) {
    boost::json::object tables;
    for (auto const& table : report.tables) tables[table.name] = table.rows;
    boost::json::object object{
        {"snapshot", report.number},       {"file", report.file.string()},          {"as_of", to_iso(report.as_of)},
        {"refreshed", report.refreshed},   {"rows", report.rows},                    {"rows_read", report.rows_read},
        {"seconds_read", report.seconds_read}, {"seconds_facts", report.seconds_facts}, {"tables", std::move(tables)}};
    out << object << "\n";
}

void print_text(service::SnapshotReport const& report, Context const& context) {
    TextTable tables({{""}, {"", Align::right}});
    for (auto const& table : report.tables)
        if (table.rows) tables.add({table.name, with_thousands(table.rows)});
    tables.print(*context.out);
    auto const& words = report.refreshed ? message::snapshot_refreshed : message::snapshot_made;
    *context.out << render(words,
                           {{"number", std::to_string(report.number)},
                            {"as_of", to_iso(report.as_of)},
                            {"rows", with_thousands(report.rows)},
                            {"read", with_thousands(report.rows_read)},
                            {"seconds", fmt::format("{:.2f}", report.seconds_read)},
                            {"facts", fmt::format("{:.2f}", report.seconds_facts)}},
                           context.language)
                 << "\n";
}

}  // namespace

Command snapshot_command() {
    static std::string as_of;
    static bool refresh;
    return {.name = "snapshot",
            .about = &message::about_snapshot,
            .options = {{"--as-of", "YYYY-MM-DD", &message::option_as_of, &as_of}, {"--refresh", "", &message::option_refresh, &refresh}},
            .run = [](Context const& context) -> Result<int> {
                service::SnapshotOptions options{.data = context.data, .packs = context.packs, .now_utc = context.now_utc, .refresh = refresh};
                if (!as_of.empty()) {
                    options.as_of = date_from_iso(as_of);
                    if (!options.as_of) return refuse(message::day_not_iso, {{"text", as_of}});
                }
                auto report = service::make_snapshot(context.store_url, options);
                if (context.json) print_json(report, *context.out);
                else print_text(report, context);
                return done;
            }};
}

}  // namespace jiayu::cli
