#include "linkage/measure.hpp"

#include "base/assert.hpp"
#include "linkage/measure_table.hpp"

namespace jiayu::linkage {

namespace {

struct Table {
    std::vector<MeasureRow> rows;
    std::vector<Measure> measures;

    Table() {
        for (auto family : {text_measures(), gram_measures(), date_measures(), quantity_measures(), chinese_measures(), clk_measures()})
            rows.insert(rows.end(), family.begin(), family.end());
        JIAYU_ASSERT(rows.size() <= 256);
        for (auto const& row : rows) measures.push_back({row.name, row.kind, std::uint8_t(measures.size())});
    }
};

Table const& table() {
    static Table const table;
    return table;
}

}  // namespace

std::span<Measure const> measures() { return table().measures; }

Measure const* find_measure(std::string_view name) {
    auto const& known = table().measures;
    auto const found = std::ranges::find(known, name, &Measure::name);
    return found == known.end() ? nullptr : &*found;
}

struct PreparedValues::Parts : PreparedParts {
    MeasureRow const* rows = table().rows.data();
};

PreparedValues::PreparedValues(Dictionary const& values, std::span<Measure const> asked) : parts_(std::make_unique<Parts>()) {
    for (auto const& measure : asked) parts_->rows[measure.index].prepare(*parts_, values);
}

PreparedValues::~PreparedValues() = default;
PreparedValues::PreparedValues(PreparedValues&&) noexcept = default;
PreparedValues& PreparedValues::operator=(PreparedValues&&) noexcept = default;

double PreparedValues::of(Measure const& measure, Code a, Code b) const { return parts_->rows[measure.index].compare(*parts_, a, b); }

}  // namespace jiayu::linkage
