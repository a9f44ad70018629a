// Learning against a plain slow version of the same sums, and what it finds where the truth is known.
#include "linkage/estimate_levels.hpp"

#include <gtest/gtest.h>

#include "linkage/invented_records.hpp"
#include "linkage/link_records.hpp"

namespace jiayu::linkage {
namespace {

// Expectation and maximisation by products, a round a call; no rivals, one source.
struct SlowTrainer {
    Model model;
    std::vector<Chance> const& chances;
    std::vector<RuleSample> const& samples;
    ComparisonTable const& table;
    std::vector<std::vector<double>> start;
    std::vector<double> shares;

    SlowTrainer(Model initial, std::vector<Chance> const& by_chance, std::vector<RuleSample> const& of_rules, ComparisonTable const& compared)
        : model(std::move(initial)), chances(by_chance), samples(of_rules), table(compared), shares(of_rules.size(), 0.1) {
        for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
            auto& levels = model.comparisons[i].levels;
            double sum = 0;
            auto& own = start.emplace_back();
            for (std::size_t l = 0; l < levels.size(); ++l)
                sum += own.emplace_back(levels[l].m > 0 ? levels[l].m : l == 0 ? 0.85 : l + 1 == levels.size() ? 0.05 : 0.1 / double(levels.size() - 2));
            for (std::size_t l = 0; l < levels.size(); ++l) {
                own[l] /= sum;
                if (!levels[l].is_m_fixed) levels[l].m = own[l];
                if (!levels[l].is_u_fixed) levels[l].u = chances[i].share[l];
            }
        }
    }

    double probability(std::size_t rule, PatternCount const& count) const {
        double match = shares[rule] * std::sqrt(std::exp2(double(count.rarity))), stranger = 1 - shares[rule];
        for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
            auto level = level_of(count.pattern, i);
            if (!level || samples[rule].determined >> i & 1) continue;
            match *= model.comparisons[i].levels[level - 1].m;
            stranger *= model.comparisons[i].levels[level - 1].u;
        }
        return match / (match + stranger);
    }

    void round() {
        std::vector<std::array<double, 16>> sums(model.comparisons.size());
        std::vector<double> matches(samples.size());
        for (std::size_t rule = 0; rule < samples.size(); ++rule)
            for (auto const& count : samples[rule].patterns) {
                auto p = probability(rule, count) * double(count.pairs);
                matches[rule] += p;
                for (std::size_t i = 0; i < sums.size(); ++i)
                    if (!(samples[rule].determined >> i & 1)) sums[i][level_of(count.pattern, i)] += p;
            }
        for (std::size_t rule = 0; rule < samples.size(); ++rule) shares[rule] = (matches[rule] + 0.5) / (double(samples[rule].pairs) + 1);
        for (std::size_t i = 0; i < sums.size(); ++i) set_m(i, sums[i]);
        set_u();
    }

    void set_m(std::size_t i, std::array<double, 16> const& sums) {
        auto& levels = model.comparisons[i].levels;
        double total = 0, fixed = 0, free = 0;
        for (std::size_t l = 1; l <= levels.size(); ++l) total += sums[l];
        if (total == 0) return;
        auto weight = std::max(10.0, 0.002 * total);
        for (std::size_t l = 0; l < levels.size(); ++l) {
            if (!levels[l].is_m_fixed) levels[l].m = (sums[l + 1] + weight * start[i][l]) / (total + weight);
            (levels[l].is_m_fixed ? fixed : free) += levels[l].m;
        }
        for (auto& level : levels)
            if (!level.is_m_fixed) level.m *= (1 - fixed) / free;
    }

    double prior() const {
        double found = 0, recall = 0;
        for (std::size_t rule = 0; rule < samples.size(); ++rule) {
            found += shares[rule] * samples[rule].all_pairs;
            double part = 1;
            for (std::size_t i = 0; i < model.comparisons.size(); ++i)
                if (samples[rule].determined >> i & 1) part *= model.comparisons[i].levels[0].m;
            part *= std::pow(double(samples[rule].keyed) / double(table.rows()), 2);
            recall += part;
        }
        return found / recall / (double(table.rows()) * double(table.rows() - 1) / 2);
    }

    void set_u() {
        for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
            double sum = 0;
            for (std::size_t l = 0; l < model.comparisons[i].levels.size(); ++l) {
                auto& level = model.comparisons[i].levels[l];
                auto raw = chances[i].share[l];
                if (!level.is_u_fixed) sum += level.u = std::max(raw - prior() * level.m, 0.02 * raw);
            }
            for (auto& level : model.comparisons[i].levels)
                if (!level.is_u_fixed) level.u /= sum;
        }
    }
};

struct Prepared {
    Records records;
    ComparisonTable table;
    std::vector<Chance> chances;
    std::vector<RuleSample> samples;

