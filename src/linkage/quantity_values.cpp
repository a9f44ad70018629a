#include "linkage/quantity_values.hpp"

#include <cmath>
#include <limits>

#include "base/parallel_for.hpp"
#include "han/normalize_name.hpp"

namespace jiayu::linkage {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity(), none = std::numeric_limits<double>::quiet_NaN();

// A comma may stand between groups of three digits of the whole part.
bool drop_commas(std::string& text) {
    auto const end = std::min(text.find('.'), text.size());
    for (auto at = text.find(','); at != text.npos; at = text.find(',', at + 1))
        if (at == 0 || at > end || (end - at) % 4 != 0) return false;
    std::erase(text, ',');
    return true;
}

}  // namespace

std::optional<double> read_quantity(std::string_view written) {
    auto text = han::fold_width(written);
    if (text.starts_with('+')) text.erase(0, 1);
    if (text.empty() || !drop_commas(text) || text.find_first_not_of("0123456789.-eE+") != text.npos) return std::nullopt;
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

QuantityValues::QuantityValues(Dictionary const& values) : values_(values.size()) {
    parallel_chunks(values_.size(), 16'384, [&](std::size_t begin, std::size_t end) {
        for (auto code = begin; code < end; ++code) values_[code] = read_quantity(values.text(Code(code))).value_or(none);
    });
}

double QuantityValues::difference(Code a, Code b) const {
    auto const apart = std::abs(values_[a] - values_[b]);
    return std::isnan(apart) ? infinity : apart;
}

double QuantityValues::percent_difference(Code a, Code b) const {
    auto const apart = difference(a, b);
    if (apart == 0 || apart == infinity) return apart;
    return 100 * apart / std::max(std::abs(values_[a]), std::abs(values_[b]));
}

}  // namespace jiayu::linkage
