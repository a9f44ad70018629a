// The values of Jaro–Winkler that names of up to three characters can have.
#pragma once
#include <array>
#include <bit>
#include <cstdint>

#include "linkage/text_jaro.hpp"

namespace jiayu::linkage {

// Where the values of a length begin; those of three characters fill a half of the table, so that half a register holds them.
constexpr std::array<std::uint64_t, 4> short_name_places = {0, 0, 2, 8};

constexpr std::size_t short_name_length(std::uint64_t name) {
    auto const place = name >> 48;
    return place == 8 ? 3 : place == 2 ? 2 : 1;
}

// Values for one name's length by the other's place + which characters agree (bit 0: the first).
template <class Value>
using ShortNameValues = std::array<Value, 16>;

template <class Value>
constexpr ShortNameValues<Value> short_name_values(std::size_t length) {
    ShortNameValues<Value> values{};
    for (std::size_t other = 1; other <= 3; ++other)
        for (unsigned agree = 0; agree < 1u << other; ++agree) {
            auto const jaro = jaro_value(std::size_t(std::popcount(agree)), 0, length, other);
            values[short_name_places[other] + agree] = Value(winkler_value(jaro, std::size_t(std::countr_one(agree))));
        }
    return values;
}

template <class Value>
constexpr std::array<ShortNameValues<Value>, 4> short_name_table = {ShortNameValues<Value>{}, short_name_values<Value>(1),
                                                                    short_name_values<Value>(2), short_name_values<Value>(3)};

// The same name with characters that are not there set to one that no name has: two names without a third do not agree in it.
constexpr std::uint64_t asked_short_name(std::uint64_t name) {
    constexpr std::array<std::uint64_t, 4> missing = {0, 0xFFFF'FFFF'0000, 0xFFFF'0000'0000, 0};
    return name | missing[short_name_length(name)];
}

constexpr std::size_t short_name_index(std::uint64_t asked, std::uint64_t other) {
    auto const differ = asked ^ other;
    return (other >> 48) + std::size_t(!(differ & 0xFFFF)) + 2 * std::size_t(!(differ & 0xFFFF'0000)) + 4 * std::size_t(!(differ & 0xFFFF'0000'0000));
}

}  // namespace jiayu::linkage