    Prepared(Model const& model, Records made) : records(std::move(made)), table(*ComparisonTable::make(model, records)), chances(estimate_chance(model, table, records)) {
        samples = sample_rules(model, records, table, *Blocking::make(model, records));
    }
};

void expect_same_rounds(Model model, Prepared const& prepared) {
    SlowTrainer slow(model, prepared.chances, prepared.samples, prepared.table);
    model.training.rounds_max = 4;
    auto report = estimate_levels(model, prepared.chances, prepared.samples, prepared.table, prepared.records);
    ASSERT_GE(report.rounds, 3);
    for (int i = 0; i < report.rounds; ++i) slow.round();
    EXPECT_NEAR(model.prior, slow.prior(), 1e-9 * slow.prior());
    for (std::size_t rule = 0; rule < slow.shares.size(); ++rule) EXPECT_NEAR(report.rule_match_shares[rule], slow.shares[rule], 1e-9);
    for (std::size_t i = 0; i < model.comparisons.size(); ++i)
        for (std::size_t l = 0; l < model.comparisons[i].levels.size(); ++l) {
            EXPECT_NEAR(model.comparisons[i].levels[l].m, slow.model.comparisons[i].levels[l].m, 1e-9) << model.comparisons[i].name << " " << l;
            EXPECT_NEAR(model.comparisons[i].levels[l].u, slow.model.comparisons[i].levels[l].u, 1e-9) << model.comparisons[i].name << " " << l;
        }
}

TEST(EstimateLevels, IsThePlainSumsRoundByRound) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        auto model = model_of(invented_model);
        model.training.kin = false;
        if (seed % 2) {
            model.comparisons[1].levels[1].m = 0.2;
            model.comparisons[1].levels[1].is_m_fixed = true;
            model.comparisons[2].levels[1].u = 0.001;
            model.comparisons[2].levels[1].is_u_fixed = true;
        }
        Prepared prepared(model, InventedRecords({.seed = seed, .persons = 120, .records_max = 2 + seed}).records());
        expect_same_rounds(model, prepared);
    }
}

TEST(EstimateLevels, FixedLevelsStay) {
    auto model = model_of(invented_model);
    model.prior = 0.001;
    auto& level = model.comparisons[0].levels[0];
    level.m = 0.7;
    level.u = 0.003;
    level.is_m_fixed = level.is_u_fixed = true;
    Prepared prepared(model, InventedRecords({.seed = 5}).records());
    estimate_levels(model, prepared.chances, prepared.samples, prepared.table, prepared.records);
    EXPECT_EQ(level.m, 0.7);
    EXPECT_EQ(level.u, 0.003);
    EXPECT_EQ(level.u_error, 0);
    EXPECT_EQ(model.prior, 0.001);
    for (auto const& comparison : model.comparisons) {
        double m = 0;
        for (auto const& one : comparison.levels) m += one.m;
        EXPECT_NEAR(m, 1, 1e-9) << comparison.name;
    }
}

TEST(EstimateLevels, FindsTheSharesThatWerePlanted) {
    InventedRecords people({.seed = 6, .persons = 900, .records_max = 3, .slip = 0.1});
    auto prepared = prepare_linkage(model_of(invented_model), people.records());
    ASSERT_TRUE(prepared);
    double pairs = 0, equal = 0, compared = 0;
    for (std::size_t a = 0; a < people.rows.size(); ++a)
        for (std::size_t b = a + 1; b < people.rows.size() && people.person_of[a] == people.person_of[b]; ++b) {
            ++pairs;
            auto const &x = people.rows[a][2], &y = people.rows[b][2];
            if (!x.empty() && !y.empty()) ++compared, equal += x == y;
        }
    auto rows = double(people.rows.size());
    EXPECT_NEAR(prepared->model.prior / (pairs / (rows * (rows - 1) / 2)), 1, 0.15);
    EXPECT_NEAR(prepared->model.comparisons[2].levels[0].m, equal / compared, 0.03);
}

TEST(EstimateLevels, FindsKinOnlyWhereThereAreFamilies) {
    for (bool homes : {true, false}) {
        InventedRecords people({.seed = 7, .persons = 700, .records_max = 3, .homes = homes});
        auto prepared = prepare_linkage(model_of(invented_model), people.records());
        ASSERT_TRUE(prepared);
        EXPECT_EQ(prepared->training.found_kin, homes);
        ASSERT_EQ(prepared->model.rivals.size(), homes ? 1u : 0u);
        if (!homes) continue;
        auto const& comparisons = prepared->model.comparisons;
        EXPECT_GT(prepared->model.rivals[0].share, 0.1);
        EXPECT_GT(comparisons[4].levels[0].rivals[0], 0.5) << "families share a telephone";
        EXPECT_LT(comparisons[2].levels[0].rivals[0], 0.2) << "and no birthday";
    }
}

}  // namespace
}  // namespace jiayu::linkage
