#include "linkage/profile_columns.hpp"

#include "base/parallel_for.hpp"
#include "linkage/repeated_columns.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t sampled_rows = 20'000;  // rows stand in the order of a hash: the first are a sample

std::vector<std::string_view> sample_values(Column const& column) {
    std::vector<std::string_view> values;
    for (std::size_t row = 0; row < column.codes.size() && values.size() < sampled_rows; ++row)
        if (auto code = column.codes[row]) values.push_back(column.values.text(code));
    return values;
}

bool is_unique_in_sources(Records const& records, Column const& column) {
    constexpr std::size_t sources_told_apart = 64;
    if (records.sources.size() > sources_told_apart) return false;
    std::vector<std::uint64_t> seen(column.values.size());
    for (std::size_t row = 0; row < records.size(); ++row) {
        auto code = column.codes[row];
        auto bit = std::uint64_t(1) << records.source_of[row];
        if (code && seen[code] & bit) return false;
        seen[code] |= bit;
    }
    return true;
}

ColumnProfile profile(Records const& records, std::size_t index) {
    auto const& column = records.columns[index];
    ColumnProfile profile{.column = index, .name = column.name, .records = records.size()};
    std::vector<std::uint32_t> counts(column.values.size());
    for (auto code : column.codes) ++counts[code];
    profile.present = records.size() - counts[0];
    profile.distinct = std::size_t(std::ranges::count_if(counts.begin() + 1, counts.end(), [](auto count) { return count > 0; }));
    if (profile.present) {
        auto const present = double(profile.present);
        for (std::size_t code = 1; code < counts.size(); ++code) profile.agreement += double(counts[code]) * double(counts[code]) / (present * present);
        auto common = std::ranges::max_element(counts.begin() + 1, counts.end());
        profile.common_value = column.values.text(Code(common - counts.begin()));
        profile.common_share = double(*common) / present;
    }
    profile.forms = forms_of(sample_values(column));
    profile.kind = guess_kind({.header = column.name, .forms = profile.forms, .records = records.size(), .present = profile.present,
                               .distinct = profile.distinct, .is_unique_in_sources = profile.present > 0 && is_unique_in_sources(records, column)});
    return profile;
}

}  // namespace

std::vector<ColumnProfile> profile_columns(Records const& records) {
    std::vector<ColumnProfile> profiles(records.columns.size());
    parallel_for(profiles.size(), [&](std::size_t i) { profiles[i] = profile(records, i); });
    mark_repeated_columns(records, profiles);
    return profiles;
}

}  // namespace jiayu::linkage
