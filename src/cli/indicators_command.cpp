#include <boost/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/figure_text.hpp"
#include "cli/messages.hpp"
#include "cli/store_changes_text.hpp"
#include "cli/text_table.hpp"
#include "domain/division.hpp"
#include "service/indicators.hpp"

namespace jiayu::cli {

namespace {

std::string basis_word(std::string_view basis, Language language) {
    constexpr std::pair<std::string_view, Message const*> words[] = {{"source", &message::basis_source}, {"statute", &message::basis_statute},
                                                                     {"standard", &message::basis_standard}, {"recall", &message::basis_recall},
                                                                     {"design", &message::basis_design}};
    for (auto const& [name, word] : words)
        if (name == basis) return render(*word, {}, language);
    return std::string(basis);
}

constexpr std::array<std::pair<std::string_view, policy::AreaLevel>, 3> levels{
    {{"district", policy::AreaLevel::district}, {"town", policy::AreaLevel::town}, {"community", policy::AreaLevel::community}}};

// "2017-06" → 201706
std::optional<int> month_from(std::string_view text) {
    auto day = date_from_iso(std::string(text) + "-01");
    return day ? std::optional(int(day->year()) * 100 + int(unsigned(day->month()))) : std::nullopt;
}

boost::json::object json_of(policy::Indicator const& indicator, policy::IndicatorCounts const& counts, int month) {
    boost::json::object object{{"indicator", indicator.id}, {"month", month_text(month)},
                               {"numerator", counts.numerator}, {"less", counts.less}, {"denominator", counts.denominator}};
    if (auto value = policy::estimate(indicator, counts)) object["value"] = {value->value, value->low, value->high};
    else object["value"] = nullptr;
    return object;
}

void print_json(service::IndicatorTable const& table, std::ostream& out) {
    boost::json::array definitions, areas;
    auto const& measured = table.measured;
    for (auto const& indicator : table.pack.indicators)
        definitions.push_back({{"id", indicator.id}, {"title", {{"zh", indicator.title_zh}, {"en", indicator.title_en}}}, {"unit", indicator.unit},
                               {"formula", {{"zh", indicator.formula_zh}, {"en", indicator.formula_en}}}, {"basis", indicator.basis},
                               {"waits_for", indicator.waits_en.empty() ? boost::json::value() : boost::json::value(indicator.waits_en)}});
    auto figures = [&](auto const& counts_at) {
        boost::json::array list;
        for (std::size_t i = 0; i < table.pack.indicators.size(); ++i)
            for (std::size_t month = 0; month < measured.months.size(); ++month)
                list.push_back(json_of(table.pack.indicators[i], counts_at(i, month), measured.months[month]));
        return list;
    };
    areas.push_back({{"area", "district"}, {"figures", figures([&](std::size_t i, std::size_t month) { return measured.of_district(i, month); })}});
    for (std::size_t area = 0; area < measured.areas.size(); ++area)
        areas.push_back({{"area", measured.areas[area]},
                         {"name", {{"zh", table.area_names[area].zh}, {"en", table.area_names[area].en}}},
                         {"figures", figures([&](std::size_t i, std::size_t month) { return measured.at(i, area, month); })}});
    out << boost::json::value{{"snapshot", table.snapshot}, {"as_of", to_iso(table.as_of)}, {"pack_version", table.pack.version},
                              {"store_changes", json_of_changes(table.changes)},
                              {"seconds", measured.seconds}, {"file", table.file.string()}, {"indicators", definitions}, {"areas", areas}}
        << "\n";
}

std::string figure(policy::Indicator const& indicator, policy::IndicatorCounts const& counts, Language language) {
    auto value = policy::estimate(indicator, counts);
    if (!value) return render(message::indicator_no_data, {}, language);
    return value_text(*value, indicator.unit) + " (" + interval_text(*value) + ")";
}

// Over nothing (a rate where no one lived that month) there is no fraction to show.
std::string fraction(policy::Indicator const& indicator, policy::IndicatorCounts const& counts) {
    auto whole = counts.denominator / indicator.divide;
    return whole == 0 ? "–" : fmt::format("{} / {}", with_thousands(counts.numerator - counts.less), with_thousands(whole));
}

// By district there is one area, which is the whole.
bool is_whole(std::vector<std::int64_t> const& areas) {
    return areas.size() == 1 && DivisionCode::from_number(areas[0]).level() == DivisionLevel::county;
}

void print_month(service::IndicatorTable const& table, std::size_t month, Context const& context) {
    auto const& measured = table.measured;
    for (std::size_t i = 0; i < table.pack.indicators.size(); ++i) {
        auto const& indicator = table.pack.indicators[i];
        auto zh = context.language == Language::zh;
        *context.out << "\n" << indicator.id << " " << (zh ? indicator.title_zh : indicator.title_en) << "  " << month_text(measured.months[month])
                     << "  [" << basis_word(indicator.basis, context.language) << "]\n";
        if (!indicator.waits_en.empty()) {
            *context.out << "  " << (zh ? indicator.waits_zh : indicator.waits_en) << "\n";
            continue;
        }
        TextTable rows({{""}, {"", Align::right}, {"", Align::right}});
        auto add = [&](std::string const& name, policy::IndicatorCounts const& counts) {
            rows.add({"  " + name, fraction(indicator, counts), figure(indicator, counts, context.language)});
        };
        if (!is_whole(measured.areas)) add(render(message::whole_district, {}, context.language), measured.of_district(i, month));
        for (std::size_t area = 0; area < measured.areas.size(); ++area) add(table.area_names[area].in(context.language), measured.at(i, area, month));
        rows.print(*context.out);
    }
}

Result<int> print_indicators(service::IndicatorOptions const& options, Context const& context) {
    auto table = service::read_indicators(options);
    if (!table) return std::unexpected(table.error());
    if (context.json) {
        print_json(*table, *context.out);
        return done;
    }
    print_month(*table, table->measured.months.size() - 1, context);
    *context.out << "\n"
                 << render(table->file.empty() ? message::indicators_unwritten : message::indicators_done,
                           {{"snapshot", std::to_string(table->snapshot)}, {"as_of", to_iso(table->as_of)}, {"version", table->pack.version},
                            {"months", std::to_string(table->measured.months.size())}, {"seconds", fmt::format("{:.2f}", table->measured.seconds)},
                            {"file", table->file.string()}},
                           context.language)
                 << "\n"
                 << told_changes(table->changes, table->snapshot, context.language);
    return done;
}

}  // namespace

Command indicators_command() {
    static std::string by = "town", month;
    static std::int64_t months = 1;
    return {.name = "indicators",
            .about = &message::about_indicators,
            .options = {{"--by", "district|town|community", &message::option_by, &by},
                        {"--month", "YYYY-MM", &message::option_month, &month},
                        {"--months", "N", &message::option_months, &months}},
            .run = [](Context const& context) -> Result<int> {
                service::IndicatorOptions options{.store_url = context.store_url, .data = context.data, .packs = context.packs};
                auto level = std::ranges::find(levels, std::string_view(by), [](auto const& pair) { return pair.first; });
                if (level == levels.end()) return refuse(message::area_level_unknown, {{"text", by}});
                options.by = level->second;
                if (!month.empty() && !(options.month = month_from(month))) return refuse(message::month_not_iso, {{"text", month}});
                if (months < 1 || months > 240) return refuse(message::months_out_of_range, {{"number", std::to_string(months)}});
                options.months = int(months);
                return print_indicators(options, context);
            }};
}

}  // namespace jiayu::cli
