#include "linkage/unlinkables.hpp"

#include <algorithm>

#include "base/parallel_for.hpp"

namespace jiayu::linkage {

std::vector<double> weigh_copies(std::size_t rows, std::function<double(RowIndex)> const& weigh_self, double prior_bits) {
    std::vector<double> bits(rows);
    parallel_chunks(rows, 1 << 14, [&](std::size_t begin, std::size_t end) {
        for (auto row = begin; row < end; ++row) bits[row] = weigh_self(RowIndex(row)) + prior_bits;
    });
    return bits;
}

std::vector<UnlinkableShare> count_unlinkables(std::span<double const> copy_bits, std::span<double const> thresholds) {
    std::vector<double> sorted(copy_bits.begin(), copy_bits.end());
    std::ranges::sort(sorted);
    std::vector<UnlinkableShare> shares;
    for (auto threshold : thresholds) {
        auto rows = std::uint64_t(std::ranges::lower_bound(sorted, threshold) - sorted.begin());
        shares.push_back({threshold, rows, sorted.empty() ? 0 : double(rows) / double(sorted.size())});
    }
    return shares;
}

}  // namespace jiayu::linkage
