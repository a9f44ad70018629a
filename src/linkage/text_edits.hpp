// How many edits turn one text into another: Levenshtein's (insert, delete, replace), and with swaps of neighbours Damerau's in the
// form of optimal string alignment (no place is edited twice, so the triangle inequality does not hold).
// Bit-parallel after H. Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances", 2003.
#pragma once
#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "linkage/symbol_positions.hpp"

namespace jiayu::linkage {

enum class Edits : std::uint8_t { plain, with_swaps };

// For texts above 64 characters: the table row by row.
template <class Symbol>
std::size_t edit_distance_long(std::span<Symbol const> a, std::span<Symbol const> b, Edits edits) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            bool const swapped = edits == Edits::with_swaps && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row.back();
}

// What two texts begin and end with alike takes no edit; a slip of the pen leaves hardly anything else.
template <class Symbol>
void strip_alike(std::span<Symbol const>& a, std::span<Symbol const>& b) {
    auto const least = std::min(a.size(), b.size());
    std::size_t before = 0, behind = 0;
    while (before < least && a[before] == b[before]) ++before;
    while (behind < least - before && a[a.size() - 1 - behind] == b[b.size() - 1 - behind]) ++behind;
    a = a.subspan(before, a.size() - before - behind);
    b = b.subspan(before, b.size() - before - behind);
}

template <class Symbol>
std::size_t edit_distance(std::span<Symbol const> a, std::span<Symbol const> b, Edits edits) {
    strip_alike(a, b);
    if (a.size() > b.size()) std::swap(a, b);
    if (a.empty()) return b.size();
    if (a.size() > bit_parallel_max) return edit_distance_long(a, b, edits);
    auto const swap_mask = edits == Edits::with_swaps ? ~0ull : 0ull;
    auto const last = 1ull << (a.size() - 1);
    std::uint64_t rises = ~0ull, falls = 0, diagonal = 0, equal_before = 0;  // rises, falls: of the table's column, downwards
    auto distance = a.size();
    for (auto symbol : b) {
        auto const equal = positions_of(symbol, a);
        auto const swaps = ((~diagonal & equal) << 1) & equal_before & swap_mask;
        diagonal = (((equal & rises) + rises) ^ rises) | equal | falls | swaps;
        auto const more = falls | ~(diagonal | rises), fewer = diagonal & rises;
        distance += (more & last) != 0;
        distance -= (fewer & last) != 0;
        auto const shifted = more << 1 | 1;
        rises = fewer << 1 | ~(diagonal | shifted);
        falls = shifted & diagonal;
        equal_before = equal;
    }
    return distance;
}

}  // namespace jiayu::linkage
