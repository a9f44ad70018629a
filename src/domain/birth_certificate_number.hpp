// Number of a birth certificate (出生医学证明编号): a letter for the print edition, then nine digits that begin with the province.
// Only the shape is checked; its uniqueness is the audit's work.
#pragma once
#include <array>
#include <string_view>

#include "base/result.hpp"

namespace jiayu {

class BirthCertificateNumber {
public:
    static Result<BirthCertificateNumber> parse(std::string_view text);  // "X320101001"

    char edition() const { return characters_[0]; }
    int province() const { return (characters_[1] - '0') * 10 + (characters_[2] - '0'); }
    std::string_view text() const { return {characters_.data(), characters_.size()}; }

    friend auto operator<=>(BirthCertificateNumber const&, BirthCertificateNumber const&) = default;

private:
    std::array<char, 10> characters_{};
};

}  // namespace jiayu
