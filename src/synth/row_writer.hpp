// Writes the rows of one part of a file: cells, mentions, planted faults, facts. Parts are written on any thread and joined in order.
#pragma once
#include <string>
#include <vector>

#include "synth/error_kind.hpp"
#include "synth/fact.hpp"
#include "synth/number_text.hpp"
#include "synth/source_file.hpp"
#include "synth/world.hpp"

namespace jiayu::synth {

// A person as one row shows them. Empty texts, sex 0 and birth `never` are empty cells.
struct Written {
    PersonIndex person = nobody;
    Role role = Role::subject;
    std::string name, number;
    int sex = 0, ethnic_group = 0;
    Day birth = never;
    bool asks_sex = true, asks_birth = true;
    bool dressed = false;    // T04: the cell shows the number in full-width digits, with a space or a small x
    ErrorSet errors;
    NumberFaults faults;     // of the number, once judged
};

struct IdentityOptions {
    Day day = 0;                   // numbers and names as of
    bool has_number = true;        // newborns have none yet
    bool placeholder = false;      // T15
    bool asks_sex = true, asks_birth = true;
    Day registered_on = never;     // T10
    bool error_free_birth = false;
};

struct HomeCells {
    int address, division;
    int door = -1;
};

// A row of the benefits office, for the truth about what was paid.
struct OfficeRow {
    std::int32_t row;
    std::int32_t record;  // place in OfficeRecords
    bool is_payment;
    std::uint64_t payee_number = 0;  // packed, when valid
};

class RowWriter {
public:
    RowWriter(World const& world, SourceFile const& file);

    void begin(RowPlan const& plan, int row);
    void set(int cell, std::string_view text) { cells_[std::size_t(cell)] = text; }
    void set(int cell, std::string text) { cells_[std::size_t(cell)] = std::move(text); }
    void set(int cell, char const* text) { cells_[std::size_t(cell)] = text; }
    void set_number(int cell, std::int64_t number) { cells_[std::size_t(cell)] = std::to_string(number); }
    void set_day(int cell, Day day);  // `never`: empty
    std::string const& cell(int at) const { return cells_[std::size_t(at)]; }
    void end();

    Written identify(PersonIndex person, Role role, IdentityOptions const& options);
    // Writes name, number, sex, nation and birth date into the cells given (-1: not on the form), then judges and records the mention.
    void show(Written const& written, int name, int number, int sex, int birth, int ethnic_group);
    void judge_identity(Written& written);
    void record_mention(Written const& written, Fact fact);

    std::uint64_t last_number() const { return facts.back().number; }  // of the mention recorded last, packed; 0: none that is valid

    std::string phone(PersonIndex person, Written& written);
    // Sets address (and door, where the form splits it) and division of a person's home on the day, outdated or written differently
    // now and then; returns the division.
    std::int64_t show_home(Written& written, Day day, HomeCells cells);
    std::int64_t show_place(Written& written, Home home, Day day, HomeCells cells);
    std::string relative_number(PersonIndex person, Day day);  // of a parent or spouse: missing or mistyped at the department's rates

    void plant(std::string_view kind, Role role, PersonIndex person, std::string_view field, std::string_view true_value = "",
               std::string_view written = "");
    void plant_row(std::string_view kind, std::string_view field);  // a fault of the row, listed for its first mention

    bool chance(double rate) { return random.chance(rate); }
    World const& world;
    SourceFile const& file;
    DepartmentRates const& rates;
    CaseRates const& cases;
    Random random{0};
    RowPlan const* plan = nullptr;
    int row = 0;

    std::string body, mentions, planted;
    std::vector<std::string> sheet_cells;  // XLSX: all cells of all rows
    std::vector<Fact> facts;
    std::vector<OfficeRow> office_rows;

private:
    void err_in_name(Written& written);
    void err_in_number(Written& written, IdentityOptions const& options);
    void err_in_birth(Written& written, IdentityOptions const& options);
    void judge_name(Written const& written);
    void append_location(std::string& text, Role role, PersonIndex person) const;

    std::vector<std::string> cells_;
    std::vector<std::string_view> line_;
    std::vector<std::pair<std::string_view, std::string_view>> row_faults_;
    PersonIndex first_person_ = nobody;
    Role first_role_ = Role::subject;
};

std::string_view name_of(Role role);
std::string day_text(Day day, DateForm form);
std::string outside_address(World const& world, std::uint32_t real_prefix, std::uint64_t lot);
std::string placeholder_name(World const& world, Person const& child, Random& random);
bool is_placeholder_name(std::string_view name);

}  // namespace jiayu::synth
