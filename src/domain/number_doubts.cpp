#include "domain/number_doubts.hpp"

#include "base/assert.hpp"
#include "domain/table_text.hpp"

namespace jiayu {

Result<NumberPrefixes> NumberPrefixes::load(std::string_view csv, std::vector<int> const& invented) {
    auto table = TableText::read(csv, {"code6"});
    if (!table) return std::unexpected(table.error());
    NumberPrefixes known;
    for (std::size_t row = 0; row < table->size(); ++row) {
        auto const& text = table->cell(row, 0);
        if (text.size() != 6 || text.find_first_not_of("0123456789") != text.npos) return table->refuse_cell(row, 0);
        auto prefix = std::size_t(std::stoul(text));
        known.prefixes_[prefix] = true;
        known.provinces_[prefix / 10'000] = true;
    }
    for (auto province : invented) {
        JIAYU_ASSERT(province >= 10 && province < 100);
        known.provinces_[std::size_t(province)] = known.invented_[std::size_t(province)] = true;
    }
    return known;
}

bool NumberPrefixes::has_prefix(int six_digits) const {
    if (six_digits < 0 || six_digits > 999'999) return false;
    return prefixes_[std::size_t(six_digits)] || invented_[std::size_t(six_digits / 10'000)];
}

std::vector<NumberDoubt> find_number_doubts(CitizenNumber const& number, NumberPrefixes const& prefixes, Date today) {
    std::vector<NumberDoubt> doubts;
    auto prefix = number.division_prefix();
    if (!prefixes.has_province(prefix / 10'000)) doubts.push_back(NumberDoubt::unknown_province);
    else if (!prefixes.has_prefix(prefix)) doubts.push_back(NumberDoubt::unknown_prefix);
    if (number.birth_date() > today) doubts.push_back(NumberDoubt::born_after_today);
    if (number.order_number() == 0) doubts.push_back(NumberDoubt::order_number_zero);
    return doubts;
}

}  // namespace jiayu
