// api/openapi.yaml, as it was when the program was built.
#pragma once
#include <string_view>

#include "api/openapi_text.hpp"

namespace jiayu::api {

inline constexpr std::string_view document = openapi_text;

}  // namespace jiayu::api
