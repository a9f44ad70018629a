// What people read of the levels that are proposed.
#pragma once
#include <string_view>

#include "linkage/model.hpp"

namespace jiayu::linkage {

// Of a level's name, which is also its English title; empty where the name is none of those proposed.
Words title_of_level(std::string_view name);

}  // namespace jiayu::linkage
