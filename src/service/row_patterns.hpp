// What in a table is no data, as packs list it: columns of repealed functions (cut before anything is kept), and rows that are titles,
// notes, units or totals.
#pragma once
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/result.hpp"

namespace jiayu::service {

class RepealedColumns {
public:
    static Result<RepealedColumns> load(Path const& packs);  // packs/national/repealed_columns.toml

    bool matches(std::string_view normal_header) const;      // in the form of normalize_header()

private:
    std::set<std::string, std::less<>> exact_;
    std::vector<std::string> contained_;
};

class NoteRows {
public:
    static Result<NoteRows> load(Path const& packs);  // packs/national/note_rows.toml

    // A note begins with one of the words and fills few cells; a total row begins with a word for it; a unit row holds nothing
    // but units. A row of a sheet with a single filled cell is a note too.
    bool matches(std::span<std::string_view const> cells, bool is_sheet) const;

private:
    std::vector<std::string> note_begins_;
    std::set<std::string, std::less<>> totals_, units_;
};

}  // namespace jiayu::service
