#include "linkage/cluster_constraints.hpp"

#include <limits>

#include "base/assert.hpp"
#include "linkage/count_slips.hpp"

namespace jiayu::linkage {

ClusterConstraints::ClusterConstraints(ClusterInput const& input, ClusterSettings const& settings) : input_(input), settings_(settings) {
    JIAYU_ASSERT((!settings.one_per_source && input.cannot_link_in_source.empty()) || input.source_of.size() == input.rows);
    JIAYU_ASSERT(settings.cannot_link_bits <= 0 || input.weigh);
    for (auto [a, b] : input.decisions.apart) apart_.emplace_back(a, b), apart_.emplace_back(b, a);
    for (auto [a, b] : input.decisions.together) pinned_.push_back(a), pinned_.push_back(b);
    std::ranges::sort(apart_);
    std::ranges::sort(pinned_);
    any_ = settings.one_per_source || settings.size_max || !input.cannot_link.empty() || !input.cannot_link_in_source.empty() ||
           !input.never_equal.empty() || !apart_.empty();
}

bool ClusterConstraints::is_pinned(RowIndex row) const { return !pinned_.empty() && std::ranges::binary_search(pinned_, row); }

bool ClusterConstraints::people_allow(std::span<RowIndex const> a, std::span<RowIndex const> b) const {
    if (apart_.empty()) return true;
    if (b.size() < a.size()) std::swap(a, b);
    for (auto row : a) {
        auto partners = std::ranges::equal_range(apart_, row, {}, &std::pair<RowIndex, RowIndex>::first);
        for (auto [_, partner] : partners)
            if (std::ranges::find(b, partner) != b.end()) return false;
    }
    return true;
}

bool ClusterConstraints::may_link(std::span<Code const> codes, std::span<RowIndex const> a, std::span<RowIndex const> b) const {
    Code of_a = 0;
    for (auto row : a)
        if (codes[row]) of_a = codes[row];
    if (!of_a) return true;
    // Where people put two values into one cluster nothing else fits it.
    auto fits = [&](RowIndex row) { return !codes[row] || codes[row] == of_a; };
    auto is_present = [&](RowIndex row) { return codes[row] != 0; };
    return std::ranges::none_of(b, is_present) || (std::ranges::all_of(a, fits) && std::ranges::all_of(b, fits));
}

// Where values differ, a pair that has two of them must weigh enough; a value that both sides share speaks for itself.
bool ClusterConstraints::is_overwhelming(std::span<Code const> codes, std::span<RowIndex const> a, std::span<RowIndex const> b) const {
    if (settings_.cannot_link_bits <= 0) return false;
    auto heaviest = -std::numeric_limits<double>::infinity();
    for (auto x : a)
        for (auto y : b) {
            if (!codes[x] || !codes[y]) continue;
            if (codes[x] == codes[y]) return true;
            heaviest = std::max(heaviest, input_.weigh(std::min(x, y), std::max(x, y)) + input_.prior_bits);
        }
    return heaviest >= settings_.cannot_link_bits;
}

bool ClusterConstraints::may_link_in_source(ClusterInput::SourceColumn const& column, std::span<RowIndex const> a, std::span<RowIndex const> b) const {
    auto differ_in_source = [&](RowIndex x, RowIndex y) {
        auto one = column.codes[x], other = column.codes[y];
        return one && other && one != other && input_.source_of[x] == input_.source_of[y] &&
               count_slips(column.values->text(one), column.values->text(other)) > 1;
    };
    return std::ranges::none_of(a, [&](RowIndex x) { return std::ranges::any_of(b, [&](RowIndex y) { return differ_in_source(x, y); }); });
}

template <class Column>
bool ClusterConstraints::differ(Column const& code_of, std::span<RowIndex const> a, std::span<RowIndex const> b) const {
    if (a.size() * b.size() <= 256) {
        for (auto x : a)
            for (auto y : b)
                if (auto code = code_of(x); code && code == code_of(y)) return false;
        return true;
    }
    std::vector<Code> of_b;
    for (auto row : b) of_b.push_back(code_of(row));
    std::ranges::sort(of_b);
    return std::ranges::none_of(a, [&](RowIndex row) { return code_of(row) && std::ranges::binary_search(of_b, code_of(row)); });
}

bool ClusterConstraints::allow(std::span<RowIndex const> a, std::span<RowIndex const> b) const {
    if (!any_) return true;
    if (settings_.size_max && a.size() + b.size() > settings_.size_max) return false;
    auto source = [&](RowIndex row) { return Code(input_.source_of[row]) + 1; };
    if (settings_.one_per_source && !differ(source, a, b)) return false;
    for (auto codes : input_.cannot_link)
        if (!may_link(codes, a, b) && !is_overwhelming(codes, a, b)) return false;
    for (auto const& column : input_.cannot_link_in_source)
        if (!may_link_in_source(column, a, b)) return false;
    for (auto codes : input_.never_equal)
        if (!differ([&](RowIndex row) { return codes[row]; }, a, b)) return false;
    return people_allow(a, b);
}

}  // namespace jiayu::linkage
