#include "synth/materials.hpp"

#include <toml++/toml.h>

#include "base/utf8.hpp"
#include "synth/csv_lines.hpp"
#include "synth/messages.hpp"

namespace jiayu::synth {

namespace {

std::vector<std::string> words_of(std::string_view lists, std::string_view name) {
    std::vector<std::string> words;
    for_each_csv_row(lists, [&](auto const& cells) {
        if (cells[0] == name) for_each_word(cells[1], [&](auto word) { words.emplace_back(word); });
    });
    return words;
}

std::vector<std::string> joined(std::vector<std::string> const& first, std::vector<std::string> const& second, std::string_view tail) {
    std::vector<std::string> all;
    for (auto const& a : first)
        for (auto const& b : second) all.push_back(a + b + std::string(tail));
    return all;
}

// "2月", "18月", "4岁" → months.
int due_months(std::string_view text) { return int(number_of(text)) * (text.find("岁") != text.npos ? 12 : 1); }

// The 2016 edition lists only what differed from 2021's; born before 2019 for polio and before 2020 for measles follow it (recall).
void read_doses(std::string_view csv, std::vector<Dose>& doses) {
    for_each_csv_row(csv, [&](auto const& cells) {
        if (cells[0] != "2021" && cells[0] != "2016") return;
        auto old = cells[0] == "2016";
        auto polio = cells[2] == "IPV" || cells[2] == "OPV" || cells[2] == "bOPV";
        auto measles = cells[2] == "MR" || cells[2] == "MMR";
        auto changed_in = polio ? 2019 : measles ? 2020 : 0;
        auto header = std::string(cells[1]) + std::string(cells[3]);
        auto due = due_months(cells[4]);
        auto column = 0;
        for (auto const& other : doses) column = other.header == header ? other.column : column;
        auto known = std::ranges::find(doses, header, &Dose::header) != doses.end();
        if (!known)
            for (auto const& other : doses) column = std::max(column, other.column + 1);
        Dose dose{header, column, due, !old && changed_in ? changed_in : 0, old && changed_in ? changed_in : 9999};
        auto same = std::ranges::find_if(doses, [&](auto const& other) { return other.header == header && other.due_months == due; });
        if (same == doses.end()) doses.push_back(dose);
        else same->born_from = 0, same->born_until = 9999;
    });
}

void read_prefixes(MaterialTexts const& texts, std::int32_t district, Materials& materials) {
    for_each_csv_row(texts.number_prefixes, [&](auto const& cells) { materials.known_prefixes.insert(std::uint32_t(number_of(cells[0]))); });
    for_each_csv_row(texts.invented_prefixes, [&](auto const& cells) {
        InventedPrefix prefix{std::uint32_t(number_of(cells[0])), std::uint32_t(number_of(cells[1]))};
        materials.known_prefixes.insert(prefix.invented);
        materials.real_of[prefix.invented] = prefix.real;
        materials.real_names[prefix.real] = cells[2];
        if (std::int32_t(prefix.real) == district) materials.local_prefix = prefix.invented;
    });
}

void read_origins(toml::table const& demo, MaterialTexts const& texts, Materials& materials) {
    double total = 0;
    for (auto const& [province, share] : *demo["origin"].as_table()) {
        std::vector<InventedPrefix> prefixes;
        for_each_csv_row(texts.invented_prefixes, [&](auto const& cells) {
            InventedPrefix prefix{std::uint32_t(number_of(cells[0])), std::uint32_t(number_of(cells[1]))};
            if (cells[1].starts_with(province.str()) && prefix.real / 100 != materials.real_of[materials.local_prefix] / 100)
                prefixes.push_back(prefix);
        });
        if (prefixes.empty()) continue;
        materials.origins.push_back(std::move(prefixes));
        materials.origin_cumulative.push_back(total += share.value<double>().value_or(0));
    }
}

std::optional<std::string> broken_table(Materials const& materials) {
    if (!materials.local_prefix || materials.origins.empty()) return "invented_prefixes.csv";
    if (materials.hospitals.empty() || materials.clinics.empty() || materials.employers.empty() || materials.schools.empty() ||
        materials.elsewhere_towns.empty() || materials.repealed_case_columns.size() != 3 || materials.repealed_delivery_columns.size() != 2 || materials.repealed_roll_columns.size() != 2)
        return "names/word_lists.csv";
    if (materials.doses.empty()) return "schedules/vaccines.csv";
    if (materials.confusables.empty()) return "typing/confusables.csv";
    return std::nullopt;
}

std::vector<std::string> names_by_code(std::string_view csv) {
    std::vector<std::string> names(100);
    for_each_csv_row(csv, [&](auto const& cells) { names.at(std::size_t(number_of(cells[0]))) = cells[1]; });
    return names;
}

void read_confusables(std::string_view csv, Materials& materials) {
    materials.confusables.resize(2);
    for_each_csv_row(csv, [&](auto const& cells) {
        auto kind = cells[0] == "形近" ? 0 : cells[0] == "姓氏混用" ? 1 : -1;
        if (kind >= 0) materials.confusables[std::size_t(kind)].push_back(to_code_points(cells[1]));
    });
}

}  // namespace

MaterialTexts read_material_texts(Path const& packs) {
    auto national = packs / "national", demo = packs / "demo";
    return {
        .divisions = read_file(national / "divisions/changzhou_divisions_2023.csv"),
        .division_changes = read_file(national / "divisions/changzhou_division_changes.csv"),
        .number_prefixes = read_file(national / "divisions/number_prefixes.csv"),
        .demo = read_file(demo / "demo.toml"),
        .invented_prefixes = read_file(demo / "invented_prefixes.csv"),
        .earlier_benefits = read_file(demo / "earlier_benefits.toml"),
        .surnames = read_file(demo / "names/surnames.csv"),
        .given_names = read_file(demo / "names/given_names.csv"),
        .long_names = read_file(demo / "names/long_names.csv"),
        .word_lists = read_file(demo / "names/word_lists.csv"),
        .confusables = read_file(demo / "typing/confusables.csv"),
        .vaccines = read_file(national / "schedules/vaccines.csv"),
        .ethnic_groups = read_file(national / "codes/ethnic_group.csv"),
        .family_relations = read_file(national / "codes/family_relation.csv"),
    };
}

std::uint32_t Materials::local_prefix_of(int birth_year) const {
    for (auto [prefix, until] : earlier_prefixes)
        if (birth_year < until) return prefix;
    return local_prefix;
}

std::uint32_t Materials::draw_origin(Random& random, bool from_jiangsu) const {
    auto const& prefixes = from_jiangsu ? origins.front() : origins[draw(random, origin_cumulative)];
    // A few counties send most of the people.
    auto share = random.uniform();
    return prefixes[std::size_t(double(prefixes.size()) * share * share * share)].invented;
}

Result<Materials> read_materials(MaterialTexts const& texts, std::int32_t district, Day first_day, Day last_day) {
    auto divisions = DivisionTable::load(texts.divisions, texts.division_changes);
    if (!divisions) return std::unexpected(divisions.error());
    if (divisions->towns_on(DivisionCode::from_number(district * 1'000'000LL), date_from_days(last_day)).empty())
        return refuse(message::district_unknown, {{"district", std::to_string(district)}});
    Places places(*divisions, district, first_day, last_day, texts.word_lists);
    Materials materials{std::move(*divisions), Names(texts.surnames, texts.given_names, texts.long_names), std::move(places)};
    read_prefixes(texts, district, materials);
    try {
        auto demo = toml::parse(texts.demo);
        read_origins(demo, texts, materials);
        if (auto districts = demo["district"].as_array())
            for (auto const& node : *districts) {
                auto const& table = *node.as_table();
                if (table["code"].value<std::string>() != std::to_string(district)) continue;
                for (auto const& earlier : *table["earlier"].as_array()) {
                    auto const& row = *earlier.as_table();
                    auto real = std::uint32_t(number_of(*row["prefix"].value<std::string>()));
                    for (auto const& [invented, real_prefix] : materials.real_of)
                        if (real_prefix == real) materials.earlier_prefixes.push_back({invented, *row["until"].value<int>()});
                }
            }
    } catch (toml::parse_error const&) {
        return refuse(message::pack_table_broken, {{"path", "demo.toml"}});
    }
    materials.hospitals = words_of(texts.word_lists, "hospital");
    materials.clinics = words_of(texts.word_lists, "clinic");
    materials.schools = words_of(texts.word_lists, "school_first");
    materials.elsewhere_towns = words_of(texts.word_lists, "elsewhere_town");
    materials.employers = joined(words_of(texts.word_lists, "employer_first"), words_of(texts.word_lists, "employer_second"), "有限公司");
    materials.repealed_case_columns = words_of(texts.word_lists, "repealed_case_column");
    materials.repealed_delivery_columns = words_of(texts.word_lists, "repealed_delivery_column");
    materials.repealed_roll_columns = words_of(texts.word_lists, "repealed_roll_column");
    auto benefits = read_earlier_benefits(texts.earlier_benefits);
    if (!benefits) return std::unexpected(benefits.error());
    materials.benefits = std::move(*benefits);
    materials.ethnic_names = names_by_code(texts.ethnic_groups);
    materials.relation_names = names_by_code(texts.family_relations);
    read_confusables(texts.confusables, materials);
    read_doses(texts.vaccines, materials.doses);
    if (auto table = broken_table(materials)) return refuse(message::pack_table_broken, {{"path", *table}});
    return materials;
}

}  // namespace jiayu::synth
