#include "synth/earlier_benefits.hpp"

#include <toml++/toml.h>

#include "synth/messages.hpp"

namespace jiayu::synth {

namespace {

constexpr std::array<std::string_view, benefit_count> identifiers{"rural_reward", "special_support", "enterprise_retirement",
                                                                  "urban_unemployed", "one_child_parents", "childcare_subsidy"};
constexpr std::array<std::string_view, benefit_count> names{"农村奖励扶助", "特别扶助", "企业退休一次性奖励", "城镇无业人员一次性奖励",
                                                            "独生子女父母奖励金", "育儿补贴"};

struct NamedShare {
    std::string_view name;
    double BenefitShares::*share;
};
constexpr NamedShare named_shares[] = {
    {"one_child_certificate", &BenefitShares::one_child_certificate}, {"one_child_second_parent", &BenefitShares::one_child_second_parent},
    {"certificate_ended", &BenefitShares::certificate_ended},         {"disability", &BenefitShares::disability},
    {"disability_of_the_old", &BenefitShares::disability_of_the_old}, {"complication", &BenefitShares::complication},
    {"retirement_paper", &BenefitShares::retirement_paper},           {"without_work", &BenefitShares::without_work},
};

struct NamedLimit {
    std::string_view name;
    int BenefitLimits::*limit;
};
constexpr NamedLimit named_limits[] = {
    {"reward_age", &BenefitLimits::reward_age},       {"reward_born_from", &BenefitLimits::reward_born_from},
    {"support_age", &BenefitLimits::support_age},     {"disability_grade_most", &BenefitLimits::disability_grade_most},
    {"one_child_age", &BenefitLimits::one_child_age}, {"subsidy_months", &BenefitLimits::subsidy_months},
    {"subsidy_from", &BenefitLimits::subsidy_from},   {"subsidy_born_from", &BenefitLimits::subsidy_born_from},
    {"retirement_age_of_men", &BenefitLimits::retirement_age_of_men}, {"retirement_age_of_women", &BenefitLimits::retirement_age_of_women},
};

Error broken() { return Error(message::pack_table_broken, {{"path", "earlier_benefits.toml"}}); }

std::optional<Error> read_shares(toml::table const& table, BenefitShares& shares) {
    auto read = [&](std::string_view name, double& share) {
        share = table[name].value_or(-1.0);
        return share >= 0 && share <= 1;
    };
    for (auto const& named : named_shares)
        if (!read(named.name, shares.*named.share)) return broken();
    for (int i = 0; i < benefit_count; ++i)
        if (!read(identifiers[std::size_t(i)], shares.enrolled[i])) return broken();
    return std::nullopt;
}

std::optional<Error> read_limits(toml::table const& table, BenefitLimits& limits) {
    for (auto const& named : named_limits) {
        auto value = table[named.name].value<int>();
        if (!value || *value <= 0) return broken();
        limits.*named.limit = *value;
    }
    return std::nullopt;
}

std::optional<BenefitAmount> read_amount(toml::table const& table) {
    auto found = std::ranges::find(identifiers, table["benefit"].value_or(std::string_view()));
    auto yuan = table["yuan"].value<int>(), from = table["from"].value<int>();
    if (found == identifiers.end() || !yuan || !from) return std::nullopt;
    return BenefitAmount{Benefit(found - identifiers.begin()), table["group"].value_or(std::string()), *from, table["to"].value_or(299912), *yuan};
}

}  // namespace

std::string_view identifier_of(Benefit benefit) { return identifiers[std::size_t(benefit)]; }
std::string_view name_of(Benefit benefit) { return names[std::size_t(benefit)]; }

int EarlierBenefits::yuan_of(Benefit benefit, std::string_view group, bool rural, int month) const {
    auto own = std::string(group) + (rural ? "_rural" : "_urban");
    for (auto const& amount : amounts)
        if (amount.benefit == benefit && month >= amount.from && month <= amount.to && (amount.group == group || amount.group == own)) return amount.yuan;
    return 0;
}

Result<EarlierBenefits> read_earlier_benefits(std::string_view text) {
    EarlierBenefits benefits;
    try {
        auto file = toml::parse(text);
        auto shares = file["share"].as_table(), limits = file["limit"].as_table();
        auto amounts = file["amount"].as_array();
        if (!shares || !limits || !amounts) return std::unexpected(broken());
        if (auto error = read_shares(*shares, benefits.shares)) return std::unexpected(*error);
        if (auto error = read_limits(*limits, benefits.limits)) return std::unexpected(*error);
        for (auto const& node : *amounts) {
            auto amount = node.is_table() ? read_amount(*node.as_table()) : std::nullopt;
            if (!amount) return std::unexpected(broken());
            benefits.amounts.push_back(std::move(*amount));
        }
    } catch (toml::parse_error const&) {
        return std::unexpected(broken());
    }
    return benefits;
}

}  // namespace jiayu::synth
