#include "service/found_benefits_json.hpp"

#include "service/benefit_json.hpp"

namespace jiayu::service {

namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

constexpr std::pair<std::string_view, std::int64_t BenefitCounts::*> count_names[] = {
    {"entitled", &BenefitCounts::entitled}, {"applied", &BenefitCounts::applied}, {"nearly", &BenefitCounts::nearly},          {"unknown", &BenefitCounts::unknown},
    {"fails", &BenefitCounts::fails},       {"amount", &BenefitCounts::amount},   {"amount_open", &BenefitCounts::amount_open}};

object counts_json(BenefitCounts const& counts) {
    object json;
    for (auto [name, member] : count_names) json[name] = counts.*member;
    return json;
}

BenefitCounts counts_of(object const& json) {
    BenefitCounts counts;
    for (auto [name, member] : count_names) counts.*member = json.at(name).as_int64();
    return counts;
}

object benefit_json(FoundBenefit const& benefit) {
    array towns, conditions;
    for (auto const& [town, counts] : benefit.towns) {
        auto json = counts_json(counts);
        json["town"] = town ? value(*town) : value(nullptr);
        towns.push_back(std::move(json));
    }
    for (auto const& condition : benefit.conditions)
        conditions.push_back(object{{"id", condition.id}, {"holds", condition.holds}, {"fails", condition.fails}, {"unknown", condition.unknown}, {"alone", condition.alone}});
    auto json = counts_json(benefit.whole);
    json["benefit"] = benefit.id, json["period"] = benefit.period, json["title"] = json_of(benefit.title), json["version_from"] = to_iso(benefit.version_from);
    json["rests_on_recall"] = benefit.rests_on_recall, json["amount_set"] = benefit.amount_set;
    json["towns"] = std::move(towns), json["conditions"] = std::move(conditions);
    return json;
}

std::string text_of(object const& json, std::string_view key) { return std::string(json.at(key).as_string()); }

FoundBenefit benefit_of(object const& json) {
    auto const& title = json.at("title").as_object();
    FoundBenefit benefit{.id = text_of(json, "benefit"), .period = text_of(json, "period"), .title = {text_of(title, "zh"), text_of(title, "en")},
                         .version_from = date_from_iso(text_of(json, "version_from")).value(), .rests_on_recall = json.at("rests_on_recall").as_bool(),
                         .amount_set = json.at("amount_set").as_bool(), .whole = counts_of(json), .towns = {}, .conditions = {}};
    for (auto const& town : json.at("towns").as_array()) {
        auto const& place = town.as_object().at("town");
        benefit.towns[place.is_null() ? std::nullopt : std::optional(place.as_int64())] = counts_of(town.as_object());
    }
    return benefit;
}

object case_json(BenefitCase const& told) {
    object json{{"list", told.list}, {"person", told.person}, {"name", told.name}, {"number", told.number}};
    if (told.division) json["division"] = *told.division;
    if (told.birth_date) json["birth_date"] = to_iso(*told.birth_date);
    if (told.amount) json["amount"] = *told.amount;
    if (told.entitled_on) json["entitled_on"] = to_iso(*told.entitled_on);
    return json;
}

}  // namespace

object json_of(BenefitsFound const& found) {
    array benefits, cases;
    for (auto const& benefit : found.benefits) benefits.push_back(benefit_json(benefit));
    for (auto const& told : found.cases) cases.push_back(case_json(told));
    return {{"snapshot", found.snapshot}, {"as_of", to_iso(found.as_of)}, {"pack", found.pack_version}, {"judged", found.judged}, {"nearly_days", found.nearly_days},
            {"seconds_judge", found.seconds_judge}, {"seconds_all", found.seconds_all}, {"benefits", std::move(benefits)}, {"cases", std::move(cases)},
            {"files", found.files}, {"rows", found.rows}};
}

BenefitsFound found_benefits_of(object const& json) {
    BenefitsFound found{.snapshot = int(json.at("snapshot").as_int64()), .as_of = date_from_iso(text_of(json, "as_of")).value(), .pack_version = text_of(json, "pack"),
                        .judged = json.at("judged").as_int64(), .nearly_days = int(json.at("nearly_days").as_int64()), .benefits = {}, .towns = {}, .changes = {}, .cases = {}, .lists = {}};
    for (auto const& benefit : json.at("benefits").as_array()) found.benefits.push_back(benefit_of(benefit.as_object()));
    return found;
}

}  // namespace jiayu::service
