#include "linkage/profile_pairs.hpp"

#include <algorithm>
#include <bit>

#include "base/parallel_for.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t small_max = 3;        // records of a cluster that seeks the rest of its person
constexpr std::size_t values_max = 3;       // of a column in one cluster, the most frequent ones
constexpr std::size_t keys_max = 8;         // of a rule in one cluster
constexpr std::size_t block_max = 24;       // clusters of one whole key
constexpr std::size_t loose_block_max = 8;  // … of one with a key less

using Key = std::pair<std::uint64_t, RowIndex>;  // hash, profile

// The hashes that each cluster's records have in one key column, the most frequent first.
struct ProfileValues {
    std::vector<RowIndex> begins;
    std::vector<std::uint64_t> hashes;

    std::span<std::uint64_t const> of(RowIndex profile) const { return std::span(hashes).subspan(begins[profile], begins[profile + 1] - begins[profile]); }
};

void list_values(Blocking::KeyColumn const& key, Column const& column, std::span<RowIndex const> rows, std::vector<std::pair<std::size_t, std::uint64_t>>& values) {
    values.clear();
    for (auto row : rows) {
        auto hash = key.hashes[column.codes[row]];
        if (!hash) continue;
        auto known = std::ranges::find(values, hash, &std::pair<std::size_t, std::uint64_t>::second);
        if (known == values.end()) values.emplace_back(1, hash);
        else ++known->first;
    }
    std::ranges::sort(values, std::greater());
    if (values.size() > values_max) values.resize(values_max);
}

ProfileValues list_values(Blocking::KeyColumn const& key, Column const& column, Profiles const& profiles) {
    ProfileValues listed;
    listed.begins.reserve(profiles.row_of.size() + 1);
    listed.hashes.reserve(profiles.row_of.size());
    std::vector<std::pair<std::size_t, std::uint64_t>> values;
    for (RowIndex profile = 0; profile < profiles.row_of.size(); ++profile) {
        listed.begins.push_back(RowIndex(listed.hashes.size()));
        list_values(key, column, profiles.members_of(profile), values);
        for (auto const& [count, hash] : values) listed.hashes.push_back(hash);
    }
    listed.begins.push_back(RowIndex(listed.hashes.size()));
    return listed;
}

// The keys of one cluster under a rule, each once.
class KeyLister {
public:
    explicit KeyLister(std::span<ProfileValues const* const> columns) : columns_(columns) {}

    std::span<std::uint64_t const> keys_of(RowIndex profile) {
        hashes_.assign(1, 0);
        for (auto const* column : columns_) {
            longer_.clear();
            for (auto hash : hashes_)
                for (auto value : column->of(profile))
                    if (longer_.size() < keys_max) longer_.push_back(mix(hash * 0x9E3779B97F4A7C15ull + value));
            hashes_.swap(longer_);
            if (hashes_.empty()) break;
        }
        std::ranges::sort(hashes_);
        hashes_.erase(std::ranges::unique(hashes_).begin(), hashes_.end());
        return hashes_;
    }

private:
    std::span<ProfileValues const* const> columns_;
    std::vector<std::uint64_t> hashes_, longer_;
};

// Which hashes may be wanted: no wanted one is missed, few others pass.
class WantedKeys {
public:
    explicit WantedKeys(std::span<Key const> keys) : bits_(std::bit_ceil(std::max<std::size_t>(keys.size() * 16, 1024)) / 64) {
        for (auto const& [hash, profile] : keys) bits_[place(hash) / 64] |= 1ull << place(hash) % 64;
    }
    bool may_hold(std::uint64_t hash) const { return bits_[place(hash) / 64] >> place(hash) % 64 & 1; }

private:
    std::size_t place(std::uint64_t hash) const { return hash & (bits_.size() * 64 - 1); }
    std::vector<std::uint64_t> bits_;
};

