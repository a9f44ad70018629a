// The tables that rows of departments' files fill, described once: columns in the order of their append_*.sql, and how the text
// of a cell becomes their value. Source maps (packs/*/sources) name these columns.
#pragma once
#include <span>
#include <string_view>

#include "db/statement.hpp"

namespace jiayu::service {

enum class ColumnType {
    text,        // as written, trimmed
    integer,     // digits, or Chinese numerals; null when it is neither
    date,        // YYYYMMDD; null when it cannot be read as a day
    month,       // YYYYMM
    division,    // 12 digits
    number,      // an identifying number: width folded, upper case
    phone,       // digits
    name,        // normalised
    code,        // by the source map's [codes.<column>] or the national code set below
    word,        // by the source map's [words.<column>], which names what the pack calls it; as written where it is not listed
    money,       // yuan in the file, fen in the store
};

enum class CodeSet { none, sex, marital_status, hukou_type, ethnic_group, family_relation };

struct RecordColumn {
    std::string_view name;
    ColumnType type;
    CodeSet codes = CodeSet::none;
};

struct RecordTable {
    std::string_view name;
    db::Statement const* append;
    std::span<RecordColumn const> columns;  // after the keys
    bool has_mentions;                      // keyed by record_id alone; else by record_id, file_id, row_number
    constexpr std::size_t key_count() const { return has_mentions ? 1 : 3; }
    constexpr std::size_t width() const { return key_count() + columns.size(); }
};

RecordTable const* find_record_table(std::string_view name);  // nullptr when there is none
std::span<RecordTable const> record_tables();

// The columns of `mention` that a source map can fill, in the order of append_mention.sql. A column with a text as sent is
// followed by it.
struct MentionColumn {
    std::string_view name;
    ColumnType type;
    int slot;  // 0-based place in append_mention.sql
    CodeSet codes = CodeSet::none;
    bool has_sent = false;  // slot + 1 takes what was sent
};

inline constexpr int mention_width = 27;
inline constexpr int slot_mention_id = 0, slot_record_id = 1, slot_file_id = 2, slot_row_number = 3, slot_department = 4, slot_role = 5,
                     slot_observed_on = 26;

MentionColumn const* find_mention_column(std::string_view name);

}  // namespace jiayu::service
