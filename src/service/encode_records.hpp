// `jiayu link encode`: a file of records becomes a file of ids and CLKs, and nothing else unless asked.
#pragma once
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"
#include "linkage/clk_schema.hpp"
#include "linkage/encode_clks.hpp"
#include "linkage/keyed_hash.hpp"
#include "linkage/records.hpp"

namespace jiayu::service {

struct EncodeRequest {
    Path schema, file, output;
    Path key_file;                  // empty: `key` is taken
    std::string key;                // from the environment; never from the command line, where every user of a machine can read it
    std::vector<std::string> keep;  // headers of columns to be written as they stand, beside the codes
};

struct EncodeReport {
    std::size_t records = 0;        // written
    std::size_t refused = 0;        // rows that cannot be read; they are in no file
    linkage::EncodedRecords encoded;  // its codes are written already, and empty here
    std::string check_value;
    bool key_is_open = false;       // others than its owner may read the key file
    double read_seconds = 0, encode_seconds = 0, write_seconds = 0;
};

Result<linkage::ClkSchema> read_clk_schema(Path const& path);

// Rows are in an order of ids' hashes, which tells nothing of the order of the file. Writes all or nothing.
Result<EncodeReport> encode_file(EncodeRequest const& request);

}  // namespace jiayu::service
