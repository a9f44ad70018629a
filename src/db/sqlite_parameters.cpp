#include "db/sqlite_parameters.hpp"

namespace jiayu::db {

namespace {

// The end of the quoted text or comment that begins at `at`, or `at` when none does.
std::size_t end_of_opaque(std::string_view sql, std::size_t at) {
    auto after = [&](std::string_view end, std::size_t from) {
        auto found = sql.find(end, from);
        return found == std::string_view::npos ? sql.size() : found + end.size();
    };
    if (sql[at] == '\'' || sql[at] == '"') return after(sql.substr(at, 1), at + 1);
    if (sql.substr(at, 2) == "--") return after("\n", at);
    if (sql.substr(at, 2) == "/*") return after("*/", at + 2);
    return at;
}

bool is_digit(std::string_view sql, std::size_t at) { return at < sql.size() && sql[at] >= '0' && sql[at] <= '9'; }

}  // namespace

std::string with_sqlite_parameters(std::string_view sql) {
    std::string rewritten;
    for (std::size_t at = 0; at < sql.size();) {
        if (auto end = end_of_opaque(sql, at); end > at) {
            rewritten += sql.substr(at, end - at);
            at = end;
            continue;
        }
        rewritten += sql[at] == '$' && is_digit(sql, at + 1) ? '?' : sql[at];
        ++at;
    }
    return rewritten;
}

}  // namespace jiayu::db
