// Builds a DivisionTable backwards: from the latest edition through the changes, newest first.
#pragma once
#include "domain/division.hpp"
#include "domain/table_text.hpp"

namespace jiayu {

class DivisionHistory {
public:
    Result<DivisionTable> build(TableText const& current, TableText const& changes);

private:
    struct Change {
        std::size_t row;  // in the file, for messages
        Date on;
        std::string kind;
        std::optional<DivisionCode> from, to;
        std::string name_from, name_to;
    };

    std::optional<Error> read_current(TableText const& table);
    std::optional<Error> read_changes(TableText const& table);
    std::optional<Error> undo(Change const& change);
    std::optional<Error> close_earlier(Change const& change);
    void open_later(Change const& change);
    void collect_spells();
    void add_named_successors();
    void add_town_successors();

    std::vector<Change> changes_;                               // newest first
    std::unordered_map<std::int64_t, DivisionSpell> standing_;  // in force just before the changes undone so far
    DivisionTable table_;
};

}  // namespace jiayu
