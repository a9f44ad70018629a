// The store's tables that a snapshot takes, and the statements that read them.
#pragma once
#include <array>
#include <string>
#include <string_view>

#include "db/duck_connection.hpp"
#include "service/mention_traits.hpp"

namespace jiayu::service {

// How the rows of some keys are found.
enum class KeyAccess {
    primary,   // as the table lies
    indexed,   // by an index, which costs more than reading the table where most of it is asked for
    searched,  // by reading the table
};

struct StoreTable {
    std::string_view name;
    std::string_view key;  // rows are read by ranges of it; the table's first column
    bool only_grows = false;  // else changes are in register_change
    KeyAccess access = KeyAccess::primary;
    std::string_view bounded_by = name;  // the table whose keys bound these, where they can be asked for at once
    int person_column = -1;              // whose row it is, where it is one person's
};

// Wide ones first: they take longest.
inline constexpr std::array<StoreTable, 23> store_tables{{
    {.name = "mention", .key = "mention_id", .only_grows = true, .person_column = mention_person_column},
    {.name = "person", .key = "person_id", .person_column = 0},
    {"community_record", "record_id", true},
    {"household_record", "record_id", true},
    {"immunisation_dose", "record_id", true, KeyAccess::searched, "immunisation_record"},
    {"social_security_record", "record_id", true},
    {"birth", "birth_id", false},
    {.name = "household_member", .key = "household_id", .access = KeyAccess::indexed, .person_column = 1},
    {.name = "residence_spell", .key = "person_id", .access = KeyAccess::indexed, .person_column = 0},
    {.name = "parentage", .key = "child_person_id", .access = KeyAccess::indexed, .person_column = 0},
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
    {"benefit_payment_record", "record_id", true},
    {"benefit_document_record", "record_id", true},
}};

// Reads rows with keys from $1 to $2, in the order of the snapshot table's columns; of `mention` also its person.
struct ScanStatements {
    std::string by_key;  // looks the keys up
    std::string whole;   // reads the table from end to end
};
ScanStatements scan_statements(db::DuckConnection& snapshot, StoreTable const& table);

// Lowest key, highest key, rows.
std::string extent_statement(StoreTable const& table);

}  // namespace jiayu::service
