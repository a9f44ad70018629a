#include "service/report_page.hpp"

#include "service/messages.hpp"

namespace jiayu::service {

namespace {

constexpr std::string_view place = "__JIAYU_REPORT_DATA__";

// In JSON a "<" stands only inside texts, where \u003c is the same: neither </script nor <!-- can appear.
std::string escape_for_script(std::string_view json) {
    std::string escaped;
    escaped.reserve(json.size());
    for (char character : json) {
        if (character == '<') escaped += "\\u003c";
        else escaped += character;
    }
    return escaped;
}

}  // namespace

Result<std::string> fill_report_page(std::string_view page_template, std::string_view json) {
    auto at = page_template.find(place);
    if (at == std::string_view::npos || page_template.find(place, at + 1) != std::string_view::npos) return refuse(message::report_template_without_data);
    std::string page(page_template.substr(0, at));
    page += escape_for_script(json);
    page += page_template.substr(at + place.size());
    return page;
}

}  // namespace jiayu::service
