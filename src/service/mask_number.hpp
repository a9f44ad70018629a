// What a screen shows of numbers that name a person: enough to recognise, not enough to use.
#pragma once
#include <string>
#include <string_view>

namespace jiayu::service {

std::string mask_number(std::string_view text);  // citizen number, also a wrong one: 320412********123X
std::string mask_phone(std::string_view text);   // 138****5678
std::string mask_account(std::string_view text); // 99****5678, whatever the length

}  // namespace jiayu::service
