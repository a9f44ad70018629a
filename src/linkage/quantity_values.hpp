// Values that are numbers, and how far two of them lie apart.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "linkage/dictionary.hpp"

namespace jiayu::linkage {

// 12, -3.5, 1,234.5, 1e3, also in full-width characters and with spaces around; nothing else.
std::optional<double> read_quantity(std::string_view text);

class QuantityValues {
public:
    explicit QuantityValues(Dictionary const& values);
    // Puts what another set knows of its value behind the values before `as`, as that code.
    void adopt(QuantityValues const& from, Code code, Code as) {
        values_.resize(std::size_t(as) + 1);
        values_[as] = from.values_[code];
    }

    double difference(Code a, Code b) const;          // infinity where one is no number
    double percent_difference(Code a, Code b) const;  // of the larger amount: 0 … 200

private:
    std::vector<double> values_;  // NaN: no number
};

}  // namespace jiayu::linkage
