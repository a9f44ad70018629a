// What the earlier system of the district's benefits office paid, and which shares of people it knew: packs/demo/earlier_benefits.toml.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace jiayu::synth {

enum class Benefit : std::uint8_t { rural_reward, special_support, enterprise_retirement, urban_unemployed, one_child_parents, childcare_subsidy };
inline constexpr int benefit_count = 6;
std::string_view identifier_of(Benefit benefit);  // as in packs/national/benefits
std::string_view name_of(Benefit benefit);        // as rolls write it

struct BenefitShares {
    double one_child_certificate = 0, one_child_second_parent = 0, certificate_ended = 0, disability = 0, disability_of_the_old = 0;
    double complication = 0, retirement_paper = 0, without_work = 0;
    double enrolled[benefit_count] = {};
};

// By which the earlier system judged; ages in years.
struct BenefitLimits {
    int reward_age = 0, reward_born_from = 0, support_age = 0, disability_grade_most = 0, one_child_age = 0, subsidy_months = 0;
    int subsidy_from = 0;      // YYYYMM
    int subsidy_born_from = 0;
    int retirement_age_of_men = 0, retirement_age_of_women = 0;
};

struct BenefitAmount {
    Benefit benefit;
    std::string group;   // empty: everybody
    int from, to;        // YYYYMM
    int yuan;            // a month; of one-time benefits at once
};

struct EarlierBenefits {
    BenefitShares shares;
    BenefitLimits limits;
    std::vector<BenefitAmount> amounts;

    // The rate in force in a month, of a group or of its townspeople or villagers alone; 0 where there was none.
    int yuan_of(Benefit benefit, std::string_view group, bool rural, int month) const;
};

Result<EarlierBenefits> read_earlier_benefits(std::string_view toml);

}  // namespace jiayu::synth
