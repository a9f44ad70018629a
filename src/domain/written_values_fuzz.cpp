// What people write as dates, numbers and names: refused or read; normalising twice changes nothing more.
#include "domain/citizen_number.hpp"
#include "domain/written_date.hpp"
#include "han/normalize_name.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    std::string_view text(reinterpret_cast<char const*>(data), size);
    (void)jiayu::parse_written_date(text);
    (void)jiayu::upgrade_15_digit(text);
    if (auto number = jiayu::CitizenNumber::parse(jiayu::fold_number(text).text); number && number->reveal().size() != 18) __builtin_trap();
    auto once = jiayu::han::normalize_name(text);
    if (jiayu::han::normalize_name(once) != once) __builtin_trap();
    return 0;
}
