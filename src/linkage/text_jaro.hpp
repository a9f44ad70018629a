// Jaro's similarity and Winkler's, as jellyfish and Splink count them: characters match within max(length)/2 - 1 places, half the
// matched characters out of order (rounded down) are transpositions; Winkler raises what is above 0.7 by 0.1 of the rest for each
// of up to four leading characters in common.
#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "linkage/symbol_positions.hpp"

namespace jiayu::linkage {

constexpr double jaro_value(std::size_t matches, std::size_t out_of_order, std::size_t a_size, std::size_t b_size) {
    if (!matches) return 0;
    auto const shared = double(matches);
    return (shared / double(a_size) + shared / double(b_size) + (shared - double(out_of_order / 2)) / shared) / 3;
}

constexpr double winkler_value(double jaro, std::size_t prefix) {
    return jaro > 0.7 ? jaro + 0.1 * double(std::min<std::size_t>(prefix, 4)) * (1 - jaro) : jaro;
}

// For texts above 64 characters.
template <class Symbol>
double jaro_long(std::span<Symbol const> a, std::span<Symbol const> b) {
    auto const window = std::max<std::size_t>(b.size() / 2, 1) - 1;
    std::vector<std::uint8_t> used(b.size());
    std::vector<Symbol> matched;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (auto j = i - std::min(i, window); j < std::min(b.size(), i + window + 1); ++j)
            if (!used[j] && a[i] == b[j]) {
                used[j] = 1;
                matched.push_back(a[i]);
                break;
            }
    std::size_t out_of_order = 0, at = 0;
    for (std::size_t j = 0; j < b.size(); ++j)
        if (used[j]) out_of_order += matched[at++] != b[j];
    return jaro_value(matched.size(), out_of_order, a.size(), b.size());
}

template <class Symbol>
double jaro(std::span<Symbol const> a, std::span<Symbol const> b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (a.empty()) return b.empty() ? 1 : 0;
    if (b.size() > bit_parallel_max) return jaro_long(a, b);
    auto const window = std::max<std::size_t>(b.size() / 2, 1) - 1;
    std::uint64_t a_used = 0, b_free = low_bits(b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto const reach = low_bits(i + window + 1) & ~low_bits(i - std::min(i, window));
        auto const candidates = positions_of(a[i], b) & b_free & reach;
        b_free &= ~(candidates & -candidates);
        a_used |= std::uint64_t(candidates != 0) << i;
    }
    auto b_used = low_bits(b.size()) & ~b_free;
    std::size_t matches = 0, out_of_order = 0;
    for (; a_used; a_used &= a_used - 1, b_used &= b_used - 1, ++matches)
        out_of_order += a[std::size_t(std::countr_zero(a_used))] != b[std::size_t(std::countr_zero(b_used))];
    return jaro_value(matches, out_of_order, a.size(), b.size());
}

template <class Symbol>
double jaro_winkler(std::span<Symbol const> a, std::span<Symbol const> b) {
    auto const value = jaro(a, b);
    auto const size_max = std::min<std::size_t>({a.size(), b.size(), 4});
    std::size_t prefix = 0;
    while (prefix < size_max && a[prefix] == b[prefix]) ++prefix;
    return winkler_value(value, prefix);
}

}  // namespace jiayu::linkage
