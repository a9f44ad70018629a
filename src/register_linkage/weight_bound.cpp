#include "register_linkage/weight_bound.hpp"

#include <cmath>
#include <limits>

namespace jiayu::register_linkage {

namespace {

bool is_relative(Comparison comparison) {
    return comparison == Comparison::mother || comparison == Comparison::father || comparison == Comparison::spouse;
}

class Gains {
public:
    Gains(Model const& model, Table const& table, Weights const& weights)
        : model_(model), weights_(weights), rarest_(std::log2(2.0 / double(std::max<std::size_t>(table.population, 2)))) {}

    // The greatest gain against a stranger of the levels first..last; a value cannot be rarer than two rows' own.
    double most(std::size_t field, unsigned first, unsigned last) const {
        auto gain = -std::numeric_limits<double>::infinity();
        for (auto level = first; level <= last; ++level) {
            auto const& entry = weights_.at(field, level);
            auto stranger_bits = entry.rivals[stranger];
            if (names_a_value(field, level)) stranger_bits = std::min(stranger_bits, rarest_);
            gain = std::max(gain, entry.match - stranger_bits);
        }
        return gain;
    }

private:
    bool names_a_value(std::size_t field, unsigned level) const {
        auto const& known = model_.fields[field];
        return known.by_frequency && (level == 1 || (known.comparison == Comparison::person_name && level == unsigned(NameLevel::same_pinyin)));
    }

    Model const& model_;
    Weights const& weights_;
    double rarest_;
};

}  // namespace

WeightBound::WeightBound(Model const& model, Table const& table, Weights const& weights, double weight_min)
    : table_(table), prior_(weights.prior().match - weights.prior().rivals[stranger]), weight_min_(weight_min),
      conflicting_min_(std::max(weight_min, model.overwhelming_weight)) {
    Gains const gains(model, table, weights);
    for (std::size_t i = 0; i < model.fields.size(); ++i) {
        auto comparison = model.fields[i].comparison;
        auto last = unsigned(model.fields[i].levels.size());
        if (comparison == Comparison::citizen_number) {
            auto same_day = gains.most(i, unsigned(NumberLevel::same_day), last), different = gains.most(i, unsigned(NumberLevel::different), last);
            fields_.push_back({comparison, gains.most(i, 1, last), gains.most(i, 2, last), same_day, different});
        } else if (is_relative(comparison)) {
            fields_.push_back({comparison, gains.most(i, 1, last), gains.most(i, 2, last), std::max(0.0, gains.most(i, 3, last)), gains.most(i, 5, last)});
        } else {
            fields_.push_back({comparison, gains.most(i, 1, last), gains.most(i, 2, last)});
        }
    }
}

double WeightBound::greatest_weight(Row const& a, Row const& b) const {
    auto bits = prior_;
    for (auto const& most : fields_)
        // Numbers that are trusted name the days of birth of their rows.
        if (most.comparison == Comparison::citizen_number && are_in_conflict(a, b))
            bits += a.birth_date == b.birth_date ? most.names : most.other_number;
        else
            bits += most_of(most, a, b);
    return bits;
}

// A relative's number may be a slip of the other unless both are valid; a name may be a placeholder, which is absent.
double WeightBound::most_of_relatives(Most const& most, std::array<Code, 2> numbers, std::array<Code, 2> names) const {
    if (numbers[0] && numbers[1]) {
        if (numbers[0] == numbers[1]) return most.equal;
        auto const &x = table_.number(numbers[0]), &y = table_.number(numbers[1]);
        return x.is_valid && y.is_valid && x.person != y.person ? most.other_number : most.unequal;
    }
    return names[0] && names[1] ? most.names : 0;
}

double WeightBound::most_of(Most const& most, Row const& a, Row const& b) const {
    auto of = [&](std::uint32_t x, std::uint32_t y) { return !x || !y ? 0 : x == y ? most.equal : most.unequal; };
    switch (most.comparison) {
        case Comparison::citizen_number: return of(a.number, b.number);
        case Comparison::person_name: return std::max(0.0, of(a.name, b.name));
        case Comparison::placeholder_surname:
            return table_.name(a.name).is_placeholder || table_.name(b.name).is_placeholder ? std::max(0.0, most.equal) : 0;
        case Comparison::birth_date: return of(std::uint32_t(a.birth_date), std::uint32_t(b.birth_date));
        case Comparison::sex: return of(a.sex, b.sex);
        case Comparison::phone: return of(a.phone, b.phone);
        case Comparison::certificate: return of(a.certificate, b.certificate);
        case Comparison::household: return std::max(0.0, of(a.household, b.household));
        case Comparison::mother:
            return most_of_relatives(most, {a.mother_number, b.mother_number}, {a.mother_name, b.mother_name});
        case Comparison::father:
            return most_of_relatives(most, {a.father_number, b.father_number}, {a.father_name, b.father_name});
        case Comparison::spouse:
            return most_of_relatives(most, {a.spouse_number, b.spouse_number}, {a.spouse_name, b.spouse_name});
        case Comparison::division: return of(a.division, b.division);
        case Comparison::ethnic_group: return of(a.ethnic_group, b.ethnic_group);
    }
    return 0;
}

}  // namespace jiayu::register_linkage
