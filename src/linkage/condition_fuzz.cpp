// Any text is refused with a place, or read as a condition or an operand; an operand written and read again is the same.
#include "linkage/condition.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    using namespace jiayu::linkage;
    std::string_view text(reinterpret_cast<char const*>(data), size);
    std::vector<std::string> const own{"given"};
    (void)condition_from_text(text, own);
    if (auto operand = operand_from_text(text))
        if (auto again = operand_from_text(to_text(*operand)); !again || !(*again == *operand)) __builtin_trap();
    return 0;
}
