// The target with vpopcntq (VPOPCNTDQ, BITALG) is off unless asked for.
#define HWY_WANT_AVX3_DL
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "linkage/clk_kernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "linkage/clk_kernel.hpp"

HWY_BEFORE_NAMESPACE();
namespace jiayu::linkage::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

using Lanes = hn::CappedTag<std::uint64_t, 8>;
using Words = hn::Vec<Lanes>;

HWY_INLINE std::size_t lane_count() { return hn::Lanes(Lanes()); }

#if HWY_TARGET == HWY_AVX3_DL || HWY_TARGET == HWY_SCALAR
// One instruction counts a word.
constexpr std::size_t words_between_sums = ~std::size_t(0);
HWY_INLINE Words counted(Words words) { return hn::PopulationCount(words); }
HWY_INLINE Words added(Words sum, Words counts) { return hn::Add(sum, counts); }
HWY_INLINE Words summed(Words sum) { return sum; }
#else
// Bytes are counted, and summed before 31 × 8 bits overflow one.
constexpr std::size_t words_between_sums = 31;
using Bytes = hn::Repartition<std::uint8_t, Lanes>;
HWY_INLINE Words counted(Words words) { return hn::BitCast(Lanes(), hn::PopulationCount(hn::BitCast(Bytes(), words))); }
HWY_INLINE Words added(Words sum, Words counts) {
    return hn::BitCast(Lanes(), hn::Add(hn::BitCast(Bytes(), sum), hn::BitCast(Bytes(), counts)));
}
HWY_INLINE Words summed(Words sum) { return hn::SumsOf8(hn::BitCast(Bytes(), sum)); }
#endif

// Two queries against two vectors of rows: each load serves twice, and four sums hide each other's latency.
struct Sums {
    Words first_left, first_right, second_left, second_right;
};

HWY_INLINE Sums common_bits(ClkQueries const& queries, std::uint64_t const* rows, std::size_t code_words) {
    Lanes const lanes;
    auto const zero = hn::Zero(lanes);
    Sums sums{zero, zero, zero, zero};
    for (std::size_t begin = 0; begin < code_words;) {
        auto const end = code_words - begin > words_between_sums ? begin + words_between_sums : code_words;
        Sums part{zero, zero, zero, zero};
        for (; begin < end; ++begin) {
            auto const* at = rows + begin * clk_tile_rows;
            auto const left = hn::Load(lanes, at), right = hn::Load(lanes, at + lane_count());
            auto const first = hn::Set(lanes, queries.first[begin]), second = hn::Set(lanes, queries.second[begin]);
            part.first_left = added(part.first_left, counted(hn::And(left, first)));
            part.first_right = added(part.first_right, counted(hn::And(right, first)));
            part.second_left = added(part.second_left, counted(hn::And(left, second)));
            part.second_right = added(part.second_right, counted(hn::And(right, second)));
        }
        sums.first_left = hn::Add(sums.first_left, summed(part.first_left));
        sums.first_right = hn::Add(sums.first_right, summed(part.first_right));
        sums.second_left = hn::Add(sums.second_left, summed(part.second_left));
        sums.second_right = hn::Add(sums.second_right, summed(part.second_right));
    }
    return sums;
}

HWY_INLINE auto reaches(Words sums, std::uint32_t bits_min) {
    hn::Repartition<std::int64_t, Lanes> const integers;
    return hn::Gt(hn::BitCast(integers, sums), hn::Set(integers, std::int64_t(bits_min) - 1));
}

struct Place {
    std::uint32_t row;
    std::uint16_t query;
};

std::size_t keep_hits(Words sums, std::uint32_t bits_min, Place place, ClkHit* hits) {
    HWY_ALIGN std::uint64_t counts[8];
    hn::Store(sums, Lanes(), counts);
    std::size_t kept = 0;
    for (std::size_t lane = 0; lane < lane_count(); ++lane)
        if (counts[lane] >= bits_min) hits[kept++] = {std::uint32_t(place.row + lane), std::uint16_t(counts[lane]), place.query};
    return kept;
}

