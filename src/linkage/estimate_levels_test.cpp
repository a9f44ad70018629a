// Learning against a plain slow version of the same sums, and what it finds where the truth is known.
#include "linkage/estimate_levels.hpp"

#include <gtest/gtest.h>

#include <map>

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
    std::vector<double> shares, recalls;
    int rounds = 0;

    SlowTrainer(Model initial, std::vector<Chance> const& by_chance, std::vector<RuleSample> const& of_rules, ComparisonTable const& compared)
        : model(std::move(initial)), chances(by_chance), samples(of_rules), table(compared), shares(of_rules.size(), 0.1), recalls(of_rules.size()) {
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
        if (++rounds; rounds == 1 || rounds == 2 || rounds == 4) set_recalls();
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

    // Of the pairs of one person that other rules found, those that agree in the keys of a set over those that have them.
    double key_share(std::size_t set, double otherwise) const {
        double present = 0, agreeing = 0;
        for (std::size_t rule = 0; rule < samples.size(); ++rule)
            for (std::size_t i = 0; i < samples[rule].patterns.size(); ++i)
                for (std::size_t k = 0; k < samples[rule].key_sets.size(); ++k) {
                    if (samples[rule].key_sets[k] != set) continue;
                    auto const& count = samples[rule].key_counts[i * samples[rule].key_sets.size() + k];
                    auto const p = probability(rule, samples[rule].patterns[i]);
                    present += p * count.present;
                    agreeing += p * count.agreeing;
                }
        return present >= 50 ? (agreeing + 0.5) / (present + 1) : otherwise;
    }

    void set_recalls() {
        for (std::size_t rule = 0; rule < samples.size(); ++rule) {
            auto const& keys = samples[rule].keys;
            double product = 1;
            for (std::size_t i = 1; i < keys.of_rule[rule].size(); ++i) {
                auto const set = keys.of_rule[rule][i];
                auto const share = key_share(set, -1);
                for (std::size_t c = 0; c < model.comparisons.size() && share < 0; ++c)
                    if (keys.sets[set].comparisons >> c & 1) product *= std::clamp(model.comparisons[c].levels[0].m, 0.05, 1.0);
                if (share >= 0) product *= share;
            }
            recalls[rule] = key_share(keys.of_rule[rule][0], product);
        }
    }

    double prior() const {
        double found = 0, recall = 0;
        for (std::size_t rule = 0; rule < samples.size(); ++rule) {
            found += shares[rule] * samples[rule].all_pairs;
            double part = recalls[rule];
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
    slow.set_recalls();
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
    auto records = people.records();
    auto prepared = prepare_linkage(model_of(invented_model), records);
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

// A key by a transform finds more than what agrees in its column: the prior must not take the difference for more pairs.
TEST(EstimateLevels, FindsThePriorByKeysOfTransforms) {
    InventedRecords people({.seed = 8, .persons = 900, .records_max = 3, .slip = 0.4});
    auto model = model_of(invented_model);
    for (auto& rule : model.rules)
        for (auto& key : rule.keys)
            if (key == "surname" || key == "given") key += ".initial";
    auto records = people.records();
    auto prepared = prepare_linkage(model, records);
    ASSERT_TRUE(prepared);
    std::map<std::size_t, double> sizes;
    for (auto person : people.person_of) sizes[person] += 1;
    double pairs = 0;
    for (auto [person, size] : sizes) pairs += size * (size - 1) / 2;
    auto const rows = double(people.rows.size());
    EXPECT_NEAR(prepared->model.prior / (pairs / (rows * (rows - 1) / 2)), 1, 0.2);
}

// People move house: then town and telephone both change. Nothing else depends on anything.
Records movers(std::uint64_t seed) {
    Random random(seed);
    Rows rows;
    auto word = [&](std::uint64_t values) { return fmt::format("v{:05}", random.below(values) * 7919 % 99991); };
    for (std::size_t person = 0; person < 1500; ++person) {
        std::vector<std::string> self{word(3000), word(3000), fmt::format("{}-01-{:02}", 1930 + random.below(80), 1 + random.below(28)), word(40), fmt::format("{}", 10'000'000 + random.below(900) * 97)};
        for (std::size_t i = 0, count = 1 + random.below(3); i < count; ++i) {
            if (random.chance(0.3)) self[3] = word(40), self[4] = fmt::format("{}", 10'000'000 + random.below(900) * 97);
            rows.push_back(self);
            for (std::size_t column = 0; column < 3; ++column)
                if (random.chance(0.05)) rows.back()[column] = word(3000);
        }
    }
    return records_of(InventedRecords::columns, rows);
}

TEST(EstimateLevels, LearnsWhichComparisonsGoTogether) {
    auto model = model_of(invented_model);
    model.training.dependence = DependenceKind::tree;
    model.training.kin = false;
    auto records = movers(9);
    auto prepared = prepare_linkage(model, records);
    ASSERT_TRUE(prepared);
    auto const& found = prepared->model.dependences;
    auto moved = std::ranges::find_if(found, [](LevelDependence const& one) { return one.is_of_match && one.first == 3 && one.second == 4; });
    ASSERT_NE(moved, found.end());
    // Town equal or not by telephone equal, slip or not: a removal changes both.
    auto const cell = [&](std::size_t town, std::size_t phone) { return moved->bits[town * 3 + phone]; };
    EXPECT_GT(cell(1, 2), 1.0) << "both differ oftener than the product has it";
    EXPECT_GT(cell(0, 0), 0.3);
    EXPECT_LT(cell(0, 2), -2.0) << "a new telephone in the old town is rare";
    EXPECT_LT(cell(1, 0), -2.0);
    EXPECT_EQ(moved, std::ranges::find_if(found, &LevelDependence::is_of_match)) << "the strongest stands first";
}

TEST(EstimateLevels, FindsKinOnlyWhereThereAreFamilies) {
    for (bool homes : {true, false}) {
        InventedRecords people({.seed = 7, .persons = 700, .records_max = 3, .homes = homes});
        auto records = people.records();
        auto prepared = prepare_linkage(model_of(invented_model), records);
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
