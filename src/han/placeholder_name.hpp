// Names that stand in for a name: newborns before they have one (张某之女, 王小毛, 李婴), cells filled with anything (待定, ???).
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace jiayu::han {

enum class PlaceholderKind {
    child_of,    // 张芳之女: a parent is named
    nursery,     // 王小毛, 李婴: a surname and what newborns are called
    undecided,   // 待定, 未取名, 王某
    unreadable,  // digits, question marks, letters within a Chinese name
};

struct Placeholder {
    PlaceholderKind kind;
    std::string surname;      // empty when none can be seen
    std::string parent_name;  // child_of alone, and only a whole name (张某 is none); a delivery row's parent is the mother
};

// Takes a name that normalize_name() has made; nullopt: an ordinary name. An empty name is absent, not a placeholder.
std::optional<Placeholder> find_placeholder(std::string_view name);

}  // namespace jiayu::han
