#include "linkage/clk_dice.hpp"


#include "base/assert.hpp"
#include "base/parallel_for.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t queries_in_block = 256;  // 32 KB of 1,024 bits: they stay in the second cache
constexpr std::size_t tiles_in_run = 12;       // 24 KB: they stay in the first
constexpr std::size_t rows_in_run = tiles_in_run * clk_tile_rows;

double dice_of(std::uint32_t common, std::uint32_t bits_of_both) { return bits_of_both ? 2.0 * common / bits_of_both : 0; }

// Fewer common bits cannot reach `dice_min`. It may be one too low where rounding is in doubt: hits are checked exactly.
std::uint32_t common_bits_min(double dice_min, std::uint32_t bits_of_both) {
    return std::uint32_t(std::max(0.0, dice_min * bits_of_both / 2 - 1e-6)) + 1;  // rounded up, without a call
}

struct BitRange {
    std::uint32_t low, high;
};

// The highest Dice that a code of `bits` can have with one within the range.
double dice_bound(std::uint32_t bits, BitRange range) {
    if (bits < range.low) return dice_of(bits, bits + range.low);
    if (bits > range.high) return dice_of(range.high, bits + range.high);
    return 1;
}

// Up to 256 codes of a set, by place, one after the other.
class QueryBlock {
public:
    QueryBlock(ClkSet const& set, std::size_t block)
        : set_(set), begin_(block * queries_in_block), size_(std::min(queries_in_block, set.size() - begin_)), words_(size_ * set.code_words()) {
        for (std::size_t i = 0; i < size_; ++i) set.copy_code(begin_ + i, &words_[i * set.code_words()]);
    }
    std::size_t size() const { return size_; }
    std::size_t place(std::size_t query) const { return begin_ + query; }
    std::uint32_t bits(std::size_t query) const { return set_.bits_at(begin_ + query); }
    std::uint64_t const* code(std::size_t query) const { return &words_[query * set_.code_words()]; }

private:
    ClkSet const& set_;
    std::size_t begin_, size_;
    std::vector<std::uint64_t> words_;
};

std::size_t block_count(ClkSet const& set) { return (set.size() + queries_in_block - 1) / queries_in_block; }
std::size_t run_count(ClkSet const& set) { return (set.size() + rows_in_run - 1) / rows_in_run; }

BitRange bits_of_run(ClkSet const& set, std::size_t run) {
    return {set.bits_at(run * rows_in_run), set.bits_at(std::min(set.size(), (run + 1) * rows_in_run) - 1)};
}

// Calls keep(query, place, dice) for each pair of the block and the run that may reach least(query): the caller decides exactly.
template <class Least, class Keep>
void scan_run(QueryBlock const& block, ClkSet const& set, std::size_t run, Least least, Keep keep) {
    auto const range = bits_of_run(set, run);
    auto const tiles = set.tiles(run * tiles_in_run, std::min(tiles_in_run, set.tile_count() - run * tiles_in_run));
    std::array<ClkHit, 2 * rows_in_run> hits;
    for (std::size_t query = 0; query < block.size(); query += 2) {
        auto const second = std::min(query + 1, block.size() - 1);  // the odd last one is compared twice and kept once
        auto const least_of_first = least(query), least_of_second = least(second);
        if (dice_bound(block.bits(query), range) < least_of_first && dice_bound(block.bits(second), range) < least_of_second) continue;
        ClkQueries const pair{block.code(query), block.code(second), common_bits_min(least_of_first, block.bits(query) + range.low),
                              common_bits_min(least_of_second, block.bits(second) + range.low)};
        auto const count = find_clk_hits(pair, tiles, hits.data());
        for (auto const& hit : std::span(hits).first(count)) {
            auto const of = query + hit.query;
            auto const place = run * rows_in_run + hit.row;
            if (of >= block.size()) continue;
            keep(of, place, dice_of(hit.common_bits, block.bits(of) + set.bits_at(place)));
        }
    }
}

std::vector<ClkPair> joined(std::vector<std::vector<ClkPair>>& parts) {
    std::vector<ClkPair> pairs;
    std::size_t size = 0;
    for (auto const& part : parts) size += part.size();
    pairs.reserve(size);
    for (auto& part : parts) {
        pairs.insert(pairs.end(), part.begin(), part.end());
        part = {};
    }
    return pairs;
}

// Of equal Dice the lower row: then the order of work cannot be seen in the result.
bool is_better(ClkPair const& one, ClkPair const& other) { return one.dice != other.dice ? one.dice > other.dice : one.b < other.b; }

// The best so far of one row, worst on top.
class Nearest {
public:
    void offer(ClkPair const& pair, ClkNearest const& wanted) {
        if (pair.dice < wanted.dice_min || (pairs_.size() == wanted.count && !is_better(pair, pairs_.front()))) return;
        if (pairs_.size() == wanted.count) {
            std::ranges::pop_heap(pairs_, is_better);
            pairs_.pop_back();
        }
        pairs_.push_back(pair);
        std::ranges::push_heap(pairs_, is_better);
    }
    double least(ClkNearest const& wanted) const { return pairs_.size() == wanted.count ? pairs_.front().dice : wanted.dice_min; }
    std::span<ClkPair const> best_first() {
        std::ranges::sort(pairs_, is_better);
        return pairs_;
    }

private:
    std::vector<ClkPair> pairs_;
};

