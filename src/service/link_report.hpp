// report.html of a run of `jiayu link`: what the model says, how sure the result is, which pairs and clusters deserve a look. Its
// data are samples and counts of bounded size, whatever the number of records (web/report/src/link/report.ts names the types).
#pragma once
#include <boost/json.hpp>

#include "base/file.hpp"
#include "service/link_findings.hpp"

namespace jiayu::service {

boost::json::object describe_linkage(LinkFindings const& findings);

// Writes the page made of the template and the data, whole or not at all; returns its size in bytes.
Result<std::size_t> write_link_report(boost::json::object const& data, Path const& page_template, Path const& out);

}  // namespace jiayu::service
