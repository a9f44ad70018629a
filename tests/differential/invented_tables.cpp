#include "invented_tables.hpp"

#include <random>

#include "base/assert.hpp"
#include "rules/table_cell.hpp"

namespace jiayu::rules {

namespace {

constexpr Kind given_kinds[] = {Kind::integer, Kind::money, Kind::date, Kind::text, Kind::boolean};
constexpr HitPolicy policies[] = {HitPolicy::unique, HitPolicy::first, HitPolicy::sum, HitPolicy::min, HitPolicy::max, HitPolicy::count};
constexpr std::size_t tables_a_kind = 12;

class TableAuthor {
public:
    TableAuthor(Vocabulary& words, std::uint64_t seed) : words_(words), random_(seed) {}

    void add(Kind kind, std::size_t number) {
        auto name = invented_table(kind, number);
        DecisionTable table{.name = name, .view = "invented", .hit = hit_of(kind), .is_complete = below(2) == 0};
        if (below(3) == 0) table.day = "born";
        table.outputs.push_back({"given", {kind}});
        for (std::size_t i = 0, count = 1 + below(3); i < count; ++i) table.inputs.push_back(input());
        for (std::size_t i = 0, count = 1 + below(7); i < count; ++i) table.rows.push_back(row(table, kind));
        bool may_have_default = table.hit != HitPolicy::sum && table.hit != HitPolicy::count;
        if (may_have_default && below(3) == 0) table.otherwise = {output(kind)};
        words_.tables[name] = std::move(table);
    }

private:
    std::size_t below(std::size_t limit) { return random_() % limit; }

    template <class... Choices>
    std::string one_of(Choices const&... choices) {
        std::string const all[] = {std::string(choices)...};
        return all[below(sizeof...(choices))];
    }

    HitPolicy hit_of(Kind kind) {
        bool collects = kind == Kind::integer || kind == Kind::money;
        return policies[below(collects ? 6 : 2)];
    }

    TableInput input() {
        switch (below(7)) {
            case 0: return {"n", "n", integer_type};
            case 1: return {"small", "m_small", integer_type};
            case 2: return {"sex", "sex", {Kind::code, "sex"}};
            case 3: return {"known", "known", boolean_type};
            case 4: return {"born", "born", date_type};
            case 5: return {"age", "age_on(born, as_of)", integer_type};
            default: return {"name", "name", text_type};
        }
    }

    std::string cell(Type const& type) {
        if (below(3) == 0) return "-";
        switch (type.kind) {
            case Kind::integer: return one_of("0", "1, 2", "> 0", "<= 18", "[0..60)", "(18..100]", "not(0, 7)", "< 0, [3..5]");
            case Kind::date: return one_of(">= 2000-02-29", "[1960-01-01..2003-01-01]", "< 2016-03-31", "2004-02-28, 2019-12-31");
            case Kind::code: return one_of("male", "male, female", "not(unknown)", "9");
            case Kind::boolean: return one_of("true", "false", "true, false");
            default: return one_of("张三", "\"\", 2", "not(\"a'b\")");
        }
    }

    Constant output(Kind kind) {
        switch (kind) {
            case Kind::boolean: return below(2) == 0;
            case Kind::text: return one_of("", "a'b", "张");
            case Kind::date: return date_from_days(int(below(3)) * 366 - 100);
            default: return std::int64_t(below(4)) - 1;
        }
    }

    TableRow row(DecisionTable const& table, Kind kind) {
        TableRow row{.name = std::to_string(table.rows.size() + 1), .outputs = {output(kind)}};
        for (auto const& input : table.inputs) row.tests.push_back(*parse_cell(cell(input.type), input.type, words_));
        if (below(4) == 0) row.from = date_from_iso(one_of("1990-01-01", "2020-12-31", "2021-01-01"));
        if (below(4) == 0) row.until = date_from_iso(one_of("1999-12-31", "2020-12-31", "2020-12-30"));
        return row;
    }

    Vocabulary& words_;
    std::mt19937_64 random_;
};

}  // namespace

std::string invented_table(Kind kind, std::uint64_t number) {
    if (std::ranges::find(given_kinds, kind) == std::end(given_kinds)) return {};
    return fmt::format("gives_{}_{}", name_of({kind}), number % tables_a_kind);
}

void add_invented_tables(Vocabulary& words) {
    for (auto kind : given_kinds)
        for (std::size_t number = 0; number < tables_a_kind; ++number) TableAuthor(words, 97 * number + std::uint64_t(kind)).add(kind, number);
}

}  // namespace jiayu::rules
