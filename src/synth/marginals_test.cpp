// The invented people against the published figures; tolerances are stated beside each.
#include "synth/invented_district.hpp"
#include "synth/published_figures.hpp"
#include "synth/simulation.hpp"

namespace jiayu::synth {

namespace {

struct Marginals {
    double residents = 0, hukou = 0, hukou_men = 0, births_2020 = 0, deaths_2020 = 0, boys = 0, girls = 0;
    std::set<std::int32_t> households;
};

Marginals marginals_of(Population const& population, Settings const& settings) {
    Marginals m;
    auto as_of = settings.as_of, new_year = to_days(*make_date(2020, 1, 1));
    for (auto const& person : population.persons) {
        if (person.known_to == 0 || person.household < 0) continue;
        auto hukou = person.born <= as_of && person.alive_on(as_of) && person.has_hukou_on(as_of);
        m.hukou += hukou;
        m.hukou_men += hukou && person.sex == 1;
        if (person.resident_on(as_of)) {
            m.residents += 1;
            m.households.insert(person.household);
        }
        auto of_hukou = person.hukou_from != never;
        m.births_2020 += of_hukou && person.hukou_reason == HukouReason::birth && person.born >= new_year;
        m.deaths_2020 += of_hukou && person.died >= new_year && person.died <= as_of && person.has_hukou_on(person.died - 1);
        if (person.born >= settings.first_day) (person.sex == 1 ? m.boys : m.girls) += 1;
    }
    return m;
}

}  // namespace

TEST(marginals, come_near_the_published_figures) {
    auto settings = settings_of_test(60'000, 3);
    auto materials = materials_of_test(settings);
    auto m = marginals_of(Simulation(materials, settings).run(), settings);
    EXPECT_NEAR(m.residents / 60'000, 1, 0.01);
    EXPECT_NEAR(m.hukou / m.residents, figures::hukou_share, 0.03);
    EXPECT_NEAR(m.hukou_men / m.hukou, figures::hukou_male_share, 0.015);
    EXPECT_NEAR(m.residents / double(m.households.size()), figures::household_size, 0.12);
    // Random years of some 270 events: 1.5 per mille is three standard deviations.
    EXPECT_NEAR(1000 * m.births_2020 / m.hukou, figures::hukou_births_per_mille_2020, 1.5);
    EXPECT_NEAR(1000 * m.deaths_2020 / m.hukou, figures::hukou_deaths_per_mille_2020, 1.5);
    EXPECT_NEAR(100 * m.boys / m.girls, 106, 8);
}

TEST(marginals, numbers_are_unique_and_of_invented_provinces) {
    auto settings = settings_of_test(20'000, 4);
    auto materials = materials_of_test(settings);
    auto population = Simulation(materials, settings).run();
    std::set<std::tuple<std::uint32_t, Day, std::uint16_t>> numbers;
    for (auto const& person : population.persons) {
        EXPECT_GE(person.prefix / 10'000, 92u);
        EXPECT_TRUE(numbers.insert({person.prefix, person.born, person.order}).second);
        EXPECT_EQ(person.order % 2, person.sex % 2);
    }
}

TEST(marginals, kinship_is_possible) {
    auto settings = settings_of_test(20'000, 5);
    auto materials = materials_of_test(settings);
    auto population = Simulation(materials, settings).run();
    for (auto const& person : population.persons) {
        if (person.mother != nobody) {
            EXPECT_EQ(population.persons[person.mother].sex, 2);
        }
        if (person.father != nobody) {
            EXPECT_EQ(population.persons[person.father].sex, 1);
        }
        EXPECT_GE(person.died, person.born);
    }
    for (auto const& couple : population.partnerships) {
        EXPECT_GE(couple.married - population.persons[couple.husband].born, 22 * 365);
        EXPECT_GE(couple.married - population.persons[couple.wife].born, 20 * 365);
        EXPECT_GE(couple.ended, couple.married);
    }
}

}  // namespace jiayu::synth
