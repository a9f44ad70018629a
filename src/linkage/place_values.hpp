// Values that are places on Earth, and how far two of them lie apart.
#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "linkage/dictionary.hpp"

namespace jiayu::linkage {

struct Place {
    double latitude = 0;   // degrees, -90 … 90
    double longitude = 0;  // degrees, -180 … 180
};

// "31.8,119.97": latitude, comma (or spaces, or both), longitude in decimal degrees.
std::optional<Place> read_place(std::string_view text);

class PlaceValues {
public:
    explicit PlaceValues(Dictionary const& values);
    // Puts what another set knows of its value behind the values before `as`, as that code.
    void adopt(PlaceValues const& from, Code code, Code as) {
        values_.resize(std::size_t(as) + 1);
        values_[as] = from.values_[code];
    }

    // Great-circle distance on a sphere of 6371.0088 km, the mean radius of IUGG; infinity where one is no place.
    double kilometres(Code a, Code b) const;

private:
    std::vector<std::array<double, 3>> values_;  // on the unit sphere; NaN: no place
};

}  // namespace jiayu::linkage
