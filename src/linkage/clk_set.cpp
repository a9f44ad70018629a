#include "linkage/clk_set.hpp"

#include <openssl/evp.h>

#include <bit>
#include <cstring>
#include <numeric>

#include "base/assert.hpp"
#include "base/parallel_for.hpp"

namespace jiayu::linkage {

static_assert(std::endian::native == std::endian::little, "codes are written low byte first");

std::uint32_t count_bits(std::span<std::uint64_t const> code) {
    std::uint32_t bits = 0;
    for (auto word : code) bits += std::uint32_t(std::popcount(word));
    return bits;
}

std::string clk_to_base64(std::span<std::uint64_t const> code) {
    auto const bytes = code.size_bytes();
    std::string text((bytes + 2) / 3 * 4 + 1, '\0');  // EVP_EncodeBlock ends with a NUL
    auto size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), reinterpret_cast<unsigned char const*>(code.data()), int(bytes));
    text.resize(std::size_t(size));
    return text;
}

std::optional<std::vector<std::uint64_t>> clk_from_base64(std::string_view text) {
    if (text.empty() || text.size() % 4 || text.size() > (clk_bits_max / 8 + 2) / 3 * 4) return std::nullopt;
    auto const padding = std::size_t(text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0);
    auto const alphabet = [](unsigned char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/'; };
    if (!std::ranges::all_of(text.substr(0, text.size() - padding), alphabet)) return std::nullopt;  // OpenSSL would skip spaces
    auto const bytes = text.size() / 4 * 3 - padding;
    if (bytes == 0 || bytes % 8) return std::nullopt;
    std::array<unsigned char, clk_bits_max / 8 + 3> buffer;
    if (EVP_DecodeBlock(buffer.data(), reinterpret_cast<unsigned char const*>(text.data()), int(text.size())) < 0) return std::nullopt;
    std::vector<std::uint64_t> code(bytes / 8);
    std::memcpy(code.data(), buffer.data(), bytes);
    return code;
}

ClkSet::ClkSet(ClkCodes const& codes) : code_words_(codes.code_words), rows_(codes.size()), bits_(codes.size()) {
    JIAYU_ASSERT(code_words_ > 0 && code_words_ * 64 <= clk_bits_max && codes.size() < ~RowIndex(0));
    std::vector<std::uint32_t> bits(size());
    parallel_chunks(size(), 1 << 14, [&](std::size_t begin, std::size_t end) {
        for (auto row = begin; row < end; ++row) bits[row] = count_bits(codes[row]);
    });
    std::iota(rows_.begin(), rows_.end(), RowIndex(0));
    std::ranges::stable_sort(rows_, {}, [&](RowIndex row) { return bits[row]; });
    auto const words = std::max<std::size_t>(1, tile_count()) * clk_tile_rows * code_words_;
    tiles_.reset(static_cast<std::uint64_t*>(std::aligned_alloc(64, words * 8)));
    if (!tiles_) throw std::bad_alloc();
    parallel_chunks(tile_count(), 256, [&](std::size_t first, std::size_t end) {
        auto* to = tiles_.get() + first * clk_tile_rows * code_words_;
        std::fill(to, to + (end - first) * clk_tile_rows * code_words_, 0);
        for (auto place = first * clk_tile_rows; place < std::min(end * clk_tile_rows, size()); ++place) {
            auto code = codes[rows_[place]];
            bits_[place] = bits[rows_[place]];
            auto* lane = to + (place / clk_tile_rows - first) * clk_tile_rows * code_words_ + place % clk_tile_rows;
            for (std::size_t word = 0; word < code_words_; ++word) lane[word * clk_tile_rows] = code[word];
        }
    });
}

ClkTiles ClkSet::tiles(std::size_t first, std::size_t count) const {
    return {tiles_.get() + first * clk_tile_rows * code_words_, count, code_words_};
}

void ClkSet::copy_code(std::size_t place, std::uint64_t* code) const {
    auto const* lane = tiles_.get() + place / clk_tile_rows * clk_tile_rows * code_words_ + place % clk_tile_rows;
    for (std::size_t word = 0; word < code_words_; ++word) code[word] = lane[word * clk_tile_rows];
}

}  // namespace jiayu::linkage