// Large clusters are complete enough to have met by their records: a pair has a small one.
void add_pairs(std::span<ProfileValues const* const> columns, Profiles const& profiles, std::size_t most, std::vector<std::pair<RowIndex, RowIndex>>& pairs) {
    KeyLister lister(columns);
    auto is_small = [&](RowIndex profile) { return profiles.members_of(profile).size() <= small_max; };
    std::vector<Key> keys;
    for (RowIndex profile = 0; profile < profiles.row_of.size(); ++profile)
        if (is_small(profile))
            for (auto hash : lister.keys_of(profile)) keys.emplace_back(hash, profile);
    WantedKeys const wanted(keys);
    for (RowIndex profile = 0; profile < profiles.row_of.size(); ++profile)
        if (!is_small(profile))
            for (auto hash : lister.keys_of(profile))
                if (wanted.may_hold(hash)) keys.emplace_back(hash, profile);
    std::ranges::sort(keys);
    for (std::size_t begin = 0, end; begin < keys.size(); begin = end) {
        for (end = begin + 1; end < keys.size() && keys[end].first == keys[begin].first;) ++end;
        if (end - begin > most) continue;
        for (auto i = begin; i < end; ++i)
            for (auto j = i + 1; j < end; ++j)
                if (is_small(keys[i].second) || is_small(keys[j].second)) pairs.emplace_back(keys[i].second, keys[j].second);
    }
}

struct Part {
    std::vector<Blocking::KeyColumn> columns;
    std::size_t most;
    std::vector<ProfileValues const*> values = {};  // of the columns
};

// The rules, and the rules with a key less; what several give alike stands once.
std::vector<Part> list_parts(Blocking const& blocking) {
    std::vector<Part> parts;
    auto add = [&](std::vector<Blocking::KeyColumn> columns, std::size_t most) {
        std::ranges::sort(columns, {}, [](auto const& key) { return key.hashes.data(); });
        auto same = [&](Part const& part) {
            return std::ranges::equal(part.columns, columns, {}, [](auto const& key) { return key.hashes.data(); }, [](auto const& key) { return key.hashes.data(); });
        };
        if (std::ranges::none_of(parts, same)) parts.push_back({.columns = std::move(columns), .most = most});
    };
    auto const rules = std::uint32_t(blocking.counts().size());
    for (std::uint32_t rule = 0; rule < rules; ++rule) add(blocking.key_columns(rule), block_max);
    for (std::uint32_t rule = 0; rule < rules; ++rule) {
        auto const columns = blocking.key_columns(rule);
        for (std::size_t left_out = 0; columns.size() > 1 && left_out < columns.size(); ++left_out) {
            auto loose = columns;
            loose.erase(loose.begin() + std::ptrdiff_t(left_out));
            add(std::move(loose), loose_block_max);
        }
    }
    return parts;
}

// The values of the columns of all parts, each column once.
std::vector<ProfileValues> list_values(Records const& records, Profiles const& profiles, std::span<Part> parts) {
    std::vector<Blocking::KeyColumn> columns;
    auto place_of = [&](Blocking::KeyColumn const& key) {
        auto const known = std::ranges::find(columns, key.hashes.data(), [](auto const& column) { return column.hashes.data(); });
        return std::size_t(known - columns.begin());
    };
    for (auto const& part : parts)
        for (auto const& key : part.columns)
            if (place_of(key) == columns.size()) columns.push_back(key);
    std::vector<ProfileValues> values(columns.size());
    parallel_for(columns.size(), [&](std::size_t i) { values[i] = list_values(columns[i], records.columns[columns[i].column], profiles); });
    for (auto& part : parts)
        for (auto const& key : part.columns) part.values.push_back(&values[place_of(key)]);
    return values;
}

}  // namespace

std::vector<std::pair<RowIndex, RowIndex>> profile_pairs(Blocking const& blocking, Records const& records, Profiles const& profiles) {
    auto parts = list_parts(blocking);
    auto const values = list_values(records, profiles, parts);
    std::vector<std::vector<std::pair<RowIndex, RowIndex>>> found(parts.size());
    parallel_for(parts.size(), [&](std::size_t i) {
        add_pairs(parts[i].values, profiles, parts[i].most, found[i]);
        std::ranges::sort(found[i]);
        found[i].erase(std::ranges::unique(found[i]).begin(), found[i].end());
    });
    std::vector<std::pair<RowIndex, RowIndex>> pairs;
    for (auto const& part : found) pairs.insert(pairs.end(), part.begin(), part.end());
    std::ranges::sort(pairs);
    pairs.erase(std::ranges::unique(pairs).begin(), pairs.end());
    return pairs;
}

}  // namespace jiayu::linkage
