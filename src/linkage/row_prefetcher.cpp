#include "linkage/row_prefetcher.hpp"

#include <limits>
#include <optional>

#include "linkage/compiled_comparison.hpp"

namespace jiayu::linkage {

RowPrefetcher::RowPrefetcher(ComparisonTable const& table) : table_(&table) {
    known_.fill(std::numeric_limits<RowIndex>::max());
    for (std::size_t i = 0; i < table.comparisons(); ++i) {
        auto const& compiled = table.compiled(i);
        auto const width = compiled.columns.size();
        auto const* tuples = compiled.tuples.empty() ? nullptr : compiled.tuples.data();
        if (tuples) combined_.push_back({i, tuples, width});
        for (auto const& view : compiled.views) {
            if (!view.left_codes && !view.bounds) continue;
            places_.push_back({i, tuples, width, view.left_column, view.left_codes, view.bounds});
            if (view.is_crossed) places_.push_back({i, tuples, width, view.right_column, view.right_codes, view.bounds});
        }
    }
}

RowPrefetcher& RowPrefetcher::of_this_thread(ComparisonTable const& table) {
    thread_local std::uint64_t serial = 0;
    thread_local std::optional<RowPrefetcher> ahead;
    if (serial != table.serial()) ahead.emplace(table);
    serial = table.serial();
    return *ahead;
}

void RowPrefetcher::ask_combinations(RowIndex row) const {
    auto const codes = table_->codes(row);
    for (auto const& combined : combined_) __builtin_prefetch(&combined.tuples[codes[combined.comparison] * combined.width]);
}

void RowPrefetcher::ask_codes(RowIndex row) const {
    auto const codes = table_->codes(row);
    for (auto const& place : places_) {
        auto const base = place.base(codes);
        if (place.codes) __builtin_prefetch(&place.codes[base]);
        else __builtin_prefetch(&place.bounds[base]);
    }
}

void RowPrefetcher::ask_bounds(RowIndex row) const {
    auto const codes = table_->codes(row);
    for (auto const& place : places_)
        if (place.codes && place.bounds) __builtin_prefetch(&place.bounds[place.codes[place.base(codes)]]);
}

}  // namespace jiayu::linkage
