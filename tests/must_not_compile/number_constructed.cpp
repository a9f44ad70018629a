// expect: is private within this context
#include <functional>
#include <string_view>

#include "domain/citizen_number.hpp"

bool is_right(std::string_view text, jiayu::Date birth_date) {
    jiayu::CitizenNumber number(text, birth_date);  // must not compile
    return jiayu::CitizenNumber::parse(text)->birth_date() == birth_date;
}
