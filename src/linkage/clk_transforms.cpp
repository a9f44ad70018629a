#include <array>

#include "base/random.hpp"
#include "linkage/transform_table.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t bits_in_band = 12;

// The six bits of a character of base64, or 64.
constexpr unsigned sextet(char c) {
    if (c >= 'A' && c <= 'Z') return unsigned(c - 'A');
    if (c >= 'a' && c <= 'z') return unsigned(c - 'a' + 26);
    if (c >= '0' && c <= '9') return unsigned(c - '0' + 52);
    return c == '+' ? 62 : c == '/' ? 63 : 64;
}

std::size_t bits_of_text(std::string_view base64) {
    if (base64.empty() || base64.size() % 4) return 0;
    auto const padding = std::size_t(base64.ends_with("==") ? 2 : base64.ends_with('=') ? 1 : 0);
    auto const bytes = base64.size() / 4 * 3 - padding;
    return bytes % 8 ? 0 : bytes * 8;
}

// Twelve bits of a CLK, which ones depends on the band's number alone: codes that are alike agree in many bands (locality-sensitive
// hashing for the Hamming distance). No key: whoever holds codes may sample them.
std::string band(std::string_view value, int number) {
    auto const bits = bits_of_text(value);
    if (bits < 4 * bits_in_band) return {};
    auto random = Random(bits).fork(std::uint64_t(number));
    std::array<std::uint64_t, bits_in_band> drawn;
    std::uint32_t sample = 0;
    for (std::size_t i = 0; i < bits_in_band; ++i) {
        do drawn[i] = random.below(bits);
        while (std::find(drawn.begin(), drawn.begin() + std::ptrdiff_t(i), drawn[i]) != drawn.begin() + std::ptrdiff_t(i));
        auto const from_start = drawn[i] / 8 * 8 + 7 - drawn[i] % 8;  // base64 begins with a byte's high bit
        auto const six = sextet(value[from_start / 6]);
        if (six == 64) return {};
        sample = sample << 1 | (six >> (5 - from_start % 6) & 1);
    }
    return fmt::format("{:03x}", sample);
}

constexpr TransformRow rows[] = {{"band", band, true}};

}  // namespace

std::span<TransformRow const> clk_transforms() { return rows; }

}  // namespace jiayu::linkage
