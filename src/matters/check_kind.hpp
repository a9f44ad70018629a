// What is wrong with a kind of matter before anybody uses it: names that lead nowhere, states nobody reaches or leaves, verbs nobody may use.
#pragma once
#include <span>

#include "matters/kind.hpp"

namespace jiayu::matters {

struct KindFault {
    std::string place;  // "verb grant", "state on_notice"
    Error error;
};

// `facts`: the register facts that a form may be filled from; `effects`: what services know to do.
std::vector<KindFault> check_kind(Kind const& kind, std::span<std::string_view const> facts, std::span<std::string_view const> effects);

}  // namespace jiayu::matters
