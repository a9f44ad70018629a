// Records → CLKs by schema and secret key. The q-grams of every distinct value are hashed once; a record joins what its values set.
#pragma once
#include "base/progress.hpp"
#include "linkage/clk_schema.hpp"
#include "linkage/clk_set.hpp"
#include "linkage/keyed_hash.hpp"
#include "linkage/records.hpp"

namespace jiayu::linkage {

struct EncodedRecords {
    ClkCodes codes;                  // by row; all zero for a record of which no feature is known: it can be compared with none
    std::size_t blank = 0;           // such records
    std::size_t without_salt = 0;    // records that lack the salt: they find only others that lack it
    double filter_share = 0;         // mean share of bits set before hardening; between 0.3 and 0.6 codes tell most
};

// Columns of `records` bear the features' names and are clean already. Refuses a column that is not there. The same on all machines.
Result<EncodedRecords> encode_clks(Records const& records, ClkSchema const& schema, SecretKey const& key, Progress& progress);

// Eight hexadecimal characters, equal where key and schema are: for a comparison by telephone. Not to be published: it lets one who
// holds it try out guessed keys, as codes do.
std::string check_value(ClkSchema const& schema, SecretKey const& key);

}  // namespace jiayu::linkage
