// A title of a pack in both languages.
#pragma once
#include <string>

#include "base/message.hpp"

namespace jiayu::matters {

struct Words {
    std::string zh, en;
    bool empty() const { return zh.empty() && en.empty(); }
    std::string const& in(Language language) const { return language == Language::zh ? zh : en; }
};

}  // namespace jiayu::matters
