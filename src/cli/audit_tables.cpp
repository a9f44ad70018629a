#include "cli/audit_tables.hpp"

#include <limits>
#include <map>
#include <ostream>

#include "cli/messages.hpp"
#include "cli/text_table.hpp"

namespace jiayu::cli {

namespace {

constexpr std::string_view level_names[] = {"error", "warn", "suspect"};
constexpr Message const* level_messages[] = {&message::level_error, &message::level_warn, &message::level_suspect};

std::string word(Message const& message, Context const& context) { return render(message, {}, context.language); }

TextColumn number_column(Message const& title, Context const& context) { return {word(title, context), Align::right}; }

std::size_t level_index(std::string_view level) {
    return std::size_t(std::ranges::find(level_names, level) - std::begin(level_names));
}

// Towns of other districts have no name here: their counts are one line after the district's own.
constexpr std::int64_t elsewhere = std::numeric_limits<std::int64_t>::max();

std::optional<std::int64_t> line_of(std::optional<std::int64_t> town, service::AuditReport const& report) {
    return !town || report.town_names.contains(*town) ? town : elsewhere;
}

std::string town_name(std::optional<std::int64_t> town, service::AuditReport const& report, Context const& context) {
    if (!town) return word(message::audit_no_place, context);
    if (*town == elsewhere) return word(message::audit_elsewhere, context);
    return fmt::format("{} {}", *town, report.town_names.at(*town));
}

std::string percent(double share) { return fmt::format("{:.2f} %", share * 100); }

}  // namespace

void print_rules(service::AuditReport const& report, Context const& context) {
    TextTable table({{word(message::audit_rule, context)}, {word(message::audit_level, context)}, number_column(message::audit_findings, context),
                     number_column(message::audit_unknown, context), {word(message::audit_title, context)}});
    for (auto const& rule : report.counts.rules)
        table.add({rule.id, word(*level_messages[level_index(rule.level)], context), with_thousands(rule.findings), with_thousands(rule.unknown),
                   context.language == Language::zh ? rule.title_zh : rule.title_en});
    table.print(*context.out);
}

void print_towns(service::AuditReport const& report, Context const& context) {
    std::map<std::optional<std::int64_t>, std::array<std::int64_t, 3>> towns;
    for (auto const& rule : report.counts.rules)
        for (auto const& count : rule.towns)
            if (count.findings) towns[line_of(count.town, report)][level_index(rule.level)] += count.findings;
    TextTable table({{word(message::audit_town, context)}, number_column(message::level_error, context), number_column(message::level_warn, context),
                     number_column(message::level_suspect, context), number_column(message::audit_total, context)});
    std::array<std::int64_t, 3> all{};
    auto add = [&](std::string name, std::array<std::int64_t, 3> const& counts) {
        table.add({std::move(name), with_thousands(counts[0]), with_thousands(counts[1]), with_thousands(counts[2]), with_thousands(counts[0] + counts[1] + counts[2])});
    };
    for (auto const& [town, counts] : towns) {
        add(town_name(town, report, context), counts);
        for (std::size_t i = 0; i < 3; ++i) all[i] += counts[i];
    }
    add(word(message::audit_total, context), all);
    table.print(*context.out);
}

void print_rule_by_town(service::AuditReport const& report, service::AuditRuleCounts const& rule, Context const& context) {
    *context.out << rule.id << "  " << (context.language == Language::zh ? rule.title_zh : rule.title_en) << "\n";
    TextTable table({{word(message::audit_town, context)}, number_column(message::audit_findings, context), number_column(message::audit_unknown, context)});
    std::map<std::optional<std::int64_t>, std::array<std::int64_t, 2>> towns;
    for (auto const& count : rule.towns) {
        auto& line = towns[line_of(count.town, report)];
        line[0] += count.findings, line[1] += count.unknown;
    }
    for (auto const& [town, counts] : towns) table.add({town_name(town, report, context), with_thousands(counts[0]), with_thousands(counts[1])});
    table.add({word(message::audit_total, context), with_thousands(rule.findings), with_thousands(rule.unknown)});
    table.print(*context.out);
}

void print_births(service::AuditReport const& report, Context const& context) {
    TextTable table({{word(message::audit_town, context)}, number_column(message::audit_agreed, context), number_column(message::audit_late, context),
                     number_column(message::audit_unreported, context), number_column(message::audit_overreported, context), number_column(message::audit_in_tables, context)});
    std::array<std::int64_t, 5> all{};
    auto add = [&](std::string name, std::array<std::int64_t, 5> const& counts) {
        std::vector<std::string> cells{std::move(name)};
        for (auto count : counts) cells.push_back(with_thousands(count));
        table.add(std::move(cells));
    };
    std::map<std::optional<std::int64_t>, std::array<std::int64_t, 5>> towns;
    for (auto const& town : report.counts.births) {
        std::array<std::int64_t, 5> counts{town.agreed, town.late, town.unreported, town.overreported, town.in_monthly_tables};
        if (std::ranges::all_of(counts, [](auto count) { return count == 0; })) continue;
        auto& line = towns[line_of(town.town, report)];
        for (std::size_t i = 0; i < counts.size(); ++i) line[i] += counts[i], all[i] += counts[i];
    }
    for (auto const& [town, counts] : towns) add(town_name(town, report, context), counts);
    add(word(message::audit_total, context), all);
    table.print(*context.out);
}

std::vector<std::string> rules_below_bars(service::AuditReport const& report) {
    std::vector<std::string> below;
    for (auto const& score : report.scores)
        if (score.precision() < precision_bar || score.recall() < recall_bar) below.push_back(score.rule);
    return below;
}

void print_scores(service::AuditReport const& report, Context const& context) {
    TextTable table({{word(message::audit_rule, context)}, number_column(message::audit_planted, context), number_column(message::audit_found, context),
                     number_column(message::audit_precision, context), number_column(message::audit_recall, context)});
    for (auto const& score : report.scores)
        table.add({score.rule, with_thousands(score.planted), with_thousands(score.found), percent(score.precision()), percent(score.recall())});
    table.print(*context.out);
    for (auto const& score : report.scores) {
        for (auto const& key : score.wrong) *context.out << score.rule << "  + " << key << "\n";
        for (auto const& key : score.missed) *context.out << score.rule << "  - " << key << "\n";
    }
    auto below = rules_below_bars(report);
    std::string names;
    for (auto const& name : below) names += (names.empty() ? "" : " ") + name;
    *context.out << render(below.empty() ? message::audit_score_met : message::audit_score_missed,
                           {{"precision", percent(precision_bar)}, {"recall", percent(recall_bar)}, {"count", std::to_string(below.size())}, {"rules", names}}, context.language)
                 << "\n";
}

void print_footer(service::AuditReport const& report, Context const& context) {
    auto seconds = [](double value) { return fmt::format("{:.2f}", value); };
    auto const& run = report.counts.run;
    *context.out << render(message::audit_done, {{"snapshot", std::to_string(run.snapshot)}, {"as_of", to_iso(run.as_of)}, {"pack", run.pack}, {"version", run.pack_version},
                                                 {"made", seconds(report.seconds_snapshot)}, {"judge", seconds(report.seconds_judge)},
                                                 {"save", seconds(report.seconds_save)}, {"lists", seconds(report.seconds_lists)}}, context.language)
                 << "\n";
    if (report.seconds_one_by_one)
        *context.out << render(message::audit_one_by_one, {{"seconds", seconds(*report.seconds_one_by_one)},
                                                           {"share", fmt::format("{:.0f}", 100 * report.seconds_judge / *report.seconds_one_by_one)}}, context.language)
                     << "\n";
    if (report.lists.files)
        *context.out << render(message::audit_lists, {{"files", with_thousands(std::int64_t(report.lists.files))}, {"rows", with_thousands(std::int64_t(report.lists.rows))},
                                                      {"folder", report.lists.folder.string()}}, context.language)
                     << "\n";
}

}  // namespace jiayu::cli
