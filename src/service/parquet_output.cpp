#include "service/parquet_output.hpp"

#include "db/duck_appender.hpp"
#include "db/duck_database.hpp"
#include "policy/fill_statement.hpp"
#include "service/sql.hpp"

namespace jiayu::service {

namespace {

std::string in_quotes(std::string_view text, char quote) {
    std::string out(1, quote);
    for (char c : text) {
        if (c == quote) out += quote;
        out += c;
    }
    return out + quote;
}

class AppenderSink final : public RowSink {
public:
    explicit AppenderSink(db::DuckAppender& appender) : appender_(appender) {}
    void text(std::string_view value) override { value.empty() ? appender_.set_null(column_++) : appender_.set_text(column_++, value); }
    void whole(std::int64_t value) override { appender_.set_integer(column_++, value); }
    void real(double value, std::string_view) override { appender_.set_real(column_++, value); }
    void end_row() {
        appender_.end_row();
        column_ = 0;
    }

private:
    db::DuckAppender& appender_;
    int column_ = 0;
};

}  // namespace

void write_parquet(Path const& path, OutputTable const& table, Progress& progress) {
    constexpr std::size_t rows_loaded = 1 << 16;
    constexpr std::string_view types[] = {"varchar", "bigint", "double"};
    db::DuckDatabase database({.opens_files = true});
    auto connection = database.connect();
    std::string columns;
    for (auto const& column : table.columns)
        columns += (columns.empty() ? "" : ", ") + in_quotes(column.name, '"') + ' ' + std::string(types[std::size_t(column.kind)]);
    connection.run(policy::fill(sql::create_output, {{"columns", columns}}));
    db::DuckAppender appender(connection, "", "main", "output");
    AppenderSink sink(appender);
    for (std::size_t row = 0; row < table.rows; ++row) {
        if (table.load && row % rows_loaded == 0) table.load(row, std::min(table.rows, row + rows_loaded));
        table.fill(row, sink);
        sink.end_row();
        progress.advance();
    }
    appender.finish();
    auto temporary = Path(path.string() + ".part");
    connection.run(policy::fill(sql::copy_output, {{"path", in_quotes(temporary.string(), '\'')}}));
    std::filesystem::rename(temporary, path);
}

}  // namespace jiayu::service
