#include "register_linkage/weigh_pattern.hpp"

#include <cmath>

namespace jiayu::register_linkage {

Weights::Weights(Model const& model) : fields_(model.fields.size()) {
    prior_ = {std::log2(model.match_share),
              {std::log2(model.twin_share), std::log2(model.kin_share), std::log2(std::max(model.stranger_ratio, 1e-9))}};
    for (std::size_t i = 0; i < fields_; ++i)
        for (std::size_t level = 0; level < model.fields[i].levels.size(); ++level) {
            auto const& known = model.fields[i].levels[level];
            table_[i][level + 1] = {std::log2(known.m), {std::log2(known.twin), std::log2(known.kin), std::log2(known.u)}};
        }
}

Weights::Odds Weights::odds(Pattern pattern) const {
    Odds odds{prior_.match, prior_.rivals};
    for (std::size_t i = 0; i < fields_; ++i) {
        auto const& entry = table_[i][level_of(pattern, i)];
        odds.match += entry.match;
        for (std::size_t rival = 0; rival < odds.rivals.size(); ++rival) odds.rivals[rival] += entry.rivals[rival];
    }
    return odds;
}

double weight_of(Weights::Odds const& odds, double rarer) {
    auto rivals = odds.rivals;
    rivals[stranger] += rarer;
    auto greatest = std::ranges::max(rivals);
    double sum = 0;
    for (auto rival : rivals) sum += std::exp2(rival - greatest);
    return odds.match - greatest - std::log2(sum);
}

namespace {

double share(std::uint32_t count, std::size_t rows) { return double(std::max(count, 2u)) / double(rows); }

// The share of rows that have the agreeing value, where the level means agreement and the value is counted; else 0.
double value_share(Comparison comparison, unsigned level, Table const& table, Row const& a, Row const& b) {
    auto rows = table.population;
    switch (comparison) {
        case Comparison::person_name:
            if (level == unsigned(NameLevel::exact)) return share(table.name(a.name).count, rows);
            if (level == unsigned(NameLevel::same_pinyin))
                return share(std::max(table.name(a.name).pinyin_count, table.name(b.name).pinyin_count), rows);
            return 0;
        case Comparison::placeholder_surname: return level == 1 ? share(table.name(a.name).surname_count, rows) : 0;
        case Comparison::citizen_number: return level == 1 ? share(table.number_counts[a.number], rows) : 0;
        case Comparison::phone: return level == 1 ? share(table.phone_counts[a.phone], rows) : 0;
        case Comparison::household: return level == 1 ? share(table.household_counts[a.household], rows) : 0;
        case Comparison::certificate: return level == 1 ? share(table.certificate_counts[a.certificate], rows) : 0;
        default: return 0;
    }
}

}  // namespace

std::array<double, 16> frequency_bits(Model const& model, Table const& table, Weights const& weights, Pattern pattern, Row const& a,
                                      Row const& b) {
    std::array<double, 16> bits{};
    for (std::size_t i = 0; i < model.fields.size(); ++i) {
        if (!model.fields[i].by_frequency) continue;
        auto level = level_of(pattern, i);
        auto found = value_share(model.fields[i].comparison, level, table, a, b);
        if (found > 0) bits[i] = std::log2(found) - weights.at(i, level).rivals[stranger];
    }
    return bits;
}

PairWeigher::Weighed PairWeigher::weigh(RowIndex a, RowIndex b) const {
    auto const &row_a = table_.rows[a], &row_b = table_.rows[b];
    auto pattern = compare_rows(model_, table_, row_a, row_b);
    double rarer = 0;
    for (auto bits : frequency_bits(model_, table_, weights_, pattern, row_a, row_b)) rarer += bits;
    return {pattern, weight_of(weights_.odds(pattern), rarer)};
}

}  // namespace jiayu::register_linkage
