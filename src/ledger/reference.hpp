// The words by which a bank names a line of ours in its answer: "JY123456A1", line 123456, first attempt.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "ledger/posting.hpp"

namespace jiayu::ledger {

struct LineReference {
    LineId line;
    int attempt;
    friend bool operator==(LineReference const&, LineReference const&) = default;
};

void append_reference(std::string& text, LineReference reference);
std::optional<LineReference> parse_reference(std::string_view text);  // spaces around it and small letters are taken; leading zeros are not

}  // namespace jiayu::ledger
