// The benefits office's papers agree with the lives of the people that they are about.
#include "base/date.hpp"
#include "synth/invented_district.hpp"
#include "synth/office_families.hpp"
#include "synth/simulation.hpp"

namespace jiayu::synth {

namespace {

struct District {
    explicit District(Date as_of) : settings(settings_of_test(30'000, 3)) {
        settings.as_of = to_days(as_of);
        settings.first_day = to_days(*make_date(int(as_of.year()) - 9, 1, 1));
        materials = std::make_unique<Materials>(materials_of_test(settings));
        population = Simulation(*materials, settings).run();
        mistyper = std::make_unique<Mistyper>(*materials);
        world = std::make_unique<World>(world_of(population, *materials, settings, *mistyper));
    }
    std::int64_t count(auto const& is_counted) const { return std::ranges::count_if(world->office.payments, is_counted); }

    Settings settings;
    std::unique_ptr<Materials> materials;
    Population population;
    std::unique_ptr<Mistyper> mistyper;
    std::unique_ptr<World> world;
};

}  // namespace

TEST(OfficeRecords, CertificatesAreOfMothersWhoHadOneChildThen) {
    District district(*make_date(2020, 12, 31));
    auto families = families_of(*district.world);
    int certificates = 0, disabilities = 0;
    for (auto const& document : district.world->office.documents) {
        EXPECT_LE(document.issued, district.settings.as_of);
        EXPECT_TRUE(district.world->person(document.holder).alive_on(document.issued));
        disabilities += document.kind == DocumentKind::disability_certificate && document.grade >= 1 && document.grade <= 4;
        if (document.kind != DocumentKind::one_child_certificate || district.world->person(document.holder).sex == 1) continue;
        ++certificates;
        auto const& family = families[std::size_t(document.holder)];
        ASSERT_EQ(document.child, family.child[0]);
        EXPECT_LT(district.world->person(document.child).born, document.issued);
        EXPECT_LE(year_of(document.issued), 2015);
        if (family.count > 1) {
            EXPECT_GT(district.world->person(family.child[1]).born, document.issued);
        }
    }
    EXPECT_GT(certificates, 1'000);
    EXPECT_GT(disabilities, 150);
}

TEST(OfficeRecords, PaymentsKeepToAgesAmountsAndDays) {
    District district(*make_date(2020, 12, 31));
    auto const& world = *district.world;
    int early = 0, rewards = 0;
    for (auto const& payment : world.office.payments) {
        if (payment.status == PaymentStatus::stopped) {
            EXPECT_EQ(payment.yuan, 0);
            continue;
        }
        EXPECT_LE(payment.paid_on, district.settings.as_of);
        EXPECT_GT(payment.yuan, 0);
        EXPECT_NE(payment.benefit, Benefit::childcare_subsidy) << "there was none before 2025";
        if (payment.benefit != Benefit::rural_reward) continue;
        ++rewards;
        EXPECT_EQ(payment.yuan, 80 * months_in(payment.from_month, payment.to_month));
        early += year_of(world.person(payment.payee).born) + 60 > payment.start_year;
    }
    EXPECT_GT(rewards, 1'000);
    EXPECT_LT(early, rewards / 20);
    EXPECT_GT(early, 0);
}

TEST(OfficeRecords, ALineIsPaidOnceButForWhatTheRatesSay) {
    District district(*make_date(2020, 12, 31));
    std::map<std::tuple<PersonIndex, Benefit, int>, int> paid;
    for (auto const& payment : district.world->office.payments)
        if (payment.status == PaymentStatus::paid && !payment.once) ++paid[{payment.payee, payment.benefit, payment.year}];
    auto twice = std::ranges::count_if(paid, [](auto const& entry) { return entry.second > 1; });
    auto rate = district.settings.rates.cases.payment_twice;
    EXPECT_GT(twice, 0);
    EXPECT_LT(double(twice), double(paid.size()) * rate * 3);
}

TEST(OfficeRecords, ADistrictOf2026PaysTheChildcareSubsidyByMonthsAndByYears) {
    District district(*make_date(2026, 6, 30));
    int by_months = 0, by_years = 0;
    for (auto const& payment : district.world->office.payments) {
        if (payment.benefit != Benefit::childcare_subsidy) continue;
        EXPECT_GE(payment.year, 2025);
        auto born = month_of(district.world->person(payment.child).born);
        EXPECT_GE(born, 202201);
        if (born >= 202501) {
            ++by_years;
            EXPECT_EQ(payment.yuan, 3'600);
        } else {
            ++by_months;
            EXPECT_EQ(payment.yuan, 300 * months_in(payment.from_month, payment.to_month));
        }
    }
    EXPECT_GT(by_months, 200);
    EXPECT_GT(by_years, 50);
    EXPECT_GT(district.count([](Payment const& payment) { return payment.benefit == Benefit::special_support; }), 50);
}

TEST(EarlierBenefits, KnowTheRateOfAMonthAndTellTownFromVillage) {
    auto benefits = read_earlier_benefits(read_file(packs_of_source() / "demo/earlier_benefits.toml"));
    ASSERT_TRUE(benefits);
    EXPECT_EQ(benefits->yuan_of(Benefit::special_support, "death", true, 201506), 170);
    EXPECT_EQ(benefits->yuan_of(Benefit::special_support, "death", false, 201506), 340);
    EXPECT_EQ(benefits->yuan_of(Benefit::special_support, "death", true, 202206), 450);
    EXPECT_EQ(benefits->yuan_of(Benefit::special_support, "death", true, 202207), 590);
    EXPECT_EQ(benefits->yuan_of(Benefit::childcare_subsidy, "", false, 202412), 0);
    EXPECT_FALSE(read_earlier_benefits("[share]\n"));
}

}  // namespace jiayu::synth
