#include "linkage/entity_profiles.hpp"

#include <algorithm>

#include "base/parallel_for.hpp"

namespace jiayu::linkage {

namespace {

void list_members(std::span<RowIndex const> cluster_of, std::span<RowIndex const> profile_of, Profiles& profiles) {
    profiles.begins.resize(profiles.row_of.size() + 1);
    profiles.members.resize(cluster_of.size());
    for (auto cluster : cluster_of) ++profiles.begins[profile_of[cluster] + 1];
    for (std::size_t i = 0; i < profiles.row_of.size(); ++i) profiles.begins[i + 1] += profiles.begins[i];
    auto next = profiles.begins;
    for (RowIndex row = 0; row < cluster_of.size(); ++row) profiles.members[next[profile_of[cluster_of[row]]]++] = row;
}

Code most_frequent(Column const& column, std::span<RowIndex const> rows, std::vector<Code>& codes) {
    if (rows.size() == 1) return column.codes[rows[0]];
    codes.clear();
    for (auto row : rows)
        if (column.codes[row]) codes.push_back(column.codes[row]);
    std::ranges::sort(codes);
    Code best = 0;
    std::size_t best_count = 0;
    for (std::size_t begin = 0, end; begin < codes.size(); begin = end) {
        for (end = begin + 1; end < codes.size() && codes[end] == codes[begin];) ++end;
        auto count = end - begin;
        bool is_better = count > best_count || (count == best_count && hash_of(column.values.text(codes[begin])) < hash_of(column.values.text(best)));
        if (is_better) best = codes[begin], best_count = count;
    }
    return best;
}

}  // namespace

Profiles make_profiles(Records const& records, std::span<RowIndex const> cluster_of) {
    Profiles profiles;
    std::vector<RowIndex> profile_of(cluster_of.size());
    for (RowIndex row = 0; row < cluster_of.size(); ++row) {
        if (cluster_of[row] != row) continue;
        profile_of[row] = RowIndex(profiles.row_of.size());
        profiles.row_of.push_back(row);
    }
    auto const count = profiles.row_of.size();
    list_members(cluster_of, profile_of, profiles);
    profiles.records.sources = records.sources;
    for (auto row : profiles.row_of) profiles.records.source_of.push_back(records.source_of[row]);
    for (auto const& column : records.columns) {
        auto& made = profiles.records.columns.emplace_back();
        made.name = column.name;
        made.codes.resize(count);
        parallel_chunks(count, 1 << 13, [&](std::size_t begin, std::size_t end) {
            std::vector<Code> codes;
            for (auto i = begin; i < end; ++i)
                made.codes[i] = most_frequent(column, profiles.members_of(RowIndex(i)), codes);
        });
    }
    return profiles;
}

}  // namespace jiayu::linkage
