// A value written in a condition, a parameter or an example. Money and codes are integers; the type says which.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "base/date.hpp"

namespace jiayu::rules {

struct Constant : std::variant<std::int64_t, double, std::string, bool, Date, std::vector<Constant>> {
    using variant::variant;
};

}  // namespace jiayu::rules
