// The form of a statement for bulk rows, "insert into t(a, b) values ($1, $2)": PostgreSQL's COPY is made from its table and columns.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace jiayu::store {

struct AppendForm {
    std::string table;
    std::string columns;  // "a, b"
    int column_count;
};

// Throws EnvironmentFailure when the statement has another form.
AppendForm check_append_form(std::string_view name, std::string_view sql);

}  // namespace jiayu::store
