#include <cmath>

#include "base/date.hpp"
#include "synth/published_figures.hpp"
#include "synth/simulation.hpp"

namespace jiayu::synth {

namespace {

// Gompertz: mortality doubles every seven years; women's is lower by two fifths. Scaled each year to the figure.
double death_hazard(Person const& person, Day day) {
    auto age = double(day - person.born) / 365.25;
    if (age < 1) return 0.004;
    auto hazard = 2.5e-5 * std::exp(0.0964 * age) + 0.0002;
    return std::min(0.6, person.sex == 1 ? hazard : hazard * 0.62);
}

}  // namespace

void Simulation::live_year(int year) {
    let_die(year);
    leave_and_move(year);
    marry_year(year);
    divorce(year);
    bear_year(year);
    move_hukou(year);
    auto end = std::min(to_days(*make_date(year, 12, 31)), settings_.as_of);
    auto first_year = year_of(settings_.first_day), last_year = year_of(settings_.as_of);
    // Residents grow evenly to the number asked for.
    auto progress = double(year - first_year + 1) / (last_year - first_year + 1);
    auto start_share = 0.955;
    auto wanted = std::int64_t(double(settings_.residents) * (start_share + (1 - start_share) * progress));
    settle_inflow(wanted - count_residents(end), to_days(*make_date(year, 1, 1)), end - 1);
}

void Simulation::let_die(int year) {
    auto& persons = population_.persons;
    auto middle = to_days(*make_date(year, 7, 1));
    std::array<double, 2> expected{}, alive{};  // [hukou]
    for (auto const& person : persons) {
        if (!person.alive_on(middle) || !(person.has_hukou_on(middle) || person.resident_on(middle))) continue;
        expected[person.has_hukou_on(middle)] += death_hazard(person, middle);
        alive[person.has_hukou_on(middle)] += 1;
    }
    auto wanted = std::array{alive[0] * figures::inflow_deaths_per_mille / 1000, alive[1] * figures::of_year(figures::deaths, year) / 1000};
    for (std::size_t i = 0; i < persons.size(); ++i) {
        auto& person = persons[i];
        if (!person.alive_on(middle) || !(person.has_hukou_on(middle) || person.resident_on(middle))) continue;
        auto hukou = person.has_hukou_on(middle);
        if (!random_.chance(std::min(0.9, death_hazard(person, middle) * wanted[hukou] / std::max(1.0, expected[hukou])))) continue;
        person.died = std::max(person.born, day_in(year));
        close_spell(PersonIndex(i), person.died);
        if (person.partnership < 0 || population_.partnerships[person.partnership].ended != never) continue;
        auto& couple = population_.partnerships[person.partnership];
        couple.ended = person.died;
        auto& left = persons[couple.husband == PersonIndex(i) ? couple.wife : couple.husband];
        if (!left.alive_on(person.died)) continue;
        left.marital = Marital::widowed;
        left.marital_changed = person.died;
    }
}

void Simulation::divorce(int year) {
    auto& persons = population_.persons;
    auto count = population_.partnerships.size();
    for (std::size_t i = 0; i < count; ++i) {
        auto& couple = population_.partnerships[i];
        auto day = day_in(year);
        if (couple.ended != never || day - couple.married < 200) continue;
        auto& wife = persons[couple.wife];
        auto& husband = persons[couple.husband];
        auto age = double(day - wife.born) / 365.25;
        if (!random_.chance(age < 30 ? 0.012 : age < 45 ? 0.010 : age < 60 ? 0.003 : 0.0005)) continue;
        if (!wife.alive_on(day) || !husband.alive_on(day)) continue;
        couple.ended = day;
        couple.divorced = true;
        wife.marital = husband.marital = Marital::divorced;
        wife.marital_changed = husband.marital_changed = day;
        // The wife moves out, with hukou or without.
        if (wife.household != husband.household || !wife.has_hukou_on(day)) continue;
        wife.household = add_household(false);
    }
}

// Incomers leave as households; some move within the district and are registered anew; people with hukou work elsewhere for years.
void Simulation::leave_and_move(int year) {
    auto& persons = population_.persons;
    std::vector<std::int8_t> fate(population_.households.size());  // 0 stays, 1 leaves, 2 moves
    std::vector<Day> on(population_.households.size());
    for (std::size_t i = 0; i < fate.size(); ++i) {
        auto lot = random_.uniform();
        fate[i] = lot < 0.105 ? 1 : lot < 0.17 ? 2 : 0;
        on[i] = day_in(year);
    }
    std::vector<Home> moved_to(fate.size());
    for (std::size_t i = 0; i < fate.size(); ++i)
        if (fate[i] == 2) moved_to[i] = materials_.places.draw_home(random_, materials_.places.draw_place(random_, true));
    std::vector<bool> household_moved(fate.size()), registered(fate.size());
    for (std::size_t i = 0; i < persons.size(); ++i) {
        auto& person = persons[i];
        auto household = person.household;
        if (household < 0 || std::size_t(household) >= fate.size()) continue;
        auto day = on[household];
        if (!person.alive_on(day) || person.born >= day) continue;
        if (person.has_hukou_on(day)) {
            registered[household] = true;
            auto age = double(day - person.born) / 365.25;
            if (person.away_on(day) ? false : person.away_from == never && age > 17 && age < 45 && random_.chance(0.011)) {
                person.away_from = day_in(year);
                if (person.away_from > person.died) person.away_from = never;
            } else if (person.away_on(day) && random_.chance(0.13)) {
                person.away_to = std::max(person.away_from + 60, day_in(year));
            }
            continue;
        }
        if (!fate[household] || person.here_to != never || person.here_from > day - 20) continue;
        if (fate[household] == 1) {
            person.here_to = day;
            close_spell(PersonIndex(i), day);
            continue;
        }
        close_spell(PersonIndex(i), day);
        auto& at = population_.households[household];
        if (!household_moved[household]) {
            at.former_home = at.home;
            at.home = at.hukou_home = moved_to[household];
            at.moved_on = day;
            household_moved[household] = true;
        }
        open_spell(PersonIndex(i), day);
    }
    // Families with hukou move house within the district; every second takes the registration along.
    for (std::size_t i = 0; i < fate.size(); ++i) {
        auto& at = population_.households[i];
        if (household_moved[i] || !registered[i] || !random_.chance(0.03)) continue;
        if (at.moved_on != always && at.moved_on > settings_.first_day) continue;
        at.former_home = at.home;
        at.home = materials_.places.draw_home(random_, materials_.places.draw_place(random_, true));
        at.moved_on = on[i];
        if (random_.chance(0.5)) at.hukou_home = at.home;
    }
}

// Out: young people take their hukou away. In: incomers' households become local.
void Simulation::move_hukou(int year) {
    auto& persons = population_.persons;
    std::vector<Day> becomes_local(population_.households.size(), never);
    for (auto& day : becomes_local)
        if (random_.chance(0.011)) day = day_in(year);
    for (std::size_t i = 0; i < persons.size(); ++i) {
        auto& person = persons[i];
        auto day = day_in(year);
        auto age = double(day - person.born) / 365.25;
        if (person.household < 0 || !person.alive_on(day) || age < 0) continue;
        if (person.has_hukou_on(day)) {
            if (age > 18 && age < 36 && person.partnership < 0 && person.hukou_from < day - 400 && random_.chance(0.012)) person.hukou_to = day;
            continue;
        }
        auto local_on = becomes_local[person.household];
        if (local_on == never || person.hukou_from != never || person.here_to != never || person.here_from > local_on - 400) continue;
        if (!person.alive_on(local_on)) continue;
        person.hukou_from = local_on;
        person.hukou_reason = HukouReason::move_in;
        person.here_to = local_on;
        close_spell(PersonIndex(i), local_on);
    }
}

}  // namespace jiayu::synth
