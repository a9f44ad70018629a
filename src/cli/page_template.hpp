// Where the pages that web/ builds lie: beside the program, in the build tree and after installation alike.
#pragma once
#include <string_view>

#include "base/file.hpp"

namespace jiayu::cli {

Path page_template(std::string_view name);

}  // namespace jiayu::cli
