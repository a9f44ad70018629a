// One thing that somebody did to a matter. Actions are only ever added; where the matter stands is a fold over them.
#pragma once
#include <map>
#include <string>

#include "base/date.hpp"

namespace jiayu::matters {

enum class EntrySource : std::uint8_t { given, from_register, proved };

struct FormEntry {
    std::string value;  // days as YYYY-MM-DD, money in fen, truth as true | false
    EntrySource source = EntrySource::given;
    std::string proof;  // of what was proved: the document that was seen
    friend bool operator==(FormEntry const&, FormEntry const&) = default;
};

struct FormValues {
    std::map<std::string, FormEntry, std::less<>> entries;  // by field
    bool is_pledged = false;
    std::string value(std::string_view field) const;  // empty when absent
    friend bool operator==(FormValues const&, FormValues const&) = default;
};

struct Action {
    int version = 0;  // 1, 2, 3 … of its matter
    std::string verb, actor, role;
    std::string at;  // instant, UTC
    Date on;         // the office's day
    FormValues form;
    std::string note;
};

}  // namespace jiayu::matters
