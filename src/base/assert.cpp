#include "base/assert.hpp"

#include <cstdio>
#include <cstdlib>

namespace jiayu {

void fail_assertion(char const* condition, std::source_location where) {
    std::fprintf(stderr, "%s:%u: assertion failed: %s\n", where.file_name(), where.line(), condition);
    std::abort();
}

}  // namespace jiayu
