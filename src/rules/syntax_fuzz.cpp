// Any text is either refused with a place or parsed.
#include "rules/syntax.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    (void)jiayu::rules::parse(std::string_view(reinterpret_cast<char const*>(data), size));
    return 0;
}
