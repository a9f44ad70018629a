#include "linkage/match_keys.hpp"

#include <algorithm>
#include <bit>
#include <optional>

#include "base/assert.hpp"
#include "base/parallel_for.hpp"
#include "linkage/derived_column.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t default_block_rows_max = 300;

constexpr std::uint64_t joined(std::uint64_t seed, std::uint64_t part) { return mix(seed * 0x9E3779B97F4A7C15ull + part); }

// 0 where a part is absent.
std::uint64_t joined_key(std::uint64_t rule, std::span<std::size_t const> operands, auto&& value_of) {
    auto key = rule + 1;
    for (auto operand : operands) {
        auto const part = value_of(operand);
        if (!part) return 0;
        key = joined(key, part);
    }
    return key;
}

}  // namespace

KeyTable::KeyTable(std::span<Group const> groups) : slots_(std::bit_ceil(std::max<std::size_t>(groups.size() + groups.size() / 2, 2))), mask_(slots_.size() - 1) {
    for (auto const& group : groups) {
        auto at = group.key & mask_;
        while (slots_[at].place != free) at = (at + 1) & mask_;
        slots_[at] = {tag_of(group.key), place_of(group)};
    }
    rows_.shrink_to_fit();
}

std::uint32_t KeyTable::place_of(Group const& group) {
    if (group.kind != Group::Kind::rows) return group.kind == Group::Kind::refined ? refined : dropped;
    if (group.rows.size() == 1) return single << 30 | group.rows[0];
    auto const begin = std::uint32_t(rows_.size());
    rows_.insert(rows_.end(), group.rows.begin(), group.rows.end());
    rows_.back() |= last;
    return several << 30 | begin;
}

class MatchKeysMaker {
public:
    MatchKeysMaker(Model const& model, Records const& records) : model_(model), records_(records) {
        block_rows_max_ = model.block_rows_max ? model.block_rows_max : default_block_rows_max;
    }

    Result<MatchKeys> run() {
        JIAYU_ASSERT(records_.size() < (1u << 30));
        for (auto const& rule : model_.rules)
            if (auto bound = bind(rule); !bound) return std::unexpected(bound.error());
        std::vector<std::optional<KeyTable>> tables(model_.rules.size());
        parallel_for(tables.size(), [&](std::size_t rule) { tables[rule] = table_of(rule); });
        for (auto& table : tables) made_.tables_.push_back(std::move(*table));
        return std::move(made_);
    }

private:
    // Rows with one key, or with the values of refining columns joined to it.
    struct Work {
        MatchKeys::Rule const& rule;
        std::vector<KeyTable::Group> groups;
    };

    Result<void> bind(BlockingRule const& rule) {
        auto& bound = made_.rules_.emplace_back();
        for (auto [texts, places] : {std::pair(&rule.keys, &bound.keys), {&rule.refine, &bound.refine}})
            for (auto const& text : *texts) {
                auto place = place_of(text);
                if (!place) return std::unexpected(place.error());
                places->push_back(*place);
            }
        return {};
    }

    Result<std::size_t> place_of(std::string const& text) {
        if (auto at = std::ranges::find(texts_, text); at != texts_.end()) return std::size_t(at - texts_.begin());
        auto operand = operand_from_text(text);
        if (!operand) return std::unexpected(operand.error());
        auto hashed = hash_column(records_, *operand);
        if (!hashed) return std::unexpected(hashed.error());
        made_.operands_.push_back({.column = hashed->base, .transforms = std::move(hashed->transforms)});
        hashes_.push_back(std::move(hashed->hashes));
        texts_.push_back(text);
        return texts_.size() - 1;
    }

    std::uint64_t value(std::size_t operand, RowIndex row) const { return hashes_[operand][records_.columns[made_.operands_[operand].column].codes[row]]; }

    KeyTable table_of(std::size_t rule) const {
        std::vector<std::pair<std::uint64_t, RowIndex>> keyed;
        for (RowIndex row = 0; row < records_.size(); ++row)
            if (auto key = joined_key(rule, made_.rules_[rule].keys, [&](std::size_t operand) { return value(operand, row); })) keyed.emplace_back(key, row);
        std::ranges::sort(keyed);
        std::vector<RowIndex> rows;
        rows.reserve(keyed.size());
        for (auto const& item : keyed) rows.push_back(item.second);
        Work work{made_.rules_[rule], {}};
        for (std::size_t begin = 0, end; begin < rows.size(); begin = end) {
            for (end = begin + 1; end < rows.size() && keyed[end].first == keyed[begin].first;) ++end;
            add_group(work, {keyed[begin].first, std::span(rows).subspan(begin, end - begin)}, 0);
        }
        return KeyTable(work.groups);
    }

    void add_group(Work& work, std::pair<std::uint64_t, std::span<RowIndex>> group, std::size_t refinement) const {
        using Kind = KeyTable::Group::Kind;
        auto const key = group.first;
        auto const rows = group.second;
        bool const is_last = refinement == work.rule.refine.size();
        if (rows.size() <= block_rows_max_) return void(work.groups.push_back({Kind::rows, key, rows}));
        work.groups.push_back({is_last ? Kind::dropped : Kind::refined, key, {}});
        if (is_last) return;
        auto const operand = work.rule.refine[refinement];
        std::ranges::sort(rows, {}, [&](RowIndex row) { return std::pair(value(operand, row), row); });
        for (std::size_t begin = 0, end; begin < rows.size(); begin = end) {
            auto const part = value(operand, rows[begin]);
            for (end = begin + 1; end < rows.size() && value(operand, rows[end]) == part;) ++end;
            add_group(work, {joined(key, part), rows.subspan(begin, end - begin)}, refinement + 1);
        }
    }

    Model const& model_;
    Records const& records_;
    std::size_t block_rows_max_;
    std::vector<std::string> texts_;                  // of the operands
    std::vector<std::vector<std::uint64_t>> hashes_;  // by operand and base code
    MatchKeys made_;
};

Result<MatchKeys> MatchKeys::make(Model const& model, Records const& records) { return MatchKeysMaker(model, records).run(); }

std::size_t MatchKeys::bytes() const {
    std::size_t sum = 0;
    for (auto const& table : tables_) sum += table.bytes();
    return sum;
}

void MatchKeys::find(std::span<std::string_view const> values, Found& found) const {
    found.rows.clear();
    found.rules_overfull.clear();
    std::vector<std::uint64_t> parts;
    for (auto const& operand : operands_) {
        std::string text(values[operand.column]);
        for (auto const& transform : operand.transforms) text = linkage::apply(transform, text);
        parts.push_back(text.empty() ? 0 : std::max<std::uint64_t>(hash_of(text), 1));
    }
    for (std::uint32_t rule = 0; rule < rules_.size(); ++rule) {
        auto key = joined_key(rule, rules_[rule].keys, [&](std::size_t operand) { return parts[operand]; });
        bool is_refined = key != 0;
        for (std::size_t refinement = 0; is_refined; ++refinement) {
            is_refined = false;
            tables_[rule].find(key, [&](KeyTable::Group::Kind kind, RowIndex row) {
                if (kind == KeyTable::Group::Kind::rows) found.rows.push_back(row);
                else if (kind == KeyTable::Group::Kind::dropped) found.rules_overfull.push_back(rule);
                else is_refined = refinement < rules_[rule].refine.size();
            });
            if (is_refined) key = joined(key, parts[rules_[rule].refine[refinement]]);
        }
    }
    std::ranges::sort(found.rows);
    found.rows.erase(std::ranges::unique(found.rows).begin(), found.rows.end());
}

}  // namespace jiayu::linkage
