#include "linkage/propose_blocking.hpp"

#include <algorithm>
#include <bit>

#include "base/parallel_for.hpp"
#include "base/random.hpp"
#include "linkage/condition.hpp"
#include "linkage/transform.hpp"

namespace jiayu::linkage {

namespace {

constexpr double pairs_of_a_pass = 4;  // a pass over all records costs about as much as comparing four pairs a record
constexpr std::size_t sampled_rows = 30'000, trials = 8192, words = trials / 64;
using Found = std::array<std::uint64_t, words>;  // a bit for each imagined pair

std::size_t count_bits(Found const& found) {
    std::size_t count = 0;
    for (auto word : found) count += std::size_t(std::popcount(word));
    return count;
}

struct Candidate {
    std::vector<std::size_t> parts;
    double pairs = 0;
    Found found{};
};

class Proposer {
public:
    Proposer(BlockingInput const& input, BlockingBudget const& budget)
        : input_(input), budget_(budget), rows_(std::min(input.records.size(), sampled_rows)), parts_(key_parts(input.comparisons, input.profiles)) {
        scale_ = double(input.records.size()) / double(std::max<std::size_t>(rows_, 1));
        rule_pairs_max_ = std::max(budget.pairs_per_record * double(input.records.size()), budget.pairs_least);
        all_pairs_max_ = std::max(budget.all_pairs_per_record * double(input.records.size()), 2 * budget.pairs_least);
    }

    std::vector<ProposedRule> run() {
        set_hashes();
        imagine_pairs();
        gather_candidates();
        return choose();
    }

private:
    // The values of each part in the sampled rows as hashes; 0 where absent.
    void set_hashes() {
        hashes_.assign(parts_.size(), std::vector<std::uint64_t>(rows_));
        parallel_for(parts_.size(), [&](std::size_t part) {
            auto const& proposed = input_.comparisons[parts_[part].column];
            auto const& column = input_.records.columns[input_.profiles[parts_[part].column].column];
            auto transforms = transforms_of(proposed.column, {});
            std::vector<std::vector<Transform>> of_texts;
            for (auto const& text : parts_[part].texts)
                if (auto operand = operand_from_text(text)) of_texts.push_back(transforms_of({}, operand->transforms));
            for (std::size_t row = 0; row < rows_; ++row) {
                auto value = made(std::string(column.values.text(column.codes[row])), transforms);
                if (std::ranges::find(proposed.column.absent, value) != proposed.column.absent.end()) value.clear();
                hashes_[part][row] = joined_hash(value, of_texts);
            }
        });
    }

    static std::vector<Transform> transforms_of(ColumnRule const& rule, std::span<std::string const> more) {
        std::vector<Transform> transforms;
        for (auto texts : {std::span<std::string const>(rule.clean), more})
            for (auto const& text : texts)
                if (auto transform = transform_from_text(text)) transforms.push_back(*transform);
        return transforms;
    }
    static std::string made(std::string value, std::span<Transform const> transforms) {
        for (auto const& transform : transforms) value = linkage::apply(transform, value);
        return value;
    }
    static std::uint64_t joined_hash(std::string const& value, std::span<std::vector<Transform> const> of_texts) {
        std::uint64_t hash = 1;
        for (auto const& transforms : of_texts) {
            auto derived = made(value, transforms);
            if (derived.empty()) return 0;
            hash = mix(hash * 0x9E3779B97F4A7C15ull + hash_of(derived));
        }
        return hash | 1;
    }

    // Which parts two records of one person still share, in each of many imagined cases.
    void imagine_pairs() {
        found_by_part_.assign(parts_.size(), Found{});
        Random random(1);
        constexpr double moves = 0.1;
        for (std::size_t trial = 0; trial < trials; ++trial) {
            auto a = random.below(rows_), b = random.below(rows_);
            bool moved = random.chance(moves);
            std::vector<double> fates(input_.comparisons.size());  // of a column: 2 unharmed, below 1 the place of a slip, 3 lost
            for (std::size_t i = 0; i < fates.size(); ++i) {
                auto rates = failure_rates(input_.profiles[i].kind);
                auto drawn = random.uniform();
                bool is_lost = drawn < rates.whole || (moved && moves_with_address(input_.profiles[i].kind));
                fates[i] = is_lost ? 3 : drawn < rates.whole + rates.slip ? random.uniform() : 2;
            }
            for (std::size_t part = 0; part < parts_.size(); ++part) {
                auto fate = fates[parts_[part].column];
                bool bears = fate == 2 || (fate >= parts_[part].from && fate < parts_[part].to);
                if (bears && hashes_[part][a] && hashes_[part][b]) found_by_part_[part][trial / 64] |= std::uint64_t(1) << trial % 64;
            }
        }
    }

    // Pairs that share all keys, on the whole table; blocks beyond the bound are split by the engine.
    double count_pairs(std::span<std::size_t const> parts) const {
        std::vector<std::pair<std::uint64_t, std::uint16_t>> keyed;
        for (std::size_t row = 0; row < rows_; ++row) {
            bool has_all = std::ranges::all_of(parts, [&](auto part) { return hashes_[part][row] != 0; });
            if (!has_all) continue;
            std::uint64_t key = 1;
            for (auto part : parts) key = mix(key * 0x9E3779B97F4A7C15ull + hashes_[part][row]);
            keyed.emplace_back(key, input_.records.source_of[row]);
        }
        std::ranges::sort(keyed);
        double pairs = 0;
        for (std::size_t begin = 0, end; begin < keyed.size(); begin = end) {
            for (end = begin + 1; end < keyed.size() && keyed[end].first == keyed[begin].first;) ++end;
            pairs += pairs_of(std::span(keyed).subspan(begin, end - begin));
        }
        return pairs;
    }

