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

PreparedValues::PreparedValues() : parts_(std::make_unique<Parts>()) {}

double PreparedValues::of(Measure const& measure, Code a, Code b) const { return parts_->rows[measure.index].compare(*parts_, a, b); }

namespace {

constexpr Code guest_code = 1, resident_code = 2;

// Names are compared by the same kernel as at home.
void adopt_short_name(PreparedParts& guest, PreparedParts const& home, std::string_view text, Code as) {
    if (!home.short_names) return;
    if (!guest.short_names) guest.short_names.emplace();
    if (home.short_names->empty()) return;
    guest.short_names->resize(std::size_t(as) + 1);
    (*guest.short_names)[as] = pack_short_name(text).value_or(0);
}

template <auto member>
void adopt_part(PreparedParts& guest, PreparedParts const& home, Code code) {
    if (auto& part = guest.*member) part->adopt(*(home.*member), code, resident_code);
}

void adopt_value(PreparedParts& guest, PreparedParts const& home, Code code) {
    adopt_part<&PreparedParts::dates>(guest, home, code);
    adopt_part<&PreparedParts::quantities>(guest, home, code);
    adopt_part<&PreparedParts::clks>(guest, home, code);
    adopt_part<&PreparedParts::places>(guest, home, code);
    adopt_part<&PreparedParts::bigrams>(guest, home, code);
    adopt_part<&PreparedParts::words>(guest, home, code);
    adopt_part<&PreparedParts::elements>(guest, home, code);
    adopt_part<&PreparedParts::chinese_names>(guest, home, code);
    adopt_part<&PreparedParts::citizen_numbers>(guest, home, code);
    adopt_part<&PreparedParts::divisions>(guest, home, code);
}

}  // namespace

GuestValue::GuestValue(PreparedValues const& home, Dictionary const& values, std::span<Measure const> asked, std::string_view text) : home_(&home), values_(&values) {
    auto& parts = *own_.parts_;
    if (home.parts_->texts) parts.texts = TextValues::of_one(text);
    adopt_short_name(parts, *home.parts_, text, guest_code);
    Dictionary alone;
    alone.code_of(text);
    for (auto const& measure : asked) parts.rows[measure.index].prepare(parts, alone);
}

double GuestValue::of(Measure const& measure, Code resident) {
    auto& parts = *own_.parts_;
    if (adopted_ != resident) {
        adopted_ = resident;
        adopt_value(parts, *home_->parts_, resident);
        if (parts.texts) {
            auto const text = values_->text(resident);
            parts.texts->adopt(text, resident_code);
            adopt_short_name(parts, *home_->parts_, text, resident_code);
        }
    }
    return parts.rows[measure.index].compare(parts, guest_code, resident_code);
}

}  // namespace jiayu::linkage
