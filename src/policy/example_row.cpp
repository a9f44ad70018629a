#include "policy/example_row.hpp"

#include "rules/sql.hpp"

namespace jiayu::policy {

namespace {

std::string_view duck_type(rules::Kind kind) {
    switch (kind) {
        case rules::Kind::real: return "double";
        case rules::Kind::text: return "varchar";
        case rules::Kind::boolean: return "boolean";
        case rules::Kind::date: return "date";
        default: return "bigint";
    }
}

}  // namespace

std::string given_column(rules::Column const& column, std::map<std::string, rules::Constant, std::less<>> const& given) {
    auto found = given.find(column.name);
    auto value = found == given.end() ? std::string("null") : rules::sql_literal(found->second);
    return fmt::format("cast({} as {}) as {}", value, duck_type(column.type.kind), column.name);
}

}  // namespace jiayu::policy
