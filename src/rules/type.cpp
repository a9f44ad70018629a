#include "rules/type.hpp"

namespace jiayu::rules {

namespace {

constexpr std::pair<Kind, std::string_view> kind_names[] = {
    {Kind::integer, "int"}, {Kind::real, "real"},   {Kind::text, "text"}, {Kind::boolean, "bool"},
    {Kind::date, "date"},   {Kind::money, "money"}, {Kind::code, "code"}, {Kind::duration, "duration"},
};
constexpr std::string_view code_prefix = "code:", list_prefix = "list of ";

}  // namespace

std::string name_of(Type const& type) {
    if (type.kind == Kind::list) return std::string(list_prefix) + name_of(item_of(type));
    if (type.kind == Kind::code) return std::string(code_prefix) + type.code_set;
    for (auto const& [kind, name] : kind_names)
        if (kind == type.kind) return std::string(name);
    return {};
}

std::optional<Type> type_from_name(std::string_view name) {
    if (name.starts_with(list_prefix)) {
        auto item = type_from_name(name.substr(list_prefix.size()));
        if (!item || item->kind == Kind::list) return std::nullopt;
        return list_of(*item);
    }
    if (name.starts_with(code_prefix)) return Type{Kind::code, std::string(name.substr(code_prefix.size()))};
    for (auto const& [kind, known] : kind_names)
        if (known == name && kind != Kind::code) return Type{kind};
    return std::nullopt;
}

}  // namespace jiayu::rules
