#include "service/load_reference.hpp"

#include "db/duck_appender.hpp"
#include "domain/division.hpp"
#include "domain/table_text.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

[[noreturn]] void fail_on(Path const& file, std::string const& reason) {
    throw EnvironmentFailure(Error(message::pack_table_broken, {{"path", file.string()}, {"reason", reason}}));
}

TableText read_table(Path const& file, std::vector<std::string> const& columns) {
    auto table = TableText::read(read_file(file), columns);
    if (!table) fail_on(file, table.error().text(Language::en));
    return *std::move(table);
}

std::int64_t number_at(Path const& file, std::string const& text) {
    std::int64_t number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) fail_on(file, "\"" + text + "\" is no number");
    return number;
}

void set_date_or_null(db::DuckAppender& appender, int column, std::optional<Date> date) {
    if (date) appender.set_integer(column, to_number(*date));
    else appender.set_null(column);
}

void load_divisions(db::DuckConnection& snapshot, Path const& folder) {
    auto current = folder / "changzhou_divisions_2023.csv", changes = folder / "changzhou_division_changes.csv";
    auto table = DivisionTable::load(read_file(current), read_file(changes));
    if (!table) fail_on(changes, table.error().text(Language::en));
    constexpr int before_all = 19000101;
    db::DuckAppender appender(snapshot, "", "reference", "division");
    for (auto const& spell : table->spells()) {
        appender.set_integer(0, spell.code.number());
        appender.set_integer(1, spell.valid_from ? to_number(*spell.valid_from) : before_all);
        set_date_or_null(appender, 2, spell.valid_to);
        appender.end_row();
    }
    appender.finish();
}

// The national list, and the invented ones that a pack declares.
void load_prefixes(db::DuckConnection& snapshot, Path const& packs) {
    db::DuckAppender appender(snapshot, "", "reference", "number_prefix");
    std::set<std::int64_t> seen;
    auto add = [&](Path const& file, std::string const& column) {
        auto table = read_table(file, {column});
        for (std::size_t row = 0; row < table.size(); ++row) {
            auto prefix = number_at(file, table.cell(row, 0));
            if (!seen.insert(prefix).second) continue;
            appender.set_integer(0, prefix);
            appender.end_row();
        }
    };
    add(packs / "national" / "divisions" / "number_prefixes.csv", "code6");
    for (auto const& pack : std::filesystem::directory_iterator(packs))
        if (auto file = pack.path() / "invented_prefixes.csv"; std::filesystem::exists(file)) add(file, "invented");
    appender.finish();
}

void load_doses(db::DuckConnection& snapshot, Path const& file) {
    auto table = read_table(file, {"vaccine", "dose", "due_months", "born_from", "born_until"});
    db::DuckAppender appender(snapshot, "", "reference", "vaccine_dose");
    for (std::size_t row = 0; row < table.size(); ++row) {
        auto from = date_from_iso(table.cell(row, 3));
        if (!from) fail_on(file, "\"" + table.cell(row, 3) + "\" is no day");
        appender.set_text(0, table.cell(row, 0));
        appender.set_integer(1, number_at(file, table.cell(row, 1)));
        appender.set_integer(2, number_at(file, table.cell(row, 2)));
        appender.set_integer(3, to_number(*from));
        set_date_or_null(appender, 4, date_from_iso(table.cell(row, 4)));
        appender.end_row();
    }
    appender.finish();
}

}  // namespace

void load_reference(db::DuckConnection& snapshot, Path const& packs) {
    load_divisions(snapshot, packs / "national" / "divisions");
    load_prefixes(snapshot, packs);
    load_doses(snapshot, packs / "national" / "schedules" / "due_doses.csv");
}

}  // namespace jiayu::service
