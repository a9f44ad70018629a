// A text in both languages, as packs write it.
#pragma once
#include <string>

#include "base/message.hpp"

namespace jiayu::policy {

struct BilingualText {
    std::string zh, en;
    std::string const& in(Language language) const { return language == Language::zh ? zh : en; }
    friend bool operator==(BilingualText const&, BilingualText const&) = default;
};

}  // namespace jiayu::policy