std::size_t find_hits(ClkQueries const& queries, ClkTiles const& tiles, ClkHit* hits) {
    std::size_t kept = 0;
    auto const step = 2 * lane_count();
    for (std::size_t tile = 0; tile < tiles.count; ++tile)
        for (std::size_t row = 0; row < clk_tile_rows; row += step) {
            auto const sums = common_bits(queries, tiles.words + tile * tiles.code_words * clk_tile_rows + row, tiles.code_words);
            auto const any = hn::Or(hn::Or(reaches(sums.first_left, queries.first_bits_min), reaches(sums.first_right, queries.first_bits_min)),
                                    hn::Or(reaches(sums.second_left, queries.second_bits_min), reaches(sums.second_right, queries.second_bits_min)));
            if (HWY_LIKELY(hn::AllFalse(hn::Repartition<std::int64_t, Lanes>(), any))) continue;
            auto const left = std::uint32_t(tile * clk_tile_rows + row), right = std::uint32_t(left + lane_count());
            kept += keep_hits(sums.first_left, queries.first_bits_min, {left, 0}, hits + kept);
            kept += keep_hits(sums.first_right, queries.first_bits_min, {right, 0}, hits + kept);
            kept += keep_hits(sums.second_left, queries.second_bits_min, {left, 1}, hits + kept);
            kept += keep_hits(sums.second_right, queries.second_bits_min, {right, 1}, hits + kept);
        }
    return kept;
}

// One query: memory is the limit here, not the counting.
void count_all(std::uint64_t const* query, ClkTiles const& tiles, std::uint32_t* common) {
    Lanes const lanes;
    HWY_ALIGN std::uint64_t counts[8];
    for (std::size_t tile = 0; tile < tiles.count; ++tile)
        for (std::size_t row = 0; row < clk_tile_rows; row += lane_count()) {
            auto const* rows = tiles.words + tile * tiles.code_words * clk_tile_rows + row;
            auto sum = hn::Zero(lanes);
            for (std::size_t begin = 0; begin < tiles.code_words;) {
                auto const end = tiles.code_words - begin > words_between_sums ? begin + words_between_sums : tiles.code_words;
                auto part = hn::Zero(lanes);
                for (; begin < end; ++begin)
                    part = added(part, counted(hn::And(hn::Load(lanes, rows + begin * clk_tile_rows), hn::Set(lanes, query[begin]))));
                sum = hn::Add(sum, summed(part));
            }
            hn::Store(sum, lanes, counts);
            for (std::size_t lane = 0; lane < lane_count(); ++lane) common[tile * clk_tile_rows + row + lane] = std::uint32_t(counts[lane]);
        }
}

// Words side by side this time; what is left over is counted in a vector filled up with zeros.
std::uint32_t count_pair(std::uint64_t const* a, std::uint64_t const* b, std::size_t words) {
    Lanes const lanes;
    auto sum = hn::Zero(lanes);
    std::size_t word = 0;
    for (; word + lane_count() <= words; word += lane_count())
        sum = hn::Add(sum, summed(counted(hn::And(hn::LoadU(lanes, a + word), hn::LoadU(lanes, b + word)))));
    HWY_ALIGN std::uint64_t rest[8] = {};
    for (std::size_t i = 0; word < words; ++i, ++word) rest[i] = a[word] & b[word];
    sum = hn::Add(sum, summed(counted(hn::Load(lanes, rest))));
    return std::uint32_t(hn::GetLane(hn::SumOfLanes(lanes, sum)));
}

std::size_t target_of_kernel() { return HWY_TARGET; }

}  // namespace
}  // namespace jiayu::linkage::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace jiayu::linkage {

namespace {
HWY_EXPORT(find_hits);
HWY_EXPORT(count_all);
HWY_EXPORT(count_pair);
HWY_EXPORT(target_of_kernel);
}  // namespace

std::size_t find_clk_hits(ClkQueries const& queries, ClkTiles const& tiles, ClkHit* hits) {
    return HWY_DYNAMIC_DISPATCH(find_hits)(queries, tiles, hits);
}

void count_common_bits(std::uint64_t const* query, ClkTiles const& tiles, std::uint32_t* common_bits) {
    HWY_DYNAMIC_DISPATCH(count_all)(query, tiles, common_bits);
}

std::uint32_t common_bits_of(std::uint64_t const* a, std::uint64_t const* b, std::size_t words) {
    return HWY_DYNAMIC_DISPATCH(count_pair)(a, b, words);
}

std::string_view clk_kernel_name() { return hwy::TargetName(std::int64_t(HWY_DYNAMIC_DISPATCH(target_of_kernel)())); }

}  // namespace jiayu::linkage
#endif
