// One type per identifier, so that numbers that mean different things cannot be exchanged.
#pragma once
#include <compare>
#include <cstdint>
#include <functional>

namespace jiayu {

template <class Tag>
class Id {
public:
    explicit constexpr Id(std::int64_t value) : value_(value) {}
    constexpr std::int64_t value() const { return value_; }
    friend constexpr auto operator<=>(Id, Id) = default;

private:
    std::int64_t value_;
};

}  // namespace jiayu

template <class Tag>
struct std::hash<jiayu::Id<Tag>> {
    std::size_t operator()(jiayu::Id<Tag> id) const { return std::hash<std::int64_t>()(id.value()); }
};
