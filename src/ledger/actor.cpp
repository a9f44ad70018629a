#include "ledger/actor.hpp"

#include "base/utf8.hpp"

namespace jiayu::ledger {

namespace {

bool is_space(char32_t c) { return c <= U' ' || c == U'\u00A0' || c == U'\u3000' || (c >= U'\u2000' && c <= U'\u200F') || c == U'\uFEFF'; }

}  // namespace

std::string actor_key(std::string_view name) {
    std::string key;
    for (std::size_t at = 0; at < name.size();) {
        auto c = next_code_point(name, at);
        if (is_space(c)) continue;
        if (c >= U'\uFF01' && c <= U'\uFF5E') c -= U'\uFF01' - U'!';
        if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
        append_code_point(key, c);
    }
    return key;
}

}  // namespace jiayu::ledger
