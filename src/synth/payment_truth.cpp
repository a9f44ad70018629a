// H01–H06: what the rolls paid against what the files say of the people; H07 is seen on the row alone.
#include <fmt/compile.h>

#include "base/date.hpp"
#include "synth/office_families.hpp"
#include "synth/register_truth.hpp"

namespace jiayu::synth {

namespace {

constexpr std::uint16_t office_alone = 1u << int(Department::benefits_office);

void plant_row(std::string& planted, std::string_view kind, std::string const& file, OfficeRow const& row, PersonIndex payee) {
    fmt::format_to(std::back_inserter(planted), FMT_COMPILE("{},{},{},subject,{},benefit,,\n"), kind, file, row.row, payee + 1);
}

// For a childcare subsidy the child, else who is paid.
PersonIndex entitled_of(Payment const& payment) { return payment.benefit == Benefit::childcare_subsidy ? payment.child : payment.payee; }

}  // namespace

Day RegisterTruth::death_of_record(PersonIndex person) const {
    auto const& known = known_[std::size_t(person)];
    return known.died_household != never ? known.died_household : known.died_community;
}

// A line is of whose valid number it carries: of a husband's with his wife's number the register speaks as of hers. A child's birth date
// stands beside its number and says otherwise.
Payment RegisterTruth::payment_of(OfficeRow const& row) const {
    auto payment = world_.office.payments[std::size_t(row.record)];
    auto payee = row.payee_number ? owner_of(row.payee_number) : nobody;
    if (payee != nobody) payment.payee = payee;
    return payment;
}

void RegisterTruth::merge_office(std::vector<OfficeRow> const& rows, std::string const& path) {
    if (rows.empty()) return;
    if (files_.empty() || files_.back() != path) files_.push_back(path);
    for (auto const& row : rows) {
        if (row.is_payment) {
            payment_rows_.push_back({std::int32_t(files_.size()) - 1, row});
            continue;
        }
        auto const& document = world_.office.documents[std::size_t(row.record)];
        if (document.kind == DocumentKind::disability_certificate) disabilities_.push_back({document.holder, document.grade});
    }
}

void RegisterTruth::judge_payment(OfficeRow const& row, std::string const& file, std::string& planted) const {
    auto const payment = payment_of(row);
    auto const& limits = world_.materials.benefits.limits;
    auto plant = [&](std::string_view kind) { plant_row(planted, kind, file, row, payment.payee); };
    auto too_early = [&](int age) {
        auto birth = known_[std::size_t(payment.payee)].birth;
        return birth != never && year_of(birth) + age > payment.start_year;
    };
    auto of_child = payment.ground == PaymentGround::death || payment.ground == PaymentGround::disability;
    if (payment.benefit == Benefit::rural_reward && too_early(limits.reward_age)) plant("reward_too_early");
    if (of_child && world_.person(payment.payee).sex == 2 && too_early(limits.support_age)) plant("support_too_early");
    if (payment.ground == PaymentGround::disability && known_[std::size_t(payment.child)].departments != office_alone) {
        auto grade = std::ranges::lower_bound(disabilities_, std::pair(payment.child, std::uint8_t(0)));
        if (grade == disabilities_.end() || grade->first != payment.child || grade->second > limits.disability_grade_most) plant("disability_unproved");
    }
    if (payment.status != PaymentStatus::paid || !payment.to_month) return;
    auto died = death_of_record(entitled_of(payment));
    // Of the year in which a child dies the subsidy is paid all the same.
    auto subsidy = payment.benefit == Benefit::childcare_subsidy;
    auto beyond = died != never && (subsidy ? payment.to_month / 100 > year_of(died) : payment.to_month > month_of(died));
    if (beyond && payment.paid_on > died) plant("payment_after_death");
    auto birth = subsidy ? known_[std::size_t(payment.child)].birth : never;
    if (birth != never && payment.to_month > months_later(month_of(birth), limits.subsidy_months)) plant("subsidy_too_long");
}

// The same benefit for the same person and period, on two lines that were both paid.
void RegisterTruth::judge_paid_twice(std::string& planted) const {
    struct Line {
        std::tuple<PersonIndex, Benefit, int> about;
        std::size_t at;
    };
    std::vector<Line> lines;
    for (std::size_t at = 0; at < payment_rows_.size(); ++at) {
        auto const payment = payment_of(payment_rows_[at].second);
        if (payment.status == PaymentStatus::paid) lines.push_back({{entitled_of(payment), payment.benefit, payment.once ? 0 : payment.year}, at});
    }
    std::ranges::stable_sort(lines, {}, &Line::about);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto like = [&](std::size_t j) { return j < lines.size() && lines[j].about == lines[i].about; };
        if (!like(i - 1) && !like(i + 1)) continue;
        auto const& [file, row] = payment_rows_[lines[i].at];
        plant_row(planted, "payment_twice", files_[std::size_t(file)], row, world_.office.payments[std::size_t(row.record)].payee);
    }
}

void RegisterTruth::judge_payments(std::string& planted) const {
    for (auto const& [file, row] : payment_rows_) judge_payment(row, files_[std::size_t(file)], planted);
    judge_paid_twice(planted);
}

}  // namespace jiayu::synth
