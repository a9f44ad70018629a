// `jiayu link compare`: which encoded records (CLKs) of two files, or of one, are alike. All are compared with all; no key is needed.
#pragma once
#include <string>
#include <vector>

#include "linkage/clk_dice.hpp"
#include "service/link_files.hpp"
#include "service/table_output.hpp"

namespace jiayu::service {

struct CompareRequest {
    Path a, b;                    // as `jiayu link encode` writes them; without `b` a is compared with itself
    Path out;                     // .csv or .parquet
    std::string id = "id", column = "clk";
    double dice_min = 0.8;        // above 0, up to 1
    std::size_t nearest = 0;      // of each record of `a` (within one file: of each record) no more than so many; 0: all
    bool one_to_one = false;      // one partner at most for each record, the most alike first; of two files
    std::uint64_t memory = std::uint64_t(2) << 30;  // bytes that pairs may take
};

struct CompareReport {
    std::size_t records_a = 0, records_b = 0;  // of one file: both its records
    std::size_t blank = 0;                     // without a code: like none
    std::size_t bits = 0;                      // of a code
    std::uint64_t compared = 0;
    std::size_t pairs = 0;                     // written
    struct Step {
        double from;
        std::size_t pairs;                     // of at least this Dice
    };
    std::vector<Step> steps;                   // falling, by 0.05
    double read_seconds = 0, compare_seconds = 0, write_seconds = 0;
    std::vector<RefusedRecord> refused;
    std::vector<Error> notes;
};

// Writes id_l, source_l, id_r, source_r, dice, the most alike first; whole or not at all.
Result<CompareReport> compare_codes(CompareRequest const& request);

}  // namespace jiayu::service
