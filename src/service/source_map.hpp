// What a department's columns mean: packs/*/sources/*.toml. A map names the table a row fills, the mentions it makes, and the headers
// (with what they were called elsewhere) behind every field. Headers are compared in the form of normalize_header().
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "domain/department.hpp"
#include "domain/mention.hpp"
#include "service/record_table.hpp"

namespace jiayu::service {

// Width folded, capitals, without spaces, line ends and the star of obligatory columns.
std::string normalize_header(std::string_view header);

struct SourceField {
    std::string column;                // of the record table or of `mention`
    std::vector<std::string> headers;  // several: a text joined in this order
};

struct SourceMention {
    Role role;
    std::vector<SourceField> fields;
    std::vector<std::string> only_with;      // made only when one of these is filled; empty: always
    std::string unless_header;               // not made when this column has one of the values
    std::vector<std::string> unless_values;
};

struct SourceLayout {
    int since;                       // first year: the version in "household_register/2017"
    std::vector<std::string> with;   // headers that tell it from the next ones
};

struct SourceMap {
    std::string name;  // file stem
    Department department;
    RecordTable const* table;
    std::vector<std::string> required;      // a row with all of these is the header
    std::vector<std::string> identified_by; // what ties a row to somebody, besides names and numbers
    std::vector<std::string> observed_on;   // the latest of these is the day the row speaks of
    std::vector<SourceLayout> layouts;      // the first that fits
    std::map<std::string, std::string> canonical;  // every known header → the name the map uses
    std::vector<SourceField> record;
    std::vector<SourceMention> mentions;
    std::map<std::string, std::map<std::string, int, std::less<>>> codes;  // record column → text → code
    std::map<std::string, std::map<std::string, std::string, std::less<>>> words;  // record column → text → what the pack calls it
    std::map<std::string, std::string> doses;  // vaccine in a header → abbreviation
};

// Refuses TOML that is broken, and names that neither table nor mention has.
Result<SourceMap> parse_source_map(std::string_view toml, std::string const& name);

// Of every pack in the folder, in the order of their paths.
Result<std::vector<SourceMap>> load_source_maps(Path const& packs);

}  // namespace jiayu::service
