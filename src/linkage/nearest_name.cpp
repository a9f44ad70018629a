#include "linkage/nearest_name.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace jiayu::linkage {

namespace {

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            auto changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = std::exchange(row[j + 1], std::min({changed, row[j] + 1, row[j + 1] + 1}));
        }
    }
    return row.back();
}

}  // namespace

std::string_view nearest_name(std::string_view name, std::span<std::string_view const> known) {
    auto nearest = std::ranges::min_element(known, {}, [&](std::string_view other) { return distance(name, other); });
    return nearest == known.end() ? std::string_view() : *nearest;
}

}  // namespace jiayu::linkage
