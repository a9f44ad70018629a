// The counts of `benefits find` as JSON: what it prints, and what the report reads again.
#pragma once
#include <boost/json.hpp>

#include "service/find_benefits.hpp"

namespace jiayu::service {

boost::json::object json_of(BenefitsFound const& found);
BenefitsFound found_benefits_of(boost::json::object const& json);  // of what json_of made; throws on other JSON

}  // namespace jiayu::service
