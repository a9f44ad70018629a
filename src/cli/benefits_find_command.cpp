#include <boost/json.hpp>
#include <ostream>

#include "cli/benefit_text.hpp"
#include "cli/messages.hpp"
#include "cli/store_changes_text.hpp"
#include "cli/text_table.hpp"
#include "service/found_benefits_json.hpp"

namespace jiayu::cli {

namespace {

struct Settings {
    std::string benefit, as_of, list;
    std::int64_t town = 0, rows = 20;
    bool workbooks = false;
};

constexpr std::string_view list_names[] = {"", "open", "nearly", "unknown"};

std::string word(Message const& message, Context const& context) { return render(message, {}, context.language); }
TextColumn number_column(Message const& title, Context const& context) { return {word(title, context), Align::right}; }

std::vector<TextColumn> count_columns(Message const& first, Context const& context) {
    return {{word(first, context)}, number_column(message::find_entitled, context), number_column(message::find_applied, context), number_column(message::find_open, context),
            number_column(message::find_nearly, context), number_column(message::find_unknown, context), number_column(message::find_amount_open, context)};
}

std::vector<std::string> cells_of(std::string name, service::BenefitCounts const& counts, bool amount_set, Context const& context) {
    auto amount = amount_set ? yuan_text(counts.amount_open, context.language) : word(message::amount_not_set, context);
    return {std::move(name), with_thousands(counts.entitled), with_thousands(counts.applied), with_thousands(counts.open()), with_thousands(counts.nearly),
            with_thousands(counts.unknown), amount};
}

void print_benefits(service::BenefitsFound const& found, Context const& context) {
    TextTable table(count_columns(message::find_benefit, context));
    for (auto const& benefit : found.benefits) {
        auto mark = benefit.rests_on_recall ? " " + word(message::find_recall_mark, context) : std::string();
        table.add(cells_of(fmt::format("{} {}{}", context.language == Language::zh ? benefit.title.zh + " " + benefit.id : benefit.id, benefit.period, mark), benefit.whole, benefit.amount_set, context));
    }
    table.print(*context.out);
}

std::string town_name(std::optional<std::int64_t> town, service::BenefitsFound const& found, Context const& context) {
    if (!town) return word(message::audit_no_place, context);
    constexpr std::int64_t town_unit = 1000;
    auto area = std::ranges::find(found.towns, *town, [](service::Area const& known) { return known.code / town_unit; });
    return area == found.towns.end() ? word(message::audit_elsewhere, context) : fmt::format("{} {}", *town, area->name.in(context.language));
}

void print_one(service::FoundBenefit const& benefit, service::BenefitsFound const& found, Context const& context) {
    *context.out << "\n";
    TextTable towns(count_columns(message::audit_town, context));
    std::vector<std::pair<std::string, service::BenefitCounts>> lines;
    for (auto const& [town, counts] : benefit.towns) {
        auto name = town_name(town, found, context);
        auto line = std::ranges::find(lines, name, &std::pair<std::string, service::BenefitCounts>::first);
        if (line == lines.end()) line = lines.insert(line, {name, {}});
        line->second += counts;
    }
    for (auto const& [name, counts] : lines) towns.add(cells_of(name, counts, benefit.amount_set, context));
    towns.print(*context.out);
    *context.out << "\n";
    TextTable reasons({{word(message::find_condition, context)}, number_column(message::find_holds, context), number_column(message::find_fails, context),
                       number_column(message::find_unknown_condition, context), number_column(message::find_alone, context)});
    for (auto const& condition : benefit.conditions)
        reasons.add({condition.id, with_thousands(condition.holds), with_thousands(condition.fails), with_thousands(condition.unknown), with_thousands(condition.alone)});
    reasons.print(*context.out);
}

void print_cases(service::BenefitsFound const& found, Context const& context) {
    TextTable table({number_column(message::find_person, context), {word(message::find_name, context)}, {word(message::find_number, context)}, {word(message::find_born, context)},
                     {word(message::find_community, context)}, number_column(message::find_amount, context), {word(message::find_day, context)}});
    for (auto const& told : found.cases)
        table.add({std::to_string(told.person), told.name, told.number, told.birth_date ? to_iso(*told.birth_date) : std::string(), told.division ? std::to_string(*told.division) : std::string(),
                   told.amount ? yuan_text(told.amount, context.language) : std::string(), told.entitled_on ? to_iso(*told.entitled_on) : std::string()});
    table.print(*context.out);
}

void print(service::BenefitsFound const& found, Context const& context) {
    print_benefits(found, context);
    if (found.benefits.size() == 1) print_one(found.benefits[0], found, context);
    if (!found.cases.empty()) {
        *context.out << "\n";
        print_cases(found, context);
    }
    auto seconds = [](double value) { return fmt::format("{:.2f}", value); };
    *context.out << render(message::find_done, {{"rows", with_thousands(found.judged)}, {"snapshot", std::to_string(found.snapshot)}, {"as_of", to_iso(found.as_of)}, {"pack", found.pack_version},
                                                {"days", std::to_string(found.nearly_days)}, {"judge", seconds(found.seconds_judge)}, {"all", seconds(found.seconds_all)}}, context.language)
                 << "\n";
    if (std::ranges::any_of(found.benefits, &service::FoundBenefit::rests_on_recall)) *context.out << word(message::find_recall_note, context) << "\n";
    if (found.files)
        *context.out << render(message::find_lists, {{"files", with_thousands(std::int64_t(found.files))}, {"rows", with_thousands(std::int64_t(found.rows))}, {"folder", found.lists.string()}}, context.language) << "\n";
    *context.out << told_changes(found.changes, found.snapshot, context.language);
}

Result<int> find(Settings const& settings, Context const& context) {
    auto as_of = day_option(settings.as_of);
    if (!as_of) return std::unexpected(as_of.error());
    auto list = std::ranges::find(list_names, settings.list);
    if (list == std::end(list_names)) return refuse(message::find_list_unknown, {{"found", settings.list}});
    service::FindBenefitsRequest request{.store_url = context.store_url, .data = context.data, .packs = context.packs, .benefit = settings.benefit, .as_of = *as_of, .town = std::nullopt,
                                         .list = int(list - std::begin(list_names)), .rows = std::size_t(std::max<std::int64_t>(settings.rows, 0)), .workbooks = settings.workbooks};
    if (settings.town) request.town = settings.town;
    auto found = service::find_benefits(request);
    if (!found) return std::unexpected(found.error());
    if (context.json) *context.out << boost::json::serialize(service::json_of(*found)) << "\n";
    else print(*found, context);
    return done;
}

}  // namespace

Command benefits_find_command() {
    static Settings settings;
    return {.name = "benefits find",
            .about = &message::about_benefits_find,
            .options = {{"--benefit", "BENEFIT", &message::option_benefit, &settings.benefit},
                        {"--as-of", "YYYY-MM-DD", &message::option_benefit_day, &settings.as_of},
                        {"--town", "CODE", &message::option_benefit_town, &settings.town},
                        {"--list", "LIST", &message::option_benefit_list, &settings.list},
                        {"--rows", "N", &message::option_benefit_rows, &settings.rows},
                        {"--workbooks", "", &message::option_benefit_workbooks, &settings.workbooks}},
            .run = [](Context const& context) { return find(settings, context); }};
}

}  // namespace jiayu::cli
