// Telephone number of China: a mobile number (11 digits from 12 to 19; 12… is not assigned and serves invented people), or a
// landline with its area code.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace jiayu {

class PhoneNumber {
public:
    // Takes what people write: spaces, hyphens, brackets, full-width digits, +86 or 0086 in front.
    static Result<PhoneNumber> parse(std::string_view text);

    bool is_mobile() const { return digits_[0] == '1'; }
    std::string masked() const;                                      // 138****5678
    std::string_view reveal() const { return {digits_.data(), size_}; }  // digits alone, "13800005678", "051988888888"

    friend auto operator<=>(PhoneNumber const&, PhoneNumber const&) = default;

private:
    std::array<char, 12> digits_{};
    std::uint8_t size_ = 0;
};

}  // namespace jiayu
