// The weight of two mentions, field by field, as a waterfall on a terminal or as JSON.
#pragma once
#include <boost/json.hpp>

#include "cli/command.hpp"
#include "service/resolve_explain.hpp"

namespace jiayu::cli {

void print_explanation(service::Explanation const& told, Context const& context);
boost::json::object explanation_to_json(service::Explanation const& told);

}  // namespace jiayu::cli
