#include "linkage/level_trainer.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <numeric>

#include "base/parallel_for.hpp"

namespace jiayu::linkage {

namespace {

constexpr double prior_part = 0.002; // the starting m counts as this part of the expected matches …
constexpr double prior_pairs = 10;   // … and at least as so many pairs
constexpr double least_share = 1e-9;

// Where the model says nothing: most pairs of one person agree wholly, some nearly, few not at all.
std::vector<double> starting_m(Comparison const& comparison) {
    auto const count = comparison.levels.size();
    std::vector<double> m(count);
    for (std::size_t i = 0; i < count; ++i) m[i] = i == 0 ? 0.85 : i + 1 == count ? 0.05 : 0.10 / double(count - 2);
    for (std::size_t i = 0; i < count; ++i)
        if (comparison.levels[i].m > 0) m[i] = comparison.levels[i].m;
    auto sum = std::accumulate(m.begin(), m.end(), 0.0);
    for (auto& share : m) share /= sum;
    return m;
}

// Pairs of records that the kind of linking compares.
double count_pairs(LinkKind kind, Records const& records) {
    auto rows = double(records.size());
    std::vector<double> by_source(records.sources.size() + 1);
    for (auto source : records.source_of) ++by_source[source];
    double within = 0;
    for (auto count : by_source) within += count * (count - 1) / 2;
    auto all = rows * (rows - 1) / 2;
    return std::max(1.0, kind == LinkKind::both ? all : kind == LinkKind::dedupe ? within : all - within);
}

}  // namespace

LevelTrainer::LevelTrainer(Model& model, std::vector<Chance> const& chances, std::vector<RuleSample> const& samples, ComparisonTable const& table,
                           Records const& records)
    : model_(model), chances_(chances), table_(table), records_(records), all_pairs_(count_pairs(model.link, records)) {
    for (auto const& sample : samples) {
        strata_.push_back({&sample, sample.determined});
        strata_.back().rivals.fill(0.02);
    }
    for (std::size_t i = 0; i < model.comparisons.size(); ++i) {
        start_.push_back(starting_m(model.comparisons[i]));
        auto& levels = model.comparisons[i].levels;
        for (std::size_t level = 0; level < levels.size(); ++level) {
            if (!levels[level].is_m_fixed) levels[level].m = start_[i][level];
            if (!levels[level].is_u_fixed) levels[level].u = chances[i].share[level];
            levels[level].u_error = levels[level].is_u_fixed ? 0 : chances[i].error[level];
        }
    }
}

std::pair<int, double> LevelTrainer::run() {
    int rounds = 0;
    double likelihood = 0;
    for (double change = 1; rounds < model_.training.rounds_max && change > 1e-4; ++rounds) {
        auto before = shares();
        likelihood = expect();
        maximise();
        // It changes slowly and costs much.
        if (std::has_single_bit(unsigned(rounds + 1))) settle_recall();
        clean_chance();
        for (auto& link : links_) settle_link(link);
        change = 0;
        for (std::size_t i = 0; i < strata_.size(); ++i) change = std::max(change, std::abs(strata_[i].share - before[i]));
    }
    return {rounds, likelihood};
}

std::vector<double> LevelTrainer::shares() const {
    std::vector<double> all;
    for (auto const& stratum : strata_) all.push_back(stratum.share);
    return all;
}

LevelTrainer::Bits LevelTrainer::level_bits() const {
    Bits bits;
    for (std::size_t i = 0; i < model_.comparisons.size(); ++i)
        for (std::size_t level = 0; level < model_.comparisons[i].levels.size(); ++level) {
            auto const& known = model_.comparisons[i].levels[level];
            auto chance = std::max(known.u, least_share);
            bits.match[i][level + 1] = std::log2(std::max(known.m, least_share) / chance);
            for (std::size_t rival = 0; rival < model_.rivals.size(); ++rival)
                bits.rivals[rival][i][level + 1] = std::log2(std::max(known.rivals[rival], least_share) / chance);
        }
    return bits;
}

LevelTrainer::Posterior LevelTrainer::posterior(Stratum const& stratum, PatternCount const& count, Bits const& bits) const {
    auto rivals = model_.rivals.size();
    auto rest = 1 - stratum.share;
    for (std::size_t k = 0; k < rivals; ++k) rest -= stratum.rivals[k];
    rest = std::max(rest, least_share);
    // All against a stranger with these values.
    double match = std::log2(std::max(stratum.share, least_share) / rest) + count.rarity / 2.0;
    std::array<double, rivals_max> kin{};
    for (std::size_t k = 0; k < rivals; ++k) kin[k] = std::log2(std::max(stratum.rivals[k], least_share) / rest) + count.rarity / 2.0;
    for (std::size_t i = 0; i < model_.comparisons.size(); ++i) {
        if (is_determined(*stratum.sample, i)) continue;
        auto level = level_of(count.pattern, i);
        match += bits.match[i][level];
        for (std::size_t k = 0; k < rivals; ++k) kin[k] += bits.rivals[k][i][level];
    }
    for (auto const& link : links_) {
        if (is_determined(*stratum.sample, link.first) && is_determined(*stratum.sample, link.second)) continue;
        auto const linked = link.bits[JointLevels::cell(level_of(count.pattern, link.first), level_of(count.pattern, link.second))];
        match += link.is_of_match ? linked : -linked;
        for (std::size_t k = 0; k < rivals; ++k) kin[k] -= link.is_of_match ? 0 : linked;
    }
    auto greatest = std::max(match, 0.0);
    for (std::size_t k = 0; k < rivals; ++k) greatest = std::max(greatest, kin[k]);
    Posterior found{.match = std::exp2(match - greatest)};
    auto sum = found.match + std::exp2(-greatest);
    for (std::size_t k = 0; k < rivals; ++k) sum += found.rivals[k] = std::exp2(kin[k] - greatest);
    found.match /= sum;
    for (std::size_t k = 0; k < rivals; ++k) found.rivals[k] /= sum;
    found.log_likelihood = (greatest + std::log2(sum) + std::log2(rest)) * std::numbers::ln2;
    return found;
}

// By stratum and pattern, worked out on all cores: adding up has a fixed order.
std::vector<std::vector<LevelTrainer::Posterior>> LevelTrainer::all_posteriors() const {
    auto const bits = level_bits();
    std::vector<std::vector<Posterior>> all(strata_.size());
    parallel_for(strata_.size(), [&](std::size_t s) {
        all[s].reserve(strata_[s].sample->patterns.size());
        for (auto const& count : strata_[s].sample->patterns) all[s].push_back(posterior(strata_[s], count, bits));
    });
    return all;
}

double LevelTrainer::expect() {
    match_sums_ = kin_sums_ = {};
    for (auto& link : links_)
        if (link.is_of_match) link.pairs = {};
    double likelihood = 0, pairs = 0;
    auto const posteriors = all_posteriors();
    for (std::size_t s = 0; s < strata_.size(); ++s) {
        auto& stratum = strata_[s];
        stratum.matches = 0;
        stratum.rival_pairs = {};
        for (std::size_t pattern = 0; pattern < stratum.sample->patterns.size(); ++pattern) {
            auto const& count = stratum.sample->patterns[pattern];
            auto const& found = posteriors[s][pattern];
            auto const weight = double(count.pairs);
            stratum.matches += weight * found.match;
            likelihood += weight * found.log_likelihood;
            for (std::size_t k = 0; k < model_.rivals.size(); ++k) stratum.rival_pairs[k] += weight * found.rivals[k];
            for (std::size_t i = 0; i < model_.comparisons.size(); ++i) {
                if (stratum.left_out >> i & 1) continue;
                match_sums_[i][level_of(count.pattern, i)] += weight * found.match;
                kin_sums_[i][level_of(count.pattern, i)] += weight * found.rivals[0];
            }
            for (auto& link : links_)
                if (link.is_of_match && !is_determined(*stratum.sample, link.first) && !is_determined(*stratum.sample, link.second))
                    link.pairs[JointLevels::cell(level_of(count.pattern, link.first), level_of(count.pattern, link.second))] += weight * found.match;
        }
        pairs += double(stratum.sample->pairs);
    }
    return likelihood / std::max(pairs, 1.0);
}

void LevelTrainer::maximise() {
    for (auto& stratum : strata_) {
        auto pairs = double(stratum.sample->pairs) + 1;
        stratum.share = (stratum.matches + 0.5) / pairs;
        for (std::size_t k = 0; k < model_.rivals.size(); ++k) stratum.rivals[k] = std::max(stratum.rival_pairs[k] / pairs, 1e-6);
    }
    for (std::size_t i = 0; i < model_.comparisons.size(); ++i) {
        settle_m(i);
        if (has_learned_kin_) settle_kin(i);
    }
}

void LevelTrainer::settle_m(std::size_t comparison) {
    auto& levels = model_.comparisons[comparison].levels;
    auto const& sums = match_sums_[comparison];
    double total = 0, fixed = 0, free = 0;
    for (std::size_t level = 0; level < levels.size(); ++level) total += sums[level + 1];
    if (total <= 0) return;
    auto prior = std::max(prior_pairs, prior_part * total);
    for (std::size_t level = 0; level < levels.size(); ++level) {
        if (!levels[level].is_m_fixed) levels[level].m = (sums[level + 1] + prior * start_[comparison][level]) / (total + prior);
        (levels[level].is_m_fixed ? fixed : free) += levels[level].m;
    }
    for (auto& level : levels)
        if (!level.is_m_fixed && free > 0) level.m *= std::max(0.0, 1 - fixed) / free;
}

// Kin either share a field, and then agree as one person does, or do not, and then agree by chance.
void LevelTrainer::settle_kin(std::size_t comparison) {
    auto& levels = model_.comparisons[comparison].levels;
    auto& shared = shared_[comparison];
    double total = 0, both = 0;
    for (std::size_t level = 0; level < levels.size(); ++level) {
        auto pairs = kin_sums_[comparison][level + 1];
        auto like_match = shared * levels[level].m, like_stranger = (1 - shared) * levels[level].u;
        total += pairs;
        if (like_match + like_stranger > 0) both += pairs * like_match / (like_match + like_stranger);
    }
    if (total > 0) shared = std::clamp(both / total, 0.001, shared_max_[comparison]);
    for (auto& level : levels) level.rivals[0] = shared * level.m + (1 - shared) * level.u;
}

// Random pairs hold pairs of one person too; in tables of heavy duplication they are most of what agrees.
void LevelTrainer::clean_chance() {
    auto prior = prior_share();
    for (std::size_t i = 0; i < model_.comparisons.size(); ++i) {
        auto& levels = model_.comparisons[i].levels;
        double sum = 0;
        for (std::size_t level = 0; level < levels.size(); ++level) {
            if (levels[level].is_u_fixed) continue;
            auto raw = chances_[i].share[level];
            levels[level].u = std::max({raw - prior * levels[level].m, 0.02 * raw, least_share});
            sum += levels[level].u;
        }
        for (auto& level : levels)
            if (!level.is_u_fixed && sum > 0) level.u /= sum;
    }
}

void LevelTrainer::settle_recall() {
    if (strata_.empty()) return;
    auto const sets = strata_.front().sample->keys.sets.size();
    match_keys_.clear(sets);
    auto const posteriors = all_posteriors();
    for (std::size_t s = 0; s < strata_.size(); ++s)
        for (std::size_t i = 0; i < posteriors[s].size(); ++i) match_keys_.add(*strata_[s].sample, i, posteriors[s][i].match);
}

// How many of the pairs of a kind a rule should find: those that have its keys, equal. Rival kinds are few in the samples: their own
// probabilities say more than what can be counted of them.
double LevelTrainer::match_recall(Stratum const& stratum) const {
    auto const present = double(stratum.sample->keyed) / std::max(1.0, double(records_.size()));
    return std::max(match_keys_.of_rule(*stratum.sample, [&](std::size_t i) { return match_agreement(i); }) * present * present, 1e-6);
}

double LevelTrainer::rival_recall(Stratum const& stratum, std::size_t rival) const {
    auto const present = double(stratum.sample->keyed) / std::max(1.0, double(records_.size()));
    double recall = 1;
    for (std::size_t i = 0; i < model_.comparisons.size(); ++i)
        if (is_determined(*stratum.sample, i)) recall *= rival_agreement(i, rival);
    return std::max(recall * present * present, 1e-6);
}

double LevelTrainer::match_agreement(std::size_t comparison) const {
    double m = 0;
    auto const& levels = model_.comparisons[comparison].levels;
    for (unsigned level = 1; level <= levels.size(); ++level)
        if (level == 1 || table_.is_equality(comparison, level)) m += levels[level - 1].m;
    return std::clamp(m, 0.05, 1.0);
}

double LevelTrainer::rival_agreement(std::size_t comparison, std::size_t rival) const {
    double share = 0;
    auto const& levels = model_.comparisons[comparison].levels;
    for (unsigned level = 1; level <= levels.size(); ++level)
        if (level == 1 || table_.is_equality(comparison, level)) share += levels[level - 1].rivals[rival];
    return std::clamp(share, 1e-4, 1.0);
}

// All that the rules find over all that they should find: rules that find more count more.
double LevelTrainer::prior_share() const {
    double found = 0, recall = 0;
    for (auto const& stratum : strata_) {
        found += stratum.share * stratum.sample->all_pairs;
        recall += match_recall(stratum);
    }
    return recall > 0 ? std::clamp(found / recall / all_pairs_, 1e-15, 0.5) : 1e-9;
}

// Pairs of a rival kind for each pair of one person.
double LevelTrainer::rival_share(std::size_t rival) const {
    double found = 0, recall = 0;
    for (auto const& stratum : strata_) {
        found += stratum.rivals[rival] * stratum.sample->all_pairs;
        recall += rival_recall(stratum, rival);
    }
    return recall > 0 ? found / recall / std::max(1.0, prior_share() * all_pairs_) : 1e-6;
}

void LevelTrainer::add_kin(Dependence const& seed) {
    model_.rivals.push_back({.name = "kin", .title = {"同住或亲属", "one home or family"}, .share = 0.1});
    has_learned_kin_ = true;
    shared_.fill(0.5);
    shared_max_.fill(0.98);
    for (auto comparison : {seed.first, seed.second}) {
        shared_[comparison] = 0.01;
        if (model_.comparisons[comparison].is_lasting) shared_max_[comparison] = 0.1;
    }
    for (std::size_t i = 0; i < model_.comparisons.size(); ++i)
        for (auto& level : model_.comparisons[i].levels) level.rivals = {shared_[i] * level.m + (1 - shared_[i]) * level.u};
}

void LevelTrainer::finish(TrainingReport& report) {
    settle_recall();
    std::uint32_t everywhere = ~0u;
    for (auto const& stratum : strata_) {
        auto matches = stratum.share * stratum.sample->all_pairs;
        if (stratum.sample->pairs) everywhere &= stratum.sample->determined;
        report.rule_match_shares.push_back(stratum.share);
        report.rule_matches.push_back(matches);
        report.expected_matches.push_back(matches / match_recall(stratum));
    }
    for (std::size_t i = 0; i < model_.comparisons.size(); ++i)
        if (everywhere >> i & 1) report.untrained.push_back(model_.comparisons[i].name);
    for (std::size_t k = 0; k < model_.rivals.size(); ++k) model_.rivals[k].share = rival_share(k);
    model_.dependences.clear();
    for (auto const& link : links_) model_.dependences.push_back(dependence_of(link));
    if (model_.prior <= 0) model_.prior = prior_share();
}

}  // namespace jiayu::linkage
