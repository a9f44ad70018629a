#include "store/append_form.hpp"

#include <regex>

#include "base/result.hpp"
#include "store/messages.hpp"

namespace jiayu::store {

namespace {

// "$1,$2,$3": the parameters in order, once each.
std::string parameters_in_order(std::ptrdiff_t count) {
    std::string expected;
    for (std::ptrdiff_t i = 1; i <= count; ++i) expected += fmt::format("{}${}", i == 1 ? "" : ",", i);
    return expected;
}

std::string without_spaces(std::string text) {
    std::erase_if(text, [](unsigned char c) { return std::isspace(c); });
    return text;
}

}  // namespace

AppendForm check_append_form(std::string_view name, std::string_view sql) {
    static std::regex const form(R"(\s*insert\s+into\s+(\w+)\s*\(([\w\s,]+)\)\s*values\s*\(([$\d\s,]+)\)\s*)", std::regex::icase);
    std::match_results<std::string_view::const_iterator> match;
    auto fits = std::regex_match(sql.begin(), sql.end(), match, form);
    auto columns = fits ? 1 + std::ranges::count(match[2].str(), ',') : 0;
    if (!fits || without_spaces(match[3].str()) != parameters_in_order(columns))
        throw EnvironmentFailure(Error(message::append_form, {{"statement", std::string(name)}}));
    return {match[1].str(), match[2].str(), int(columns)};
}

}  // namespace jiayu::store
