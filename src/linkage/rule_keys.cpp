#include "linkage/rule_keys.hpp"

#include <algorithm>

namespace jiayu::linkage {

namespace {

using KeyColumn = Blocking::KeyColumn;

// Equal keys of several rules share their hashes.
auto identity(KeyColumn const& key) { return key.hashes.data(); }

std::size_t place_of(std::vector<KeyColumn> keys, ComparisonTable const& table, std::vector<KeySet>& sets) {
    std::ranges::sort(keys, {}, identity);
    auto known = std::ranges::find_if(sets, [&](KeySet const& set) { return std::ranges::equal(set.keys, keys, {}, identity, identity); });
    if (known != sets.end()) return std::size_t(known - sets.begin());
    KeySet set{.keys = std::move(keys)};
    for (std::size_t i = 0; i < table.comparisons(); ++i)
        for (auto const& key : set.keys)
            if (std::ranges::count(table.columns(i), key.column)) set.comparisons |= 1u << i;
    sets.push_back(std::move(set));
    return sets.size() - 1;
}

}  // namespace

bool KeySet::has_column_of(KeySet const& other) const {
    return std::ranges::any_of(keys, [&](KeyColumn const& key) { return std::ranges::count(other.keys, key.column, &KeyColumn::column) > 0; });
}

RuleKeys list_rule_keys(Blocking const& blocking, ComparisonTable const& table) {
    RuleKeys all;
    for (std::uint32_t rule = 0; rule < blocking.counts().size(); ++rule) {
        auto keys = blocking.key_columns(rule);
        auto& places = all.of_rule.emplace_back();
        places.push_back(place_of(keys, table, all.sets));
        while (!keys.empty()) {
            auto const column = keys.front().column;
            auto rest = std::ranges::stable_partition(keys, [&](KeyColumn const& key) { return key.column == column; });
            std::vector<KeyColumn> of_column(keys.begin(), rest.begin());
            keys.erase(keys.begin(), rest.begin());
            places.push_back(place_of(std::move(of_column), table, all.sets));
        }
    }
    return all;
}

}  // namespace jiayu::linkage
