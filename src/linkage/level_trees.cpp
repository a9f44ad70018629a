// The part of LevelTrainer that looks at two comparisons at a time.
#include <algorithm>
#include <cmath>

#include "linkage/compiled_comparison.hpp"
#include "linkage/level_trainer.hpp"

namespace jiayu::linkage {

namespace {

constexpr double unseen_pairs = 2;        // of a sampled cell (joint_levels.hpp)
constexpr double unseen_counted = 1e-4;   // of one that is counted in closed form

bool is_counted(ComparisonTable const& table, std::size_t first, std::size_t second, unsigned x, unsigned y) {
    auto is_equal = [&](std::size_t comparison, unsigned level) { return level <= table.compiled(comparison).levels.size() && table.is_equality(comparison, level); };
    return is_equal(first, x) && is_equal(second, y);
}

// Pairs of strangers that agree in both are too rare for a sample of pairs: counted as u is, over evenly spread records.
void count_equal(ComparisonTable const& table, std::size_t first, std::size_t second, JointLevels::Cells& cells) {
    constexpr std::size_t rows_max = 1 << 17;
    auto const step = std::max<std::size_t>(1, table.rows() / rows_max);
    std::vector<std::pair<Code, Code>> values;
    for (std::size_t row = 0; row < table.rows(); row += step)
        if (auto codes = table.codes(RowIndex(row)); codes[first] && codes[second]) values.emplace_back(codes[first], codes[second]);
    if (values.size() < 2) return;
    std::ranges::sort(values);
    JointLevels::Cells equal{};
    for (std::size_t begin = 0, end; begin < values.size(); begin = end) {
        for (end = begin + 1; end < values.size() && values[end] == values[begin];) ++end;
        auto const cell = JointLevels::cell(table.self_level(first, values[begin].first), table.self_level(second, values[begin].second));
        equal[cell] += double(end - begin) * double(end - begin - 1);
    }
    auto const scale = margins_of(cells).pairs / (double(values.size()) * double(values.size() - 1));
    for (unsigned x = 1; x < 16; ++x)
        for (unsigned y = 1; y < 16; ++y)
            if (auto& pairs = cells[JointLevels::cell(x, y)]; is_counted(table, first, second, x, y)) pairs = equal[JointLevels::cell(x, y)] * scale;
}

}  // namespace

JointLevels LevelTrainer::match_joint(std::uint32_t left_out) const {
    JointLevels joint(model_.comparisons.size());
    auto const bits = level_bits();
    for (auto const& stratum : strata_)
        for (auto const& count : stratum.sample->patterns) joint.add(count.pattern, stratum.sample->determined | left_out, double(count.pairs) * posterior(stratum, count, bits).match);
    return joint;
}

std::vector<Dependence> LevelTrainer::dependences() const {
    auto const joint = match_joint(0);
    std::vector<Dependence> found;
    for (std::size_t i = 0; i < joint.comparisons(); ++i)
        for (auto j = i + 1; j < joint.comparisons(); ++j) {
            auto const margins = margins_of(joint.of(i, j));
            auto const last_i = unsigned(model_.comparisons[i].levels.size()), last_j = unsigned(model_.comparisons[j].levels.size());
            auto const first = margins.first[last_i], second = margins.second[last_j], pairs = margins.pairs;
            if (pairs > 0)
                found.push_back({i, j, pairs, joint.of(i, j)[JointLevels::cell(last_i, last_j)] / pairs, first * second / (pairs * pairs), std::min(first, second) / pairs});
        }
    std::ranges::stable_sort(found, std::greater(), [](Dependence const& pair) { return pair.both_fail - pair.expected; });
    return found;
}

void LevelTrainer::add_trees() {
    // What lasts has no part in the tree of one person: that it fails together with another field tells of kin, not of a habit of slips.
    std::uint32_t lasting = 0;
    for (std::size_t i = 0; i < model_.comparisons.size(); ++i) lasting |= std::uint32_t(model_.comparisons[i].is_lasting) << i;
    for (auto const& link : likeliest_tree(match_joint(lasting))) links_.push_back({link.first, link.second, true});
    auto const chance = count_joint_chance(model_, table_, records_);
    for (auto const& link : likeliest_tree(chance)) {
        links_.push_back({link.first, link.second, false, chance.of(link.first, link.second)});
        count_equal(table_, link.first, link.second, links_.back().pairs);
    }
    leave_out_linked();
    expect();
    for (auto& link : links_) settle_link(link);
}

// Where a rule holds a comparison equal, one that depends on it is not as it is elsewhere: it learns from other rules, if there are any.
void LevelTrainer::leave_out_linked() {
    std::uint32_t taught = 0;
    for (auto& stratum : strata_) {
        for (auto const& link : links_) {
            if (!link.is_of_match) continue;
            if (is_determined(*stratum.sample, link.first)) stratum.left_out |= 1u << link.second;
            if (is_determined(*stratum.sample, link.second)) stratum.left_out |= 1u << link.first;
        }
        if (stratum.sample->pairs) taught |= ~stratum.left_out;
    }
    for (auto& stratum : strata_) stratum.left_out = stratum.sample->determined | (stratum.left_out & taught);
}

JointLevels::Cells LevelTrainer::without_matches(Link const& link) const {
    auto const of_match = std::ranges::find_if(links_, [&](Link const& other) { return other.is_of_match && other.first == link.first && other.second == link.second; });
    auto const matches = prior_share() * margins_of(link.pairs).pairs;
    auto const &first = model_.comparisons[link.first].levels, &second = model_.comparisons[link.second].levels;
    auto cells = link.pairs;
    for (unsigned x = 1; x <= first.size(); ++x)
        for (unsigned y = 1; y <= second.size(); ++y) {
            auto const cell = JointLevels::cell(x, y);
            auto const together = of_match == links_.end() ? 1 : std::exp2(of_match->bits[cell]);
            cells[cell] = std::max(cells[cell] - matches * first[x - 1].m * second[y - 1].m * together, 0.02 * cells[cell]);
        }
    return cells;
}

void LevelTrainer::settle_link(Link& link) {
    if (link.is_of_match) {
        link.bits = dependence_bits(link.pairs, unseen_pairs);
        return;
    }
    auto const cells = without_matches(link);
    link.bits = dependence_bits(cells, unseen_pairs);
    auto const counted = dependence_bits(cells, unseen_counted);
    for (unsigned x = 1; x < 16; ++x)
        for (unsigned y = 1; y < 16; ++y)
            if (is_counted(table_, link.first, link.second, x, y)) link.bits[JointLevels::cell(x, y)] = counted[JointLevels::cell(x, y)];
}

LevelDependence LevelTrainer::dependence_of(Link const& link) const {
    LevelDependence dependence{.first = link.first, .second = link.second, .is_of_match = link.is_of_match};
    for (unsigned x = 1; x <= model_.comparisons[link.first].levels.size(); ++x)
        for (unsigned y = 1; y <= model_.comparisons[link.second].levels.size(); ++y) dependence.bits.push_back(link.bits[JointLevels::cell(x, y)]);
    return dependence;
}

}  // namespace jiayu::linkage
