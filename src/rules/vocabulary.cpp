#include "rules/vocabulary.hpp"

namespace jiayu::rules {

Column const* View::find(std::string_view column) const {
    auto at = std::ranges::find(columns, column, &Column::name);
    return at == columns.end() ? nullptr : &*at;
}

ParameterValue const* value_on(Parameter const& parameter, Date day) {
    for (auto const& value : parameter.values)
        if (value.from <= day && (!value.until || day <= *value.until)) return &value;
    return nullptr;
}

namespace {

std::size_t edit_distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 0; i < left.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < right.size(); ++j) {
            auto replaced = diagonal + (left[i] != right[j]);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

}  // namespace

std::string nearest_name(std::vector<std::string> const& names, std::string_view wanted) {
    auto at = std::ranges::min_element(names, {}, [&](auto const& name) { return edit_distance(name, wanted); });
    return at == names.end() ? std::string() : *at;
}

}  // namespace jiayu::rules
