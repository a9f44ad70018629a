#include "linkage/place_values.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include "base/parallel_for.hpp"
#include "linkage/quantity_values.hpp"

namespace jiayu::linkage {

namespace {

constexpr double earth_radius = 6371.0088, none = std::numeric_limits<double>::quiet_NaN();

std::array<double, 3> on_unit_sphere(Place place) {
    constexpr double degree = std::numbers::pi / 180;
    auto const ring = std::cos(place.latitude * degree);
    return {ring * std::cos(place.longitude * degree), ring * std::sin(place.longitude * degree), std::sin(place.latitude * degree)};
}

}  // namespace

std::optional<Place> read_place(std::string_view text) {
    auto const first = text.find_first_not_of(" \t");
    if (first == text.npos) return std::nullopt;
    auto const end = text.find_first_of(", \t", first), next = text.find_first_not_of(", \t", end);
    if (end == text.npos || next == text.npos) return std::nullopt;
    auto const latitude = read_quantity(text.substr(first, end - first)), longitude = read_quantity(text.substr(next));
    if (!latitude || !longitude || !(std::abs(*latitude) <= 90) || !(std::abs(*longitude) <= 180)) return std::nullopt;
    return Place{*latitude, *longitude};
}

PlaceValues::PlaceValues(Dictionary const& values) : values_(values.size()) {
    parallel_chunks(values_.size(), 16'384, [&](std::size_t begin, std::size_t end) {
        for (auto code = begin; code < end; ++code) {
            auto const place = read_place(values.text(Code(code)));
            values_[code] = place ? on_unit_sphere(*place) : std::array{none, none, none};
        }
    });
}

double PlaceValues::kilometres(Code a, Code b) const {
    auto const& from = values_[a];
    auto const& to = values_[b];
    auto const chord = std::hypot(from[0] - to[0], from[1] - to[1], from[2] - to[2]);
    return std::isnan(chord) ? std::numeric_limits<double>::infinity() : 2 * earth_radius * std::asin(std::min(1.0, chord / 2));
}

}  // namespace jiayu::linkage
