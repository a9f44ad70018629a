// The mentions of each person, and the row that each mention has in its department's table.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "registry/sources.hpp"

namespace jiayu::registry {

class PersonMentions {
public:
    explicit PersonMentions(Sources const& sources);

    std::size_t person_count() const { return person_ids_.size(); }
    std::int64_t person_id(Row person) const { return person_ids_[person]; }  // ascending
    std::span<Row const> mentions_of(Row person) const {
        return std::span(mentions_).subspan(first_[person], first_[person + 1] - first_[person]);
    }
    Row person_of(Row mention) const { return person_of_[mention]; }
    Row record_of(Row mention) const { return record_of_[mention]; }  // in the table of its department, or no_row

private:
    void number_persons(Mentions const& mentions);
    void group_mentions();
    void find_records(Sources const& sources);

    std::vector<std::int64_t> person_ids_;
    std::vector<Row> person_of_, record_of_, mentions_;
    std::vector<std::size_t> first_;
};

}  // namespace jiayu::registry
