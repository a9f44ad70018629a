#include "linkage/value_counts.hpp"

#include <algorithm>
#include <cmath>

#include "base/assert.hpp"
#include "base/parallel_for.hpp"
#include "linkage/compiled_comparison.hpp"

namespace jiayu::linkage {

namespace {

// Texts of one counted thing by the codes that the comparison's counts are of.
class CountedTexts {
public:
    CountedTexts(ComparisonTable const& table, Records const& records, std::size_t comparison, unsigned level)
        : compiled_(table.compiled(comparison)), rarity_(compiled_.rarity[level - 1]), records_(records) {
        if (!rarity_.agreeing) return;
        auto derived = derive_column(records, *rarity_.agreeing);
        JIAYU_ASSERT(derived);  // the table was made of it
        derived_ = std::move(*derived);
    }

    bool is_of_column() const { return rarity_.agreeing.has_value(); }
    DerivedColumn const& derived() const { return derived_; }

    // Of a code of the comparison.
    std::string text(Code code) const {
        if (!code) return {};
        if (is_of_column()) return std::string(text_of_base(compiled_.base_code(code, rarity_.column)));
        std::string text;
        for (std::size_t i = 0; i < compiled_.columns.size(); ++i) {
            if (i) text += '\x1f';
            text += records_.columns[compiled_.columns[i]].values.text(compiled_.base_code(code, i));
        }
        return text;
    }
    std::string_view text_of_base(Code base) const {
        if (!base) return {};
        return derived_.of_base.empty() ? records_.columns[derived_.base].values.text(base) : derived_.values.text(derived_.of_base[base]);
    }

private:
    CompiledComparison const& compiled_;
    Rarity const& rarity_;
    Records const& records_;
    DerivedColumn derived_;
};

void add(ValueCounts& counts, std::string_view text, std::uint32_t records) {
    if (text.empty() || !records) return;
    counts.present += records;
    counts.agreeing += double(records) * records;
    if (records > 1) counts.common.push_back({hash_of(text), records});
}

// The same value of several codes is one.
void count_column(ValueCounts& counts, CountedTexts const& texts, Records const& records) {
    auto const& derived = texts.derived();
    auto const& column = records.columns[derived.base];
    std::vector<std::uint32_t> sums(derived.of_base.empty() ? column.values.size() : derived.values.size());
    for (auto base : column.codes) ++sums[derived.code(base)];
    auto const& values = derived.of_base.empty() ? column.values : derived.values;
    for (Code code = 1; code < sums.size(); ++code) add(counts, values.text(code), sums[code]);
}

ValueCounts count(ComparisonTable const& table, Records const& records, std::size_t comparison, unsigned level) {
    ValueCounts counts{.comparison = comparison, .level = level};
    CountedTexts texts(table, records, comparison, level);
    if (texts.is_of_column()) {
        count_column(counts, texts, records);
    } else {
        auto by_code = table.counts(comparison);
        for (Code code = 1; code < by_code.size(); ++code) add(counts, texts.text(code), by_code[code]);
    }
    std::ranges::sort(counts.common, {}, &ValueCount::hash);
    return counts;
}

}  // namespace

unsigned counted_level(ComparisonTable const& table, std::size_t comparison, unsigned level) {
    auto const& rarity = table.compiled(comparison).rarity;
    auto const& asked = rarity[level - 1];
    auto same = std::ranges::find_if(rarity, [&](Rarity const& other) { return other.strength != 0 && other.agreeing == asked.agreeing; });
    return unsigned(same - rarity.begin()) + 1;
}

std::string counted_text(ComparisonTable const& table, Records const& records, std::pair<std::size_t, unsigned> comparison_and_level, RowIndex row) {
    auto [comparison, level] = comparison_and_level;
    return CountedTexts(table, records, comparison, level).text(table.codes(row)[comparison]);
}

std::vector<ValueCounts> count_values(ComparisonTable const& table, Records const& records) {
    std::vector<std::pair<std::size_t, unsigned>> asked;
    for (std::size_t i = 0; i < table.comparisons(); ++i)
        for (unsigned level = 1; level <= table.compiled(i).rarity.size(); ++level)
            if (table.compiled(i).rarity[level - 1].strength != 0 && counted_level(table, i, level) == level) asked.push_back({i, level});
    std::vector<ValueCounts> counts(asked.size());
    parallel_for(asked.size(), [&](std::size_t at) { counts[at] = count(table, records, asked[at].first, asked[at].second); });
    return counts;
}

double rarity_of(CountedPair const& pair, float strength) {
    if (pair.present == 0) return 0;
    auto usual = float(std::log2(pair.agreeing / (pair.present * pair.present)));
    auto share = [&](std::uint32_t records) { return records ? float(std::log2(records / pair.present)) : usual; };
    return double(strength * (usual - std::max(share(pair.records_a), share(pair.records_b))));
}

}  // namespace jiayu::linkage
