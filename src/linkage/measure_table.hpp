// Each measure with what it needs prepared and how it compares: the rows behind measures(), by family.
#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "linkage/chinese_name_values.hpp"
#include "linkage/citizen_number_values.hpp"
#include "linkage/clk_values.hpp"
#include "linkage/date_values.hpp"
#include "linkage/division_values.hpp"
#include "linkage/gram_values.hpp"
#include "linkage/measure.hpp"
#include "linkage/place_values.hpp"
#include "linkage/quantity_values.hpp"
#include "linkage/short_names.hpp"
#include "linkage/text_values.hpp"

namespace jiayu::linkage {

// Only the parts that the measures asked for need are there.
struct PreparedParts {
    std::optional<TextValues> texts;
    std::optional<std::vector<ShortName>> short_names;  // for jaro_winkler; empty where most values are longer
    std::optional<DateValues> dates;
    std::optional<QuantityValues> quantities;
    std::optional<ClkValues> clks;
    std::optional<PlaceValues> places;
    std::optional<GramValues> bigrams, words, elements;
    std::optional<ChineseNameValues> chinese_names;
    std::optional<CitizenNumberValues> citizen_numbers;
    std::optional<DivisionValues> divisions;
};

struct MeasureRow {
    std::string_view name;
    MeasureKind kind;
    void (*prepare)(PreparedParts&, Dictionary const&);  // called once or more; fills what is not there
    double (*compare)(PreparedParts const&, Code, Code);
};

// A `prepare` that fills one part.
template <auto member>
void prepare_part(PreparedParts& parts, Dictionary const& values) {
    if (auto& part = parts.*member; !part) part.emplace(values);
}

std::span<MeasureRow const> text_measures();
std::span<MeasureRow const> gram_measures();
std::span<MeasureRow const> date_measures();
std::span<MeasureRow const> quantity_measures();
std::span<MeasureRow const> clk_measures();
std::span<MeasureRow const> chinese_measures();

}  // namespace jiayu::linkage
