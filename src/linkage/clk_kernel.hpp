// The inner loops of CLK comparison: bits that two codes have in common, for a pair of queries against a run of tiles. Written once,
// compiled for every instruction set of the processor family, chosen when the program runs.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace jiayu::linkage {

// A tile is 16 codes side by side: word 0 of each of the 16, then word 1 of each … so that one vector holds one word of many codes.
// Tiles start at addresses divisible by 64.
inline constexpr std::size_t clk_tile_rows = 16;

struct ClkTiles {
    std::uint64_t const* words;  // count × code_words × 16
    std::size_t count;
    std::size_t code_words;
};

struct ClkQueries {
    std::uint64_t const* first;
    std::uint64_t const* second;  // code_words each; may be the same
    std::uint32_t first_bits_min, second_bits_min;  // common bits that make a hit; at least 1
};

struct ClkHit {
    std::uint32_t row;          // in the run of tiles
    std::uint16_t common_bits;
    std::uint16_t query;        // 0 the first, 1 the second
};

// Room for 32 × tiles.count hits is needed; returns how many there are.
std::size_t find_clk_hits(ClkQueries const& queries, ClkTiles const& tiles, ClkHit* hits);

// `common_bits` of one query with every row: 16 × tiles.count values.
void count_common_bits(std::uint64_t const* query, ClkTiles const& tiles, std::uint32_t* common_bits);

std::uint32_t common_bits_of(std::uint64_t const* a, std::uint64_t const* b, std::size_t words);  // of one pair

std::string_view clk_kernel_name();  // of the instruction set in use: "AVX3_DL", "AVX2" …

}  // namespace jiayu::linkage
