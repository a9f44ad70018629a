#include "http/request.hpp"

#include <algorithm>

namespace jiayu::http {
namespace {

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter; }

}  // namespace

bool same_field_name(std::string_view one, std::string_view other) { return std::ranges::equal(one, other, {}, lower, lower); }

std::optional<std::string_view> Request::field(std::string_view name) const {
    for (Field const& each : fields)
        if (same_field_name(each.name, name)) return each.value;
    return std::nullopt;
}

std::optional<std::string_view> Request::parameter(std::string_view name) const {
    for (Field const& each : query)
        if (each.name == name) return each.value;
    return std::nullopt;
}

}  // namespace jiayu::http
