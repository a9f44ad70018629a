// Many CLKs of one length, laid out for comparison: in the order of their number of bits, 16 side by side.
#pragma once
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "linkage/clk_kernel.hpp"
#include "linkage/row_index.hpp"

namespace jiayu::linkage {

inline constexpr std::size_t clk_bits_max = 8192;  // a multiple of 64, as every length

// Codes one after the other, `code_words` words of 64 bits each; bit i of a code is bit i % 64 of its word i / 64.
struct ClkCodes {
    std::size_t code_words = 16;
    std::vector<std::uint64_t> words;

    std::size_t size() const { return words.size() / code_words; }
    std::span<std::uint64_t const> operator[](std::size_t row) const { return std::span(words).subspan(row * code_words, code_words); }
    void add(std::span<std::uint64_t const> code) { words.insert(words.end(), code.begin(), code.end()); }
};

std::uint32_t count_bits(std::span<std::uint64_t const> code);

// Base64 (RFC 4648 with padding) of the bytes of a code, word by word, low byte first. A text that is no code of a multiple of 64
// bits gives nothing.
std::string clk_to_base64(std::span<std::uint64_t const> code);
std::optional<std::vector<std::uint64_t>> clk_from_base64(std::string_view text);

class ClkSet {
public:
    explicit ClkSet(ClkCodes const& codes);

    std::size_t size() const { return rows_.size(); }
    std::size_t code_words() const { return code_words_; }
    std::size_t tile_count() const { return (size() + clk_tile_rows - 1) / clk_tile_rows; }
    ClkTiles tiles(std::size_t first, std::size_t count) const;

    // By place in the order of bits, ties by row. Places from size() to the end of the last tile hold empty codes.
    RowIndex row_at(std::size_t place) const { return rows_[place]; }
    std::uint32_t bits_at(std::size_t place) const { return bits_[place]; }
    void copy_code(std::size_t place, std::uint64_t* code) const;

private:
    struct Freed {
        void operator()(std::uint64_t* words) const { std::free(words); }
    };
    std::size_t code_words_;
    std::vector<RowIndex> rows_;
    std::vector<std::uint32_t> bits_;
    std::unique_ptr<std::uint64_t[], Freed> tiles_;
};

}  // namespace jiayu::linkage
