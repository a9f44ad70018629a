// JIAYU_ASSERT(condition): a bug, on in release too; prints where and stops.
#pragma once
#include <source_location>

namespace jiayu {
[[noreturn]] void fail_assertion(char const* condition, std::source_location where);
}

#define JIAYU_ASSERT(condition) \
    (static_cast<bool>(condition) ? void(0) : ::jiayu::fail_assertion(#condition, std::source_location::current()))
