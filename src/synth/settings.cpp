#include "synth/settings.hpp"

#include <toml++/toml.h>

#include "synth/messages.hpp"

namespace jiayu::synth {

namespace {

template <class Rates>
using Members = std::vector<std::pair<std::string_view, double Rates::*>>;

Members<DepartmentRates> const& department_members() {
    using Rates = DepartmentRates;
    static Members<Rates> const members{
        {"row_missing", &Rates::row_missing}, {"row_duplicate", &Rates::row_duplicate}, {"number_missing", &Rates::number_missing}, {"number_digit", &Rates::number_digit}, {"number_swapped", &Rates::number_swapped}, {"number_15_digit", &Rates::number_15_digit},
        {"number_dressed", &Rates::number_dressed}, {"number_letter", &Rates::number_letter}, {"number_length", &Rates::number_length}, {"number_copied", &Rates::number_copied}, {"name_missing", &Rates::name_missing}, {"name_homophone", &Rates::name_homophone},
        {"name_look_alike", &Rates::name_look_alike}, {"name_variant_surname", &Rates::name_variant_surname}, {"name_rare", &Rates::name_rare}, {"name_placeholder", &Rates::name_placeholder}, {"name_spaced", &Rates::name_spaced}, {"name_dropped", &Rates::name_dropped},
        {"name_swapped", &Rates::name_swapped}, {"sex_missing", &Rates::sex_missing}, {"sex_wrong", &Rates::sex_wrong}, {"ethnic_missing", &Rates::ethnic_missing}, {"birth_missing", &Rates::birth_missing}, {"birth_slip", &Rates::birth_slip},
        {"birth_day_month", &Rates::birth_day_month}, {"birth_default", &Rates::birth_default}, {"birth_lunar", &Rates::birth_lunar}, {"birth_ten_years", &Rates::birth_ten_years}, {"birth_registered", &Rates::birth_registered}, {"phone_outdated", &Rates::phone_outdated},
        {"phone_missing", &Rates::phone_missing}, {"address_outdated", &Rates::address_outdated}, {"address_variant", &Rates::address_variant}, {"division_outdated", &Rates::division_outdated}, {"relative_missing", &Rates::relative_missing}};
    return members;
}

Members<CaseRates> const& case_members() {
    using Rates = CaseRates;
    static Members<Rates> const members{
        {"legal_number_change", &Rates::legal_number_change}, {"temporary_number_kept", &Rates::temporary_number_kept}, {"placeholder_kept", &Rates::placeholder_kept}, {"death_date_wrong", &Rates::death_date_wrong}, {"death_unreported_over_90", &Rates::death_unreported_over_90},
        {"two_households", &Rates::two_households}, {"household_without_head", &Rates::household_without_head}, {"household_two_heads", &Rates::household_two_heads}, {"relation_missing", &Rates::relation_missing}, {"relation_wrong", &Rates::relation_wrong},
        {"hukou_type_missing", &Rates::hukou_type_missing}, {"marital_missing", &Rates::marital_missing}, {"marital_outdated", &Rates::marital_outdated}, {"single_with_spouse", &Rates::single_with_spouse}, {"first_marriage_missing", &Rates::first_marriage_missing},
        {"first_marriage_early", &Rates::first_marriage_early}, {"marital_change_missing", &Rates::marital_change_missing}, {"marital_change_early", &Rates::marital_change_early}, {"spouse_stale", &Rates::spouse_stale}, {"same_number_couple", &Rates::same_number_couple},
        {"twins_collapsed", &Rates::twins_collapsed}, {"second_delivery", &Rates::second_delivery}, {"birth_order_wrong", &Rates::birth_order_wrong}, {"birth_unreported", &Rates::birth_unreported}, {"birth_late", &Rates::birth_late},
        {"birth_overreported", &Rates::birth_overreported}, {"certificate_malformed", &Rates::certificate_malformed}, {"certificate_shared", &Rates::certificate_shared}, {"child_field_missing", &Rates::child_field_missing},
        {"early_birth_unremarked", &Rates::early_birth_unremarked}, {"inflow_open", &Rates::inflow_open}, {"inflow_field_missing", &Rates::inflow_field_missing}, {"inflow_short", &Rates::inflow_short}, {"inflow_stale", &Rates::inflow_stale},
        {"inflow_unregistered", &Rates::inflow_unregistered}, {"death_unrecorded", &Rates::death_unrecorded}, {"table_balance", &Rates::table_balance}, {"table_births", &Rates::table_births}, {"table_copied_down", &Rates::table_copied_down},
        {"table_sex_column", &Rates::table_sex_column}, {"payment_after_death", &Rates::payment_after_death}, {"payment_twice", &Rates::payment_twice}, {"payment_returned", &Rates::payment_returned}, {"account_of_other", &Rates::account_of_other},
        {"reward_too_early", &Rates::reward_too_early}, {"support_too_early", &Rates::support_too_early}, {"disability_unproved", &Rates::disability_unproved}, {"subsidy_too_long", &Rates::subsidy_too_long}};
    return members;
}

template <class Rates>
std::optional<Error> read_rates(toml::table const& table, Members<Rates> const& members, Rates& rates) {
    for (auto const& [key, node] : table) {
        auto name = std::string(key.str());
        auto member = std::ranges::find(members, std::string_view(name), [](auto const& pair) { return pair.first; });
        if (member == members.end()) return Error(message::rate_unknown, {{"key", name}});
        auto value = node.template value<double>();
        if (!value || *value < 0 || *value > 1) return Error(message::rate_out_of_range, {{"key", name}});
        rates.*(member->second) = *value;
    }
    return std::nullopt;
}

std::optional<Error> read_departments(toml::table const& table, ErrorRates& rates) {
    for (auto const& [key, node] : table) {
        auto department = department_from_identifier(key.str());
        if (!department || !node.is_table()) return Error(message::rate_unknown, {{"key", std::string(key.str())}});
        if (auto error = read_rates(*node.as_table(), department_members(), rates.departments[std::size_t(*department)])) return error;
    }
    return std::nullopt;
}

std::optional<Error> read_section(std::string const& name, toml::table const& table, ErrorRates& rates) {
    if (name == "cases") return read_rates(table, case_members(), rates.cases);
    if (name == "department") return read_departments(table, rates);
    return Error(message::rate_unknown, {{"key", name}});
}

}  // namespace

Result<ErrorRates> read_error_rates(std::string_view text, ErrorRates rates) {
    try {
        auto file = toml::parse(text);
        if (auto everywhere = file["default"].as_table())
            for (auto& department : rates.departments)
                if (auto error = read_rates(*everywhere, department_members(), department)) return std::unexpected(*error);
        for (auto const& [key, node] : file) {
            auto name = std::string(key.str());
            if (name == "default") continue;
            if (!node.is_table()) return refuse(message::rate_unknown, {{"key", name}});
            if (auto error = read_section(name, *node.as_table(), rates)) return std::unexpected(*error);
        }
    } catch (toml::parse_error const& error) {
        return refuse(message::rates_unreadable, {{"line", std::to_string(error.source().begin.line)}, {"reason", std::string(error.description())}});
    }
    return rates;
}

Result<ErrorRates> read_error_rates(std::string_view text) { return read_error_rates(text, ErrorRates{}); }

void ErrorRates::multiply(double factor) {
    for (auto& department : departments)
        for (auto [name, member] : department_members()) department.*member = std::min(1.0, department.*member * factor);
    for (auto [name, member] : case_members()) cases.*member = std::min(1.0, cases.*member * factor);
}

}  // namespace jiayu::synth
