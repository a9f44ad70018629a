// Lines of the rolls: a claim over months becomes a line a year, with what the earlier system got wrong about it.
#pragma once
#include "synth/issue_documents.hpp"

namespace jiayu::synth {

struct Claim {
    PersonIndex payee = nobody, child = nobody;
    Benefit benefit = Benefit::rural_reward;
    PaymentGround ground = PaymentGround::none;
    std::string_view group = "";
    int from = 0, to = 0;  // YYYYMM
    int start_year = 0;
};

class PaymentLines {
public:
    explicit PaymentLines(World const& world);

    void pay_years(Claim const& claim);                          // in autumn, for the months of the year
    void pay_once(Claim const& claim, Day day);                  // some time after the day
    void pay_subsidy(PersonIndex child, PersonIndex payee);      // childcare: by quarters from 2025
    int first_year() const { return first_year_; }
    int last_year() const { return last_year_; }
    std::vector<Payment> take() { return std::move(lines_); }

private:
    void pay_year(Claim const& claim, int year, bool kept);
    void add(Claim const& claim, Payment line);
    void add_again(Payment line, Day days, std::uint8_t repeat);
    int yuan_of(Claim const& claim, int from, int to) const;
    Day subsidy_day(PersonIndex child, int year) const;
    std::pair<int, int> subsidy_months(PersonIndex child, int year) const;  // first and last, YYYYMM
    bool chance(OfficeTopic topic, std::int64_t about, double share) const { return office_chance(world_, topic, std::uint64_t(about), share); }

    World const& world_;
    CaseRates const& cases_;
    BenefitLimits const& limits_;
    int first_year_, last_year_;
    std::vector<Payment> lines_;
};

}  // namespace jiayu::synth
