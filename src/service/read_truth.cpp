#include "service/read_truth.hpp"

#include "db/duck_appender.hpp"
#include "exchange/csv_reader.hpp"
#include "service/messages.hpp"
#include "service/truth_folder.hpp"

namespace jiayu::service {

namespace {

constexpr std::pair<std::string_view, int> roles[] = {{"subject", 0}, {"mother", 1}, {"father", 2}, {"child", 3}, {"husband", 4}, {"wife", 5}};

std::optional<int> role_number(std::string_view name) {
    auto at = std::ranges::find(roles, name, [](auto const& pair) { return pair.first; });
    return at == std::end(roles) ? std::nullopt : std::optional(at->second);
}

std::string_view without_folder(std::string_view file) { return file.substr(file.rfind('/') + 1); }

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

class TruthFile {
public:
    TruthFile(Path const& path, std::span<std::string_view const> columns)
        : name_(path.filename().string()), text_(read_file(path)), reader_(text_, ',', name_), wanted_(columns) {}

    std::optional<Error> open() {
        auto head = reader_.next();
        if (!head) return head.error();
        for (auto column : wanted_) {
            auto at = std::ranges::find(reader_.cells(), column);
            if (at == reader_.cells().end()) return Error(message::truth_column, {{"file", name_}, {"column", std::string(column)}});
            places_.push_back(std::size_t(at - reader_.cells().begin()));
        }
        return std::nullopt;
    }
    Result<bool> next() { return reader_.next(); }
    std::string_view cell(std::size_t wanted) const {
        return places_[wanted] < reader_.cells().size() ? reader_.cells()[places_[wanted]] : std::string_view();
    }

private:
    std::string name_, text_;
    exchange::CsvReader reader_;
    std::span<std::string_view const> wanted_;
    std::vector<std::size_t> places_;
};

void set_number(db::DuckAppender& rows, int column, std::optional<std::int64_t> number) {
    if (number) rows.set_integer(column, *number);
    else rows.set_null(column);
}

Result<void> read_mentions(Path const& path, db::DuckConnection& duck) {
    constexpr std::string_view columns[] = {"file", "row", "role", "person"};
    TruthFile file(path, columns);
    if (auto problem = file.open()) return std::unexpected(*problem);
    db::DuckAppender rows(duck, "temp", "main", "truth_mention");
    auto more = file.next();
    for (; more && *more; more = file.next()) {
        auto row = number_in(file.cell(1)), person = number_in(file.cell(3));
        auto role = role_number(file.cell(2));
        if (!row || !person || !role) continue;
        rows.set_text(0, without_folder(file.cell(0)));
        rows.set_integer(1, *row);
        rows.set_integer(2, *role);
        rows.set_integer(3, *person);
        rows.end_row();
    }
    if (!more) return std::unexpected(more.error());
    rows.finish();
    return {};
}

Result<void> read_planted(Path const& path, db::DuckConnection& duck) {
    constexpr std::string_view columns[] = {"kind", "file", "row", "role", "person"};
    TruthFile file(path, columns);
    if (auto problem = file.open()) return std::unexpected(*problem);
    db::DuckAppender rows(duck, "temp", "main", "planted");
    auto more = file.next();
    for (; more && *more; more = file.next()) {
        auto role = role_number(file.cell(3));
        rows.set_text(0, file.cell(0));
        rows.set_text(1, without_folder(file.cell(1)));
        set_number(rows, 2, number_in(file.cell(2)));
        rows.set_text(3, role ? std::to_string(*role) : std::string(file.cell(3)));
        set_number(rows, 4, number_in(file.cell(4)));
        rows.end_row();
    }
    if (!more) return std::unexpected(more.error());
    rows.finish();
    return {};
}

}  // namespace

Result<void> read_truth(Path const& named, db::DuckConnection& duck) {
    auto truth = truth_folder(named);
    for (auto name : {"mentions.csv", "planted.csv"})
        if (!std::filesystem::is_regular_file(truth / name)) return refuse(message::truth_missing, {{"path", (truth / name).string()}, {"reason", "no such file"}});
    if (auto read = read_mentions(truth / "mentions.csv", duck); !read) return read;
    return read_planted(truth / "planted.csv", duck);
}

}  // namespace jiayu::service
