#include "synth/payment_lines.hpp"

#include "synth/kinship.hpp"

namespace jiayu::synth {

namespace {

constexpr int roll_years = 4;
constexpr int year_months = 12;

// Who had the account opened instead: the spouse, else a child, else a parent.
PersonIndex somebody_near(World const& world, Payment const& line) {
    if (auto spouse = spouse_of(world, line.payee); spouse != nobody) return spouse;
    return line.child != nobody ? line.child : world.person(line.payee).mother;
}

}  // namespace

PaymentLines::PaymentLines(World const& world)
    : world_(world), cases_(world.settings.rates.cases), limits_(world.materials.benefits.limits),
      first_year_(std::max(year_of(world.settings.first_day), year_of(world.as_of()) - roll_years + 1)),
      last_year_(year_of(world.as_of())) {}

int PaymentLines::yuan_of(Claim const& claim, int from, int to) const {
    int yuan = 0;
    auto rural = is_rural(world_, claim.payee);
    for (auto month = from; month <= to; month = months_later(month, 1))
        yuan += world_.materials.benefits.yuan_of(claim.benefit, claim.group, rural, month);
    return yuan;
}

void PaymentLines::add(Claim const& claim, Payment line) {
    line.payee = line.holder = claim.payee;
    line.child = claim.child;
    line.benefit = claim.benefit;
    line.ground = claim.ground;
    line.start_year = std::int16_t(claim.start_year);
    if (line.paid_on != never && (line.paid_on > world_.as_of() || line.yuan <= 0)) return;
    auto about = (std::int64_t(claim.child == nobody ? claim.payee : claim.child) * 64 + line.year % 8 * 8 + int(claim.benefit)) * 2 + (claim.payee % 2);
    if (line.status == PaymentStatus::paid && chance(OfficeTopic::other_account, about, cases_.account_of_other))
        if (auto near = somebody_near(world_, line); near != nobody) line.holder = near;
    auto comes_back = line.status == PaymentStatus::paid && chance(OfficeTopic::returned, about, cases_.payment_returned);
    auto twice = line.status == PaymentStatus::paid && !comes_back && chance(OfficeTopic::twice, about, cases_.payment_twice);
    if (comes_back) line.status = PaymentStatus::returned;
    lines_.push_back(line);
    line.status = PaymentStatus::paid;
    if (comes_back) add_again(line, 40, 1);
    if (twice) add_again(line, 25, 2);
}

void PaymentLines::add_again(Payment line, Day days, std::uint8_t repeat) {
    line.paid_on += days;
    line.repeat = repeat;
    if (line.paid_on <= world_.as_of()) lines_.push_back(line);
}

void PaymentLines::pay_years(Claim const& claim) {
    auto died = world_.person(claim.payee).died;
    auto kept = died <= world_.as_of() && chance(OfficeTopic::after_death, claim.payee, cases_.payment_after_death);
    auto last = died <= world_.as_of() ? std::min(last_year_, year_of(died) + 1) : last_year_;
    for (auto year = std::max(first_year_, claim.from / 100); year <= last; ++year) pay_year(claim, year, kept);
}

void PaymentLines::pay_year(Claim const& claim, int year, bool kept) {
    auto from = std::max(claim.from, year * 100 + 1), to = std::min(claim.to, year * 100 + 12);
    auto paid_on = day_of_month(year * 100 + 10, 8) + Day(office_draw(world_, OfficeTopic::payday, std::uint64_t(claim.payee), 40));
    auto died = world_.person(claim.payee).died;
    // To the month of death; who died after the day of payment was paid for the whole year in good faith.
    if (!kept && died <= paid_on) to = std::min(to, month_of(died));
    if (months_in(from, to)) return add(claim, {.year = std::int16_t(year), .from_month = from, .to_month = to, .yuan = yuan_of(claim, from, to), .paid_on = paid_on});
    if (died > world_.as_of() || year != year_of(died) + 1 || paid_on > world_.as_of() || !chance(OfficeTopic::stopped, claim.payee, 0.5)) return;
    add(claim, {.status = PaymentStatus::stopped, .year = std::int16_t(year)});
}

void PaymentLines::pay_once(Claim const& claim, Day day) {
    auto paid_on = day + 60 + Day(office_draw(world_, OfficeTopic::payday, std::uint64_t(claim.payee), 150));
    auto year = year_of(paid_on);
    if (year < first_year_ || year > last_year_ || !world_.person(claim.payee).alive_on(paid_on)) return;
    auto month = month_of(paid_on);
    auto yuan = world_.materials.benefits.yuan_of(claim.benefit, claim.group, is_rural(world_, claim.payee), month);
    auto dated = claim;
    dated.start_year = year;
    add(dated, {.once = true, .year = std::int16_t(year), .yuan = yuan, .paid_on = paid_on});
}

// The last month of a quarter; the first were paid in the third quarter of the first year.
Day PaymentLines::subsidy_day(PersonIndex child, int year) const {
    auto least = std::max(world_.person(child).born + 45, day_of_month(months_later(limits_.subsidy_from, 8), 1));
    auto quarter = int(office_draw(world_, OfficeTopic::payday, std::uint64_t(child), 4));
    for (; quarter < 4; ++quarter)
        if (auto day = day_of_month(year * 100 + quarter * 3 + 3, 20); day >= least) return day;
    return never;
}

// Of children born since the subsidy began a whole year's amount for each year of life, of others by the months of the calendar year.
std::pair<int, int> PaymentLines::subsidy_months(PersonIndex child, int year) const {
    auto born = month_of(world_.person(child).born), third = months_later(born, limits_.subsidy_months);
    if (born >= limits_.subsidy_from) {
        auto from = year * 100 + born % 100;
        return {from, from < third ? months_later(from, year_months - 1) : 0};
    }
    auto too_long = third / 100 == year && chance(OfficeTopic::too_long, child, cases_.subsidy_too_long);
    return {year * 100 + 1, too_long ? year * 100 + 12 : std::min(year * 100 + 12, third)};
}

void PaymentLines::pay_subsidy(PersonIndex child, PersonIndex payee) {
    auto const& person = world_.person(child);
    auto begin = std::max(month_of(person.born), limits_.subsidy_from) / 100;
    auto kept = chance(OfficeTopic::after_death, child, cases_.payment_after_death);
    Claim claim{.payee = payee, .child = child, .benefit = Benefit::childcare_subsidy, .start_year = begin};
    for (auto year = std::max(first_year_, begin); year <= last_year_; ++year) {
        auto [from, to] = subsidy_months(child, year);
        auto paid_on = subsidy_day(child, year);
        if (paid_on == never || paid_on > world_.as_of() || !months_in(from, to)) continue;
        if (person.died <= world_.as_of() && year > year_of(person.died) + (kept ? 1 : 0)) continue;
        add(claim, {.year = std::int16_t(year), .from_month = from, .to_month = to, .yuan = yuan_of(claim, from, to), .paid_on = paid_on});
    }
}

}  // namespace jiayu::synth
