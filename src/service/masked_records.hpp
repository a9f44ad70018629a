// How a report names records and their values: as they are, or so that nobody is told by them.
#pragma once
#include <boost/json.hpp>

#include "service/link_findings.hpp"

namespace jiayu::service {

// The first character and **, whatever the length; of a single character only **; empty stays empty.
std::string mask_value(std::string_view text);

// The values of a record in some columns of Records, joined by " · ".
std::string values_of(LinkFindings const& findings, std::span<std::size_t const> columns, linkage::RowIndex row);

// {"id", "source"}. An id that the model also compares, or long enough to be a citizen number, is personal data too.
boost::json::object record_to_json(LinkFindings const& findings, linkage::RowIndex row);

boost::json::object words_to_json(linkage::Words const& words, std::string_view otherwise);

}  // namespace jiayu::service
