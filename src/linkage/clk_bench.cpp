// How close does the comparison of CLKs come to what the processor can load and count at all? One core; items are pairs of codes of
// 1,024 bits. The bar is 80 % of `load_and_count`, and with AVX-512 1.5 billion pairs per second; anonlink reaches 0.21 billion.
#undef HWY_TARGET_INCLUDE
#define HWY_WANT_AVX3_DL
#define HWY_TARGET_INCLUDE "linkage/clk_bench.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "linkage/clk_dice.hpp"

HWY_BEFORE_NAMESPACE();
namespace jiayu::linkage::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

// Four queries against a vector of rows: 16 loads of rows and 16 × 4 times and, count, add. No threshold, no result but one sum.
// Written apart from the kernel that it measures; the order of work is the best of those tried.
std::uint64_t load_and_count(std::uint64_t const* queries, std::uint64_t const* tiles, std::size_t tile_count) {
    hn::CappedTag<std::uint64_t, 8> const lanes;
    auto total = hn::Zero(lanes);
    for (std::size_t tile = 0; tile < tile_count; ++tile)
        for (std::size_t row = 0; row < clk_tile_rows; row += 2 * hn::Lanes(lanes)) {
            auto a = hn::Zero(lanes), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
            auto const* at = tiles + tile * 16 * clk_tile_rows + row;
            for (std::size_t word = 0; word < 16; ++word, at += clk_tile_rows) {
                auto const left = hn::Load(lanes, at), right = hn::Load(lanes, at + hn::Lanes(lanes));
                auto const one = hn::Set(lanes, queries[word]), two = hn::Set(lanes, queries[16 + word]);
                auto const three = hn::Set(lanes, queries[32 + word]), four = hn::Set(lanes, queries[48 + word]);
                a = hn::Add(a, hn::PopulationCount(hn::And(left, one)));
                b = hn::Add(b, hn::PopulationCount(hn::And(right, one)));
                c = hn::Add(c, hn::PopulationCount(hn::And(left, two)));
                d = hn::Add(d, hn::PopulationCount(hn::And(right, two)));
                e = hn::Add(e, hn::PopulationCount(hn::And(left, three)));
                f = hn::Add(f, hn::PopulationCount(hn::And(right, three)));
                g = hn::Add(g, hn::PopulationCount(hn::And(left, four)));
                h = hn::Add(h, hn::PopulationCount(hn::And(right, four)));
            }
            total = hn::Add(total, hn::Add(hn::Add(hn::Add(a, b), hn::Add(c, d)), hn::Add(hn::Add(e, f), hn::Add(g, h))));
        }
    return hn::GetLane(hn::SumOfLanes(lanes, total));
}

}  // namespace
}  // namespace jiayu::linkage::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <benchmark/benchmark.h>

#include <cstdlib>

#include "base/random.hpp"

namespace jiayu::linkage {
namespace {
HWY_EXPORT(load_and_count);

ClkCodes random_codes(std::size_t count, std::uint64_t seed) {
    Random random(seed);
    ClkCodes codes;
    for (std::size_t word = 0; word < count * 16; ++word) codes.words.push_back(random.next());
    return codes;
}

constexpr std::size_t rows = 16'384;

bool const on_one_thread = ::setenv("JIAYU_THREADS", "1", 1) == 0;

void report(benchmark::State& state, double pairs_in_round) {
    if (!on_one_thread) state.SkipWithError("JIAYU_THREADS cannot be set");
    state.SetLabel(std::string(clk_kernel_name()));
    state.counters["pairs"] = benchmark::Counter(pairs_in_round * double(state.iterations()), benchmark::Counter::kIsRate);
}

// The limit: 16 KB of tiles in the first cache, queries passing by.
void load_and_count(benchmark::State& state) {
    ClkSet const set(random_codes(rows, 1));
    auto const queries = random_codes(256, 2);
    auto const tiles = set.tiles(0, 8);
    std::uint64_t sum = 0;
    for (auto _ : state)
        for (std::size_t query = 0; query < 256; query += 4) sum += HWY_DYNAMIC_DISPATCH(load_and_count)(&queries.words[query * 16], tiles.words, tiles.count);
    benchmark::DoNotOptimize(sum);
    report(state, 256.0 * 8 * clk_tile_rows);
}

// The same work as the product does it: every pair of two sets, threshold, hits kept (Dice of random codes stays near 0.5).
void find_alike_pairs(benchmark::State& state) {
    ClkSet const a(random_codes(rows, 3)), b(random_codes(rows, 4));
    for (auto _ : state) benchmark::DoNotOptimize(find_alike(a, b, 0.8));
    report(state, double(rows) * rows);
}

void find_nearest_five(benchmark::State& state) {
    ClkSet const a(random_codes(rows, 3)), b(random_codes(rows, 4));
    for (auto _ : state) benchmark::DoNotOptimize(find_nearest(a, b, {.count = 5, .dice_min = 0.5}));
    report(state, double(rows) * rows);
}

void one_against_all(benchmark::State& state) {
    ClkSet const set(random_codes(rows, 3));
    auto const code = random_codes(1, 5);
    for (auto _ : state) benchmark::DoNotOptimize(dice_with_all(code[0], set));
    report(state, double(rows));
}

}  // namespace

// Processor time of one thread (JIAYU_THREADS=1): pairs per second and core, whatever else runs on the machine.
BENCHMARK(load_and_count);
BENCHMARK(find_alike_pairs)->Unit(benchmark::kMillisecond);
BENCHMARK(find_nearest_five)->Unit(benchmark::kMillisecond);
BENCHMARK(one_against_all);

}  // namespace jiayu::linkage
#endif