// Runs whose numbers of bits are next to the block's first: the bound rises early and rules out the far ones.
std::vector<std::size_t> runs_by_distance(QueryBlock const& block, ClkSet const& set) {
    auto const middle = block.bits(block.size() / 2);
    std::vector<std::pair<std::uint32_t, std::size_t>> order;
    for (std::size_t run = 0; run < run_count(set); ++run) {
        auto const range = bits_of_run(set, run);
        auto const distance = middle < range.low ? range.low - middle : middle > range.high ? middle - range.high : 0;
        order.emplace_back(distance, run);
    }
    std::ranges::sort(order);
    std::vector<std::size_t> runs;
    for (auto const& [distance, run] : order) runs.push_back(run);
    return runs;
}

}  // namespace

double dice(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    JIAYU_ASSERT(a.size() == b.size());
    return dice_of(common_bits_of(a.data(), b.data(), a.size()), count_bits(a) + count_bits(b));
}

std::vector<double> dice_with_all(std::span<std::uint64_t const> code, ClkSet const& set) {
    JIAYU_ASSERT(code.size() == set.code_words());
    std::vector<double> result(set.size());
    auto const bits = count_bits(code);
    parallel_chunks(set.tile_count(), 64, [&](std::size_t first, std::size_t end) {
        std::array<std::uint32_t, 64 * clk_tile_rows> common;
        count_common_bits(code.data(), set.tiles(first, end - first), common.data());
        auto const begin = first * clk_tile_rows;
        for (auto place = begin; place < std::min(end * clk_tile_rows, set.size()); ++place)
            result[set.row_at(place)] = dice_of(common[place - begin], bits + set.bits_at(place));
    });
    return result;
}

std::vector<ClkPair> find_alike(ClkSet const& a, ClkSet const& b, double dice_min, RowsDone const& done) {
    JIAYU_ASSERT(dice_min > 0 && a.code_words() == b.code_words());
    std::vector<std::vector<ClkPair>> parts(block_count(a));
    parallel_for(parts.size(), [&](std::size_t index) {
        QueryBlock const block(a, index);
        auto keep = [&](std::size_t query, std::size_t place, double value) {
            if (value >= dice_min) parts[index].push_back({a.row_at(block.place(query)), b.row_at(place), value});
        };
        for (std::size_t run = 0; run < run_count(b); ++run) scan_run(block, b, run, [&](std::size_t) { return dice_min; }, keep);
        if (done) done(block.size());
    });
    auto pairs = joined(parts);
    std::ranges::sort(pairs, {}, [](ClkPair const& pair) { return std::pair(pair.a, pair.b); });
    return pairs;
}

std::vector<ClkPair> find_alike_within(ClkSet const& set, double dice_min, RowsDone const& done) {
    JIAYU_ASSERT(dice_min > 0);
    std::vector<std::vector<ClkPair>> parts(block_count(set));
    parallel_for(parts.size(), [&](std::size_t index) {
        QueryBlock const block(set, index);
        auto keep = [&](std::size_t query, std::size_t place, double value) {
            if (value < dice_min || place <= block.place(query)) return;
            auto const [low, high] = std::minmax({set.row_at(block.place(query)), set.row_at(place)});
            parts[index].push_back({low, high, value});
        };
        for (auto run = block.place(0) / rows_in_run; run < run_count(set); ++run) scan_run(block, set, run, [&](std::size_t) { return dice_min; }, keep);
        if (done) done(block.size());
    });
    auto pairs = joined(parts);
    std::ranges::sort(pairs, {}, [](ClkPair const& pair) { return std::pair(pair.a, pair.b); });
    return pairs;
}

std::vector<ClkPair> find_nearest(ClkSet const& a, ClkSet const& b, ClkNearest wanted, RowsDone const& done) {
    JIAYU_ASSERT(wanted.count > 0 && wanted.dice_min > 0 && a.code_words() == b.code_words());
    std::vector<std::vector<ClkPair>> parts(block_count(a));
    parallel_for(parts.size(), [&](std::size_t index) {
        QueryBlock const block(a, index);
        std::vector<Nearest> nearest(block.size());
        auto keep = [&](std::size_t query, std::size_t place, double value) {
            nearest[query].offer({a.row_at(block.place(query)), b.row_at(place), value}, wanted);
        };
        for (auto run : runs_by_distance(block, b)) scan_run(block, b, run, [&](std::size_t query) { return nearest[query].least(wanted); }, keep);
        for (auto& of_row : nearest) std::ranges::copy(of_row.best_first(), std::back_inserter(parts[index]));
        if (done) done(block.size());
    });
    auto pairs = joined(parts);
    std::ranges::stable_sort(pairs, {}, &ClkPair::a);
    return pairs;
}

std::vector<ClkPair> match_one_to_one(std::span<ClkPair const> pairs) {
    std::vector<ClkPair> order(pairs.begin(), pairs.end());
    std::ranges::sort(order, [](ClkPair const& one, ClkPair const& other) {
        return one.dice != other.dice ? one.dice > other.dice : std::pair(one.a, one.b) < std::pair(other.a, other.b);
    });
    RowIndex last_a = 0, last_b = 0;
    for (auto const& pair : order) {
        last_a = std::max(last_a, pair.a);
        last_b = std::max(last_b, pair.b);
    }
    std::vector<bool> taken_a(std::size_t(last_a) + 1), taken_b(std::size_t(last_b) + 1);
    std::vector<ClkPair> matches;
    for (auto const& pair : order) {
        if (taken_a[pair.a] || taken_b[pair.b]) continue;
        taken_a[pair.a] = true;
        taken_b[pair.b] = true;
        matches.push_back(pair);
    }
    std::ranges::sort(matches, {}, &ClkPair::a);
    return matches;
}

}  // namespace jiayu::linkage