    double pairs_of(std::span<std::pair<std::uint64_t, std::uint16_t> const> block) const {
        auto const size = double(block.size());
        auto pairs = size * (size - 1) / 2;
        if (input_.link == LinkKind::link)
            for (std::size_t begin = 0, end; begin < block.size(); begin = end) {
                for (end = begin + 1; end < block.size() && block[end].second == block[begin].second;) ++end;
                pairs -= double(end - begin) * double(end - begin - 1) / 2;
            }
        auto const whole = std::min(pairs * scale_ * scale_, size * scale_ * double(budget_.block_rows_max) / 2);
        return whole;
    }

    Found found_by(std::span<std::size_t const> parts) const {
        auto found = found_by_part_[parts[0]];
        for (auto part : parts.subspan(1))
            for (std::size_t word = 0; word < words; ++word) found[word] &= found_by_part_[part][word];
        return found;
    }

    // Single parts, and pairs and triples of parts of different columns; what is cheap enough alone is not joined further.
    void gather_candidates() {
        std::vector<std::vector<std::size_t>> open;
        for (std::size_t part = 0; part < parts_.size(); ++part) open.push_back({part});
        for (int width = 1; width <= 3 && !open.empty(); ++width) {
            std::vector<double> pairs(open.size());
            parallel_for(open.size(), [&](std::size_t i) { pairs[i] = count_pairs(open[i]); });
            std::vector<std::vector<std::size_t>> wider;
            for (std::size_t i = 0; i < open.size(); ++i) {
                if (pairs[i] <= rule_pairs_max_) candidates_.push_back({open[i], pairs[i], found_by(open[i])});
                if (pairs[i] > rule_pairs_max_ / 50) add_wider(open[i], wider);
            }
            open = std::move(wider);
        }
    }

    void add_wider(std::vector<std::size_t> const& parts, std::vector<std::vector<std::size_t>>& wider) const {
        for (auto next = parts.back() + 1; next < parts_.size(); ++next) {
            bool is_new_column = std::ranges::none_of(parts, [&](auto part) { return parts_[part].column == parts_[next].column; });
            if (!is_new_column) continue;
            auto joined = parts;
            joined.push_back(next);
            wider.push_back(std::move(joined));
        }
    }

    std::vector<ProposedRule> choose() {
        std::vector<ProposedRule> chosen;
        Found covered{};
        double spent = 0;
        while (chosen.size() < budget_.rules_max) {
            Candidate const* best = nullptr;
            double best_score = 0, best_gain = 0;
            for (auto const& candidate : candidates_) {
                auto gain = gain_of(candidate.found, covered);
                auto score = gain / (candidate.pairs + pairs_of_a_pass * double(input_.records.size()));
                if (gain < budget_.found_anew_least || spent + candidate.pairs > all_pairs_max_ || score <= best_score) continue;
                best = &candidate, best_score = score, best_gain = gain;
            }
            if (!best) break;
            for (std::size_t word = 0; word < words; ++word) covered[word] |= best->found[word];
            spent += best->pairs;
            chosen.push_back(rule_of(*best, best_gain));
        }
        return chosen;
    }

    static double gain_of(Found const& found, Found const& covered) {
        std::size_t count = 0;
        for (std::size_t word = 0; word < words; ++word) count += std::size_t(std::popcount(found[word] & ~covered[word]));
        return double(count) / double(trials);
    }

    ProposedRule rule_of(Candidate const& candidate, double gain) const {
        ProposedRule proposed{.pairs = candidate.pairs, .found = double(count_bits(candidate.found)) / double(trials), .found_anew = gain};
        for (auto part : candidate.parts)
            for (auto const& text : parts_[part].texts) proposed.rule.keys.push_back(text);
        for (auto const& key : proposed.rule.keys) proposed.rule.name += (proposed.rule.name.empty() ? "" : " + ") + key;
        proposed.rule.refine = refinement_for(candidate);
        return proposed;
    }

    // Whole columns that the rule does not hold equal, the most reliable first.
    std::vector<std::string> refinement_for(Candidate const& candidate) const {
        constexpr std::size_t refinements = 3;
        std::vector<std::size_t> order;
        for (std::size_t part = 0; part < parts_.size(); ++part) {
            bool is_held = std::ranges::any_of(candidate.parts, [&](auto held) { return parts_[held].column == parts_[part].column; });
            bool is_first_of_column = part == 0 || parts_[part - 1].column != parts_[part].column;
            if (!is_held && is_first_of_column) order.push_back(part);
        }
        std::ranges::stable_sort(order, std::greater(), [&](std::size_t part) { return count_bits(found_by_part_[part]); });
        std::vector<std::string> texts;
        for (auto part : order)
            if (texts.size() < refinements) texts.push_back(parts_[part].texts.front());
        return texts;
    }

    BlockingInput const& input_;
    BlockingBudget const& budget_;
    std::size_t rows_;
    double scale_ = 1, rule_pairs_max_ = 0, all_pairs_max_ = 0;
    std::vector<KeyPart> parts_;
    std::vector<std::vector<std::uint64_t>> hashes_;  // by part and sampled row
    std::vector<Found> found_by_part_;
    std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<ProposedRule> propose_blocking(BlockingInput const& input, BlockingBudget const& budget) {
    if (input.comparisons.empty() || input.records.size() < 2) return {};
    return Proposer(input, budget).run();
}

}  // namespace jiayu::linkage
