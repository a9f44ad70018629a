#include "base/date.hpp"
#include "synth/published_figures.hpp"
#include "synth/simulation.hpp"

namespace jiayu::synth {

namespace {

constexpr int year_days = 365;
int age_on(Person const& person, Day day) { return int((day - person.born) / 365.25); }

double married_share(int age) {
    if (age < 21) return 0;
    if (age < 25) return 0.34;
    if (age < 30) return 0.80;
    if (age < 35) return 0.92;
    return age < 62 ? 0.955 : age < 75 ? 0.88 : 0.7;
}

// How many children a mother of that year has at most in the district's families: large families to 1940, then the one-child years.
int children_most(Person const& mother, int birth_year, PersonIndex index) {
    auto lot = Random(std::uint64_t(index) * 77 + mother.born).uniform();
    if (birth_year < 1935) return 3 + int(lot * 3);
    if (birth_year < 1950) return 2 + int(lot * 2.2);
    if (birth_year < 1956) return lot < 0.45 ? 1 : 2;
    return lot < 0.84 ? 1 : 2;
}

}  // namespace

void Simulation::settle_hukou() {
    draw_by_pyramid(std::int64_t(double(settings_.residents) * figures::hukou_share_first));
    match_couples();
    assign_mothers();
    date_marriages();
    settle_singles();
    name_everybody_from(0);
}

void Simulation::draw_by_pyramid(std::int64_t count) {
    std::vector<double> cumulative;
    double total = 0;
    for (auto share : figures::age_groups) cumulative.push_back(total += share);
    for (std::int64_t i = 0; i < count; ++i) {
        auto group = int(draw(random_, cumulative));
        auto born = settings_.first_day - 1 - Day((group * 5 + 5 * random_.uniform()) * 365.25);
        auto male = group < 4 ? 0.522 : group < 12 ? 0.488 : group < 15 ? 0.482 : 0.41;
        auto place = random_.uniform();
        auto prefix = place < 0.84 || group < 4 ? materials_.local_prefix_of(year_of(born)) : materials_.draw_origin(random_, place < 0.95);
        auto index = add_person(random_.chance(male) ? 1 : 2, born, prefix);
        population_.persons[index].hukou_from = always;
        if (group >= 3 && group < 10 && random_.chance(0.075)) {
            population_.persons[index].away_from = settings_.first_day - Day(random_.between(30, 1800));
        }
    }
}

void Simulation::match_couples() {
    auto& persons = population_.persons;
    std::map<int, std::vector<PersonIndex>> men;
    for (std::size_t i = 0; i < persons.size(); ++i)
        if (persons[i].sex == 1) men[year_of(persons[i].born)].push_back(PersonIndex(i));
    for (std::size_t i = 0; i < persons.size(); ++i) {
        auto& wife = persons[i];
        if (wife.sex != 2 || !random_.chance(married_share(age_on(wife, settings_.first_day)))) continue;
        for (int attempt = 0; attempt < 5; ++attempt) {
            auto& bucket = men[year_of(wife.born) - int(std::lround(1.8 + 2.2 * normal()))];
            if (bucket.empty()) continue;
            auto husband = bucket.back();
            if (age_on(persons[husband], settings_.first_day) < 23) continue;
            bucket.pop_back();
            Partnership couple{husband, PersonIndex(i)};
            couple.registered_here = true;
            wife.partnership = persons[husband].partnership = std::int32_t(population_.partnerships.size());
            wife.marital = persons[husband].marital = Marital::married;
            population_.partnerships.push_back(couple);
            break;
        }
    }
}

bool Simulation::give_mother(PersonIndex child, int tries, int extra_children) {
    auto& persons = population_.persons;
    auto born = persons[child].born;
    auto year = year_of(born);
    for (int attempt = 0; attempt < tries; ++attempt) {
        auto age = year >= 1975 ? 25.3 + 3.0 * normal() : 26.5 + 4.5 * normal();
        auto& bucket = wives_[year - int(std::lround(std::clamp(age, 21.0, 42.0)))];
        if (bucket.empty()) continue;
        auto mother = bucket[random_.below(bucket.size())];
        auto father = population_.partnerships[persons[mother].partnership].husband;
        if (persons[mother].children >= children_most(persons[mother], year_of(persons[mother].born), mother) + extra_children) continue;
        if (born - persons[father].born < 22 * year_days + 200 || born - persons[mother].born < 20 * year_days + 200) continue;
        // Children are given oldest first.
        if (last_birth_[mother] != always && born - last_birth_[mother] < 420) continue;
        persons[child].mother = mother;
        persons[child].father = father;
        persons[child].birth_order = ++persons[mother].children;
        persons[father].children = persons[mother].children;
        last_birth_[mother] = born;
        return true;
    }
    return false;
}

void Simulation::assign_mothers() {
    auto& persons = population_.persons;
    std::vector<PersonIndex> order;
    for (std::size_t i = 0; i < persons.size(); ++i) order.push_back(PersonIndex(i));
    std::ranges::stable_sort(order, {}, [&](PersonIndex i) { return persons[i].born; });
    for (auto const& couple : population_.partnerships) wives_[year_of(persons[couple.wife].born)].push_back(couple.wife);
    for (auto i : order) {
        auto age = age_on(persons[i], settings_.first_day);
        if (age > 60 || persons[i].prefix / 100 != materials_.local_prefix / 100) continue;
        if (give_mother(i, age < 24 ? 12 : 5, 0) || age >= 24) continue;
        if (!give_mother(i, 60, 1)) give_mother(i, 60, 3);
    }
}

void Simulation::date_marriages() {
    auto& persons = population_.persons;
    std::vector<Day> first_child(persons.size(), never);
    for (auto const& person : persons)
        if (person.mother != nobody) first_child[person.mother] = std::min(first_child[person.mother], person.born);
    for (auto& couple : population_.partnerships) {
        auto& wife = persons[couple.wife];
        auto& husband = persons[couple.husband];
        auto legal = std::max(wife.born + 20 * 366, husband.born + 22 * 366);
        auto wished = first_child[couple.wife] != never ? first_child[couple.wife] - Day(random_.between(290, 900))
                                                        : wife.born + Day((23.5 + 2.2 * std::abs(normal())) * 365.25);
        couple.married = std::clamp(wished, legal, std::max(legal, settings_.first_day - 20));
        for (auto* person : {&wife, &husband}) {
            person->first_married = couple.married;
            if (couple.married - person->born < 29 * year_days || !random_.chance(0.12)) continue;
            person->marital = Marital::remarried;
            person->first_married = person->born + (22 * 366) + Day(random_.between(10, 900));
            person->marital_changed = couple.married;
        }
    }
}

void Simulation::settle_singles() {
    for (auto& person : population_.persons) {
        auto age = age_on(person, settings_.first_day);
        if (person.marital != Marital::single || age < 28) continue;
        auto lot = random_.uniform();
        auto widowed = age < 50 ? 0.04 : age < 60 ? 0.3 : age < 70 ? 0.7 : 0.92;
        auto divorced = age < 60 ? 0.35 : 0.03;
        if (lot >= widowed + divorced) continue;
        person.marital = lot < widowed ? Marital::widowed : Marital::divorced;
        person.first_married = person.born + 22 * 366 + Day(random_.between(30, 4 * year_days));
        auto earliest = person.first_married + 300;
        person.marital_changed = Day(random_.between(earliest, std::max<std::int64_t>(earliest, settings_.first_day - 30)));
    }
}

}  // namespace jiayu::synth
