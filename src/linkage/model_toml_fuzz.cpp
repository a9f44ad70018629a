// Any text is refused, or is a model that is the same once written and read again.
#include "linkage/model.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    using namespace jiayu::linkage;
    auto model = model_from_toml(std::string_view(reinterpret_cast<char const*>(data), size));
    if (!model) return 0;
    auto text = to_toml(*model);
    auto again = model_from_toml(text);
    if (!again || to_toml(*again) != text) __builtin_trap();
    return 0;
}
