#include "register_linkage/block_rows.hpp"

#include <numeric>
#include <set>

#include "base/parallel_for.hpp"

namespace jiayu::register_linkage {

namespace {

std::uint64_t person_of(Table const& table, Code number) { return table.number(number).person; }

// A placeholder says nothing of the person, so it makes no key.
NameValue const& telling_name(Table const& table, Code name) { return table.names[table.name(name).is_placeholder ? 0 : name]; }

}  // namespace

std::uint64_t key_of(KeyPart part, Table const& table, Row const& row) {
    switch (part) {
        case KeyPart::number: return person_of(table, row.number);
        case KeyPart::name: return telling_name(table, row.name).text;
        case KeyPart::name_sound: return telling_name(table, row.name).sound;
        case KeyPart::surname_sound: return table.name(row.name).surname_sound;
        case KeyPart::given_sound: return telling_name(table, row.name).given_sound;
        case KeyPart::birth_date: return std::uint64_t(row.birth_date);
        case KeyPart::birth_year: return std::uint64_t(row.birth_date / 10000);
        case KeyPart::birth_month_day: return std::uint64_t(row.birth_date % 10000);
        case KeyPart::sex: return row.sex;
        case KeyPart::phone: return row.phone;
        case KeyPart::certificate: return row.certificate;
        case KeyPart::household: return row.household;
        case KeyPart::mother_number: return person_of(table, row.mother_number);
        case KeyPart::mother_name_sound: return table.name(row.mother_name).sound;
        case KeyPart::father_number: return person_of(table, row.father_number);
        case KeyPart::spouse_number: return person_of(table, row.spouse_number);
        case KeyPart::spouse_name_sound: return table.name(row.spouse_name).sound;
        case KeyPart::division: return std::uint64_t(table.divisions[row.division].form);
    }
    return 0;
}

namespace {

template <class ValueOf>
std::uint32_t joined_key(std::span<KeyPart const> parts, ValueOf&& value_of, std::uint64_t seed) {
    for (auto part : parts) {
        auto value = value_of(part);
        if (!value) return 0;
        seed = mix(seed * 0x9E3779B97F4A7C15ull + value);
    }
    auto key = std::uint32_t(seed >> 32);
    return key ? key : 1;
}

// Rows with a key in the order (key, row): radix sort by three digits of eleven bits, stable.
std::vector<RowIndex> order_by_key(std::vector<std::pair<std::uint32_t, RowIndex>>& keyed) {
    std::vector<std::pair<std::uint32_t, RowIndex>> other(keyed.size());
    for (auto shift : {0, 11, 22}) {
        std::array<std::uint32_t, 2049> starts{};
        for (auto const& [key, row] : keyed) ++starts[(key >> shift & 2047) + 1];
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        for (auto const& item : keyed) other[starts[item.first >> shift & 2047]++] = item;
        keyed.swap(other);
    }
    std::vector<RowIndex> order(keyed.size());
    for (std::size_t i = 0; i < keyed.size(); ++i) order[i] = keyed[i].second;
    return order;
}

}  // namespace

Blocking::Blocking(Model const& model, Table const& table)
    : rules_(model.rules.size()), keys_(table.rows.size() * rules_), orders_(rules_), rule_blocks_(rules_), counts_(rules_) {
    set_keys(model, table);
    parallel_for(rules_, [&](std::size_t rule) { block_by(std::uint32_t(rule), model, table); });
    for (auto const& blocks : rule_blocks_) blocks_.insert(blocks_.end(), blocks.begin(), blocks.end());
}

// Row by row, so that what rules have in common is looked up once.
void Blocking::set_keys(Model const& model, Table const& table) {
    std::set<KeyPart> used;
    for (auto const& rule : model.rules) used.insert(rule.keys.begin(), rule.keys.end());
    std::vector<KeyPart> const parts(used.begin(), used.end());
    parallel_chunks(table.rows.size(), 1 << 14, [&](std::size_t begin, std::size_t end) {
        std::array<std::uint64_t, std::size_t(KeyPart::division) + 1> values{};
        for (auto row = begin; row < end; ++row) {
            for (auto part : parts) values[std::size_t(part)] = key_of(part, table, table.rows[row]);
            for (std::size_t rule = 0; rule < rules_; ++rule)
                keys_[row * rules_ + rule] = joined_key(model.rules[rule].keys, [&](KeyPart part) { return values[std::size_t(part)]; }, rule + 1);
        }
    });
}

void Blocking::block_by(std::uint32_t rule, Model const& model, Table const& table) {
    std::vector<std::pair<std::uint32_t, RowIndex>> keyed;
    for (RowIndex row = 0; row < table.rows.size(); ++row)
        if (auto key = keys_[row * rules_ + rule]) keyed.emplace_back(key, row);
    orders_[rule] = order_by_key(keyed);
    std::span order(orders_[rule]);
    for (std::size_t begin = 0, end; begin < order.size(); begin = end) {
        for (end = begin + 1; end < order.size() && keyed[end].first == keyed[begin].first;) ++end;
        split(rule, model, table, order.subspan(begin, end - begin), 0);
    }
}

// A block that is too large is split by the rule's next refining column; rows without it keep to themselves. What stays too
// large after the last one is dropped and counted.
void Blocking::split(std::uint32_t rule, Model const& model, Table const& table, std::span<RowIndex> rows, std::size_t refinement) {
    auto& count = counts_[rule];
    if (rows.size() <= model.block_rows_max) {
        if (rows.size() < 2) return;
        auto begin = std::uint32_t(rows.data() - orders_[rule].data());
        rule_blocks_[rule].push_back({rule, begin, begin + std::uint32_t(rows.size())});
        ++count.blocks;
        count.pairs += rows.size() * (rows.size() - 1) / 2;
        count.largest = std::max(count.largest, std::uint64_t(rows.size()));
        return;
    }
    auto key_at = [&](RowIndex row) -> Key& { return keys_[row * rules_ + rule]; };
    if (refinement == model.rules[rule].refine.size()) {
        count.rows_dropped += rows.size();
        for (auto row : rows) key_at(row) = 0;
        return;
    }
    std::span part(&model.rules[rule].refine[refinement], 1);
    for (auto row : rows) key_at(row) = joined_key(part, [&](KeyPart column) { return key_of(column, table, table.rows[row]); }, mix(key_at(row)));
    std::ranges::sort(rows, {}, [&](RowIndex row) { return std::pair(key_at(row), row); });
    for (std::size_t begin = 0, end; begin < rows.size(); begin = end) {
        for (end = begin + 1; end < rows.size() && key_at(rows[end]) == key_at(rows[begin]);) ++end;
        if (key_at(rows[begin])) split(rule, model, table, rows.subspan(begin, end - begin), refinement + 1);
    }
}

}  // namespace jiayu::register_linkage
