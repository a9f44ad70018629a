// Any bytes as a head and as a target: refused or taken, never a crash; and a head that is taken has one Host.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.hpp"
#include "http/head.hpp"
#include "http/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t count) {
    std::string_view const text(reinterpret_cast<char const*>(bytes), count);
    if (jiayu::http::check_head(text)) JIAYU_ASSERT(text.find('\0') == text.npos && text.find("\n ") == text.npos);
    if (auto const target = jiayu::http::parse_target(text))
        for (auto const& segment : target->segments) JIAYU_ASSERT(segment != ".." && segment.find('/') == segment.npos);
    return 0;
}
