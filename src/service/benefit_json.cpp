#include "service/benefit_json.hpp"

#include "policy/sentence.hpp"
#include "service/code_words.hpp"

namespace jiayu::service {

namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

value day_or_null(std::optional<Date> day) { return day ? value(to_iso(*day)) : value(nullptr); }
value number_or_null(std::optional<std::int64_t> number) { return number ? value(*number) : value(nullptr); }

array readings_json(std::vector<policy::BenefitReading> const& readings, policy::Pack const& pack) {
    array told;
    for (auto const& reading : readings)
        told.push_back(object{{"name", reading.column->name}, {"label", label_of(pack, *reading.column)},
                              {"value", reading.value.empty() ? value(nullptr) : value(word_of(pack, reading, Language::en))}});
    return told;
}

array parameters_json(std::vector<policy::BenefitParameter> const& parameters) {
    array told;
    for (auto const& parameter : parameters)
        told.push_back(object{{"name", parameter.name}, {"value", parameter.value}, {"source", parameter.source}, {"basis", parameter.basis}});
    return told;
}

object condition_json(policy::ExplainedCondition const& told, policy::Pack const& pack) {
    object json{{"id", told.condition->id}, {"outcome", name_of(told.outcome)}, {"sentence", json_of(told.sentence)}, {"clause", told.condition->clause},
                {"basis", told.condition->basis}, {"condition", told.condition->when}, {"values", readings_json(told.readings, pack)},
                {"parameters", parameters_json(told.parameters)}};
    if (told.outcome == policy::Outcome::unknown) json["decided_by"] = json_of(told.condition->decided_by);
    if (!told.nearly.en.empty()) json["nearly"] = json_of(told.nearly);
    if (told.changes_on) json["changes_on"] = to_iso(*told.changes_on), json["outcome_then"] = name_of(told.outcome_then);
    return json;
}

object amount_json(policy::ExplainedBenefit const& told, policy::Pack const& pack) {
    object json{{"fen", number_or_null(told.verdict.amount)}, {"total_fen", number_or_null(told.verdict.total)}, {"computed", told.amount_line},
                {"values", readings_json(told.amount_readings, pack)}, {"parameters", parameters_json(told.amount_parameters)}};
    auto version = told.verdict.version;
    if (version && !version->amount) json["waits_for"] = json_of(version->amount_waits_for);
    return json;
}

}  // namespace

object json_of(policy::BilingualText const& text) { return {{"zh", text.zh}, {"en", text.en}}; }

std::string label_of(policy::Pack const& pack, rules::Column const& column) {
    auto label = pack.labels.find(column.name);
    return label == pack.labels.end() ? std::string() : label->second;
}

std::string word_of(policy::Pack const& pack, policy::BenefitReading const& reading, Language language) {
    auto const& type = reading.column->type;
    if (type.kind == rules::Kind::boolean) return policy::shown_value(reading.value == policy::shown_value(true, type, Language::en), type, language);
    if (type.kind != rules::Kind::code) return reading.value;
    for (auto const& [name, code] : pack.vocabulary.code_sets.at(type.code_set))
        if (std::to_string(code) == reading.value) return language == Language::zh ? word_of_code(type.code_set, code, CodeTable()).value_or(name) : name;
    return reading.value;
}

object json_of(policy::ExplainedBenefit const& told, policy::Pack const& pack) {
    array conditions;
    for (auto const& condition : told.conditions) conditions.push_back(condition_json(condition, pack));
    auto version = told.verdict.version;
    object json{{"benefit", told.benefit->id}, {"title", json_of(told.benefit->title)}, {"about", json_of(told.benefit->about)}, {"as_of", to_iso(told.as_of)},
                {"period", told.period}, {"outcome", name_of(told.verdict.outcome)}, {"version_from", version ? value(to_iso(version->from)) : value(nullptr)},
                {"entitled_on", day_or_null(told.entitled_on)}, {"payee_person_id", number_or_null(told.payee)}, {"amount", amount_json(told, pack)},
                {"rests_on_recall", told.rests_on_recall}, {"pack", pack.version}, {"conditions", std::move(conditions)}};
    if (told.verdict.apply_by) json["apply_by"] = to_iso(*told.verdict.apply_by);
    if (told.change) json["changes_on"] = to_iso(told.change->day), json["outcome_then"] = name_of(told.change->outcome);
    return json;
}

}  // namespace jiayu::service
