// One self-contained page from the template that web/report builds (share/jiayu/report.html) and a report's JSON.
#pragma once
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace jiayu::service {

// Puts the JSON into the template's data block, escaped so that no text in it can end the block. Refuses a template without the block.
Result<std::string> fill_report_page(std::string_view page_template, std::string_view json);

}  // namespace jiayu::service
