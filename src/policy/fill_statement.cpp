#include "policy/fill_statement.hpp"

#include "base/assert.hpp"

namespace jiayu::policy {

std::string fill(db::Statement const& statement, std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    auto text = statement.common;
    std::string sql;
    while (true) {
        auto open = text.find('{');
        sql += text.substr(0, open);
        if (open == text.npos) return sql;
        auto close = text.find('}', open);
        auto value = std::ranges::find(values, text.substr(open + 1, close - open - 1), [](auto const& pair) { return pair.first; });
        JIAYU_ASSERT(close != text.npos && value != values.end());
        sql += value->second;
        text.remove_prefix(close + 1);
    }
}

}  // namespace jiayu::policy
