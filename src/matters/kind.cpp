#include "matters/kind.hpp"

#include <algorithm>

namespace jiayu::matters {

bool contains(std::vector<std::string> const& ids, std::string_view id) { return std::ranges::find(ids, id) != ids.end(); }

}  // namespace jiayu::matters
