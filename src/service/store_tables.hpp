// The store's tables that a snapshot takes, and the statements that read them.
#pragma once
#include <array>
#include <string>
#include <string_view>

#include "db/duck_connection.hpp"

namespace jiayu::service {

struct StoreTable {
    std::string_view name;
    std::string_view key;  // rows are read by ranges of it
    bool only_grows;       // else changes are in register_change
    bool one_per_key = true;  // else rows of one key lie apart and reading a range reads the whole table
};

// Wide ones first: they take longest.
inline constexpr std::array<StoreTable, 21> store_tables{{
    {"mention", "mention_id", true},
    {"person", "person_id", false},
    {"community_record", "record_id", true},
    {"household_record", "record_id", true},
    {"immunisation_dose", "record_id", true, false},
    {"social_security_record", "record_id", true},
    {"birth", "birth_id", false},
    {"household_member", "household_id", false, false},
    {"residence_spell", "person_id", false, false},
    {"parentage", "child_person_id", false, false},
    {"migration_record", "record_id", true},
    {"school_record", "record_id", true},
    {"marriage_record", "record_id", true},
    {"marriage", "marriage_id", false},
    {"household", "household_id", false},
    {"delivery_record", "record_id", true},
    {"pregnancy_record", "record_id", true},
    {"immunisation_record", "record_id", true},
    {"community_month", "record_id", true},
    {"death", "person_id", false},
    {"source_file", "file_id", true},
}};

// Reads rows with keys from $1 to $2, in the order of the snapshot table's columns; of `mention` also its person.
std::string scan_statement(db::DuckConnection& snapshot, StoreTable const& table);

// Lowest key, highest key, rows.
std::string extent_statement(StoreTable const& table);

}  // namespace jiayu::service
