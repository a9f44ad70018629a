#include "invented_conditions.hpp"

#include "invented_tables.hpp"

namespace jiayu::rules {

namespace {

Date day(std::string_view iso) { return *date_from_iso(iso); }

class Author {
public:
    Author(View const& view, std::mt19937_64& random) : view_(view), random_(random) {}

    std::string of(Kind kind, int depth) {
        switch (kind) {
            case Kind::boolean: return depth == 0 ? leaf(kind) : "(" + truth(depth) + ")";
            case Kind::integer: return depth == 0 ? leaf(kind) : whole(depth);
            case Kind::money: return depth == 0 ? leaf(kind) : money(depth);
            case Kind::date: return depth == 0 ? leaf(kind) : date(depth);
            case Kind::text: return depth == 0 ? leaf(kind) : text(depth);
            case Kind::real: return real(depth);
            default: return leaf(kind);
        }
    }

    std::size_t below(std::size_t limit) { return random_() % limit; }

private:
    template <class... Choices>
    std::string one_of(Choices const&... choices) {
        std::string const all[] = {std::string(choices)...};
        return all[below(sizeof...(choices))];
    }

    std::string column(Kind kind) {
        std::vector<std::string> names;
        for (auto const& column : view_.columns)
            if (column.type.kind == kind) names.push_back(column.name);
        return names[below(names.size())];
    }

    std::string leaf(Kind kind) {
        constexpr unsigned table_one_in = 8;
        auto table = below(table_one_in) == 0 ? invented_table(kind, random_()) : std::string();
        if (!table.empty()) return "table." + table;
        if (below(3) != 0) return column(kind);
        switch (kind) {
            case Kind::boolean: return one_of("true", "false");
            case Kind::integer: return one_of("0", "1", "2", "7", "-1", "-3", "100", "60", "9223372036854775807", "2147483647", "param.age", "param.gapped");
            case Kind::money: return one_of("fen(0)", "fen(1)", "yuan(80)", "param.grant");
            case Kind::date: return one_of("as_of", "date(\"2000-02-29\")", "date(\"2016-01-31\")", "date(\"1800-01-01\")", "date(\"2200-12-31\")");
            case Kind::text: return one_of("\"\"", "\"张\"", "\"a'b\"", "\"2\"", "'X'", "\"é\\n\"");
            case Kind::real: return one_of("0.1", "1.96", "107.5", "param.errors");
            default: return column(kind);
        }
    }

    std::string binary(Kind kind, std::string const& symbol, int depth) { return "(" + of(kind, depth - 1) + " " + symbol + " " + of(kind, depth - 1) + ")"; }
    std::string question(Kind kind, int depth) {
        return "(" + of(Kind::boolean, depth - 1) + " ? " + of(kind, depth - 1) + " : " + of(kind, depth - 1) + ")";
    }
    std::string any_column() { return view_.columns[below(view_.columns.size())].name; }

    std::string truth(int depth) {
        auto next = depth - 1;
        auto order = one_of("<", "<=", ">", ">=", "==", "!=");
        switch (below(16)) {
            case 0:
            case 1: return of(Kind::boolean, next) + one_of(" && ", " || ") + of(Kind::boolean, next);
            case 2: return "!" + of(Kind::boolean, next);
            case 3: return "has(" + any_column() + ")";
            case 4: return binary(Kind::integer, order, depth);
            case 5: return binary(Kind::money, order, depth);
            case 6: return binary(Kind::date, order, depth);
            case 7: return binary(Kind::text, one_of("==", "!="), depth);
            case 8: return binary(Kind::real, order, depth);
            case 9: return column(Kind::code) + one_of(" == ", " != ") + one_of("\"male\"", "\"female\"", "2");
            case 10: return membership(next);
            case 11: return "has(" + column(Kind::text) + ") && " + of(Kind::boolean, next);
            case 12: return one_of("age_on(", "years_between(") + of(Kind::date, next) + ", as_of) " + order + " " + one_of("18", "0", "1", "60", "param.age", of(Kind::integer, next));
            case 13: return text_question(next);
            case 14: return question(Kind::boolean, depth);
            default: return binary(Kind::boolean, one_of("==", "!="), depth);
        }
    }

    std::string membership(int depth) {
        switch (below(4)) {
            case 0: return of(Kind::integer, depth) + " in [" + of(Kind::integer, depth) + ", 1, " + of(Kind::integer, depth) + "]";
            case 1: return column(Kind::code) + " in [\"male\", \"unknown\"]";
            case 2: return of(Kind::integer, depth) + one_of(" in param.orders", " in param.orders_gapped");
            default: return of(Kind::text, depth) + " in [\"\", " + of(Kind::text, depth) + "]";
        }
    }

    std::string text_question(int depth) {
        auto subject = of(Kind::text, depth);
        switch (below(5)) {
            case 0: return one_of("number_shape_ok(", "number_check_ok(", "number_date_ok(") + column(Kind::text) + ")";
            case 1: return "matches(" + subject + ", " + one_of("\"^[0-9]{15}$\"", "\"张.\"", "\"a|b\"", "\"^.{1,3}$\"", "\"[^a-z]+X\"", "\"(ab)?c\"") + ")";
            case 2: return subject + ".startsWith(" + of(Kind::text, depth) + ")";
            case 3: return subject + ".endsWith(" + of(Kind::text, depth) + ")";
            default: return subject + ".contains(" + of(Kind::text, depth) + ")";
        }
    }

    std::string whole(int depth) {
        auto next = depth - 1;
        switch (below(12)) {
            case 0:
            case 1: return binary(Kind::integer, one_of("+", "-", "*", "%"), depth);
            case 10: return "clamp(" + of(Kind::integer, next) + ", " + of(Kind::integer, next) + ", " + of(Kind::integer, next) + ")";
            case 2: return "-(" + of(Kind::integer, next) + ")";
            case 3: return one_of("divide_down(", "divide_up(", "divide_half_up(") + of(Kind::integer, next) + ", " + of(Kind::integer, next) + ")";
            case 4: return "abs(" + of(Kind::integer, next) + ")";
            case 5: return one_of("years_between(", "months_between(", "days_between(", "age_on(") + of(Kind::date, next) + ", " + of(Kind::date, next) + ")";
            case 6: return one_of("year_of(", "month_of(") + of(Kind::date, next) + ")";
            case 7: return "size(" + of(Kind::text, next) + ")";
            case 8: return one_of("param.age", "param.gapped") + ".on(" + of(Kind::date, next) + ")";
            case 9: return question(Kind::integer, depth);
            default: return leaf(Kind::integer);
        }
    }

    std::string money(int depth) {
        auto next = depth - 1;
        switch (below(7)) {
            case 0: return binary(Kind::money, one_of("+", "-"), depth);
            case 1: return "(" + of(Kind::money, next) + " * " + of(Kind::integer, next) + ")";
            case 2: return one_of("fen(", "yuan(") + of(Kind::integer, next) + ")";
            case 3: return one_of("divide_down(", "divide_up(", "divide_half_up(") + of(Kind::money, next) + ", " + of(Kind::integer, next) + ")";
            case 4: return question(Kind::money, depth);
            case 5: return "-(" + of(Kind::money, next) + ")";
            default: return leaf(Kind::money);
        }
    }

    std::string date(int depth) {
        auto next = depth - 1;
        if (below(4) == 0) return question(Kind::date, depth);
        auto count = one_of("1", "3", "30", "-1", "12", "(" + of(Kind::integer, next) + ")");
        return "(" + of(Kind::date, next) + one_of(" + ", " - ") + one_of("days(", "months(", "years(") + count + "))";
    }

    std::string text(int depth) {
        auto next = depth - 1;
        switch (below(4)) {
            case 0: return binary(Kind::text, "+", depth);
            case 1: return "substring(" + of(Kind::text, next) + ", " + one_of("0", "1", "6", of(Kind::integer, next)) + ", " + one_of("2", "14", of(Kind::integer, next)) + ")";
            case 2: return question(Kind::text, depth);
            default: return leaf(Kind::text);
        }
    }

    std::string real(int depth) {
        if (depth == 0) return leaf(Kind::real);
        switch (below(4)) {
            case 0: return "real(" + of(Kind::integer, depth - 1) + ")";
            case 1: return one_of("sex_ratio_low(", "sex_ratio_high(") + of(Kind::integer, depth - 1) + ", " + of(Kind::integer, depth - 1) + ", " + leaf(Kind::real) + ")";
            case 2: return "-(" + leaf(Kind::real) + ")";
            default: return leaf(Kind::real);
        }
    }

    View const& view_;
    std::mt19937_64& random_;
};

Constant invent(Column const& column, std::mt19937_64& random) {
    auto pick = [&](auto const& values) -> Constant { return values[random() % std::size(values)]; };
    static std::int64_t const wholes[] = {0, 1, -1, 2, 3, 7, 18, 60, 100, -100, 2147483647, -2147483648LL, 4611686018427387904LL,
                                          std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()};
    static std::int64_t const smalls[] = {0, 1, 2, -1, 30, 32767, -32768};
    static std::int64_t const codes[] = {0, 1, 2, 9};
    static Date const days[] = {day("1800-01-01"), day("2200-12-31"), day("2000-02-29"), day("2004-02-28"), day("2002-12-31"), day("2020-12-31"),
                                day("2016-03-31"), day("1960-05-15"), day("2019-12-31"), day("2003-01-01"), day("1999-07-30")};
    static std::string const texts[] = {"", "张三", "张", "a'b", "abc", "990412198502140015", "99041219850214001X", "990412198502310017", "000412198502140019",
                                        "990412850214001", "X\n", "é\n", "欧阳😀娜", " ", "%_", "2"};
    static double const reals[] = {0, 0.1, -2.5, 107, 1e10};
    switch (column.type.kind) {
        case Kind::boolean: return random() % 2 == 0;
        case Kind::date: return random() % 2 ? pick(days) : Constant(date_from_days(int(random() % 30000) - 10000));
        case Kind::text: return pick(texts);
        case Kind::code: return pick(codes);
        case Kind::real: return pick(reals);
        default: return column.name.ends_with("_small") ? pick(smalls) : random() % 2 ? pick(wholes) : Constant(std::int64_t(random() % 200) - 50);
    }
}

}  // namespace

Vocabulary invented_vocabulary() {
    Vocabulary words;
    words.code_sets["sex"] = {{"unknown", 0}, {"male", 1}, {"female", 2}, {"unstated", 9}};
    words.views["invented"] = {"invented", "person_id",
                               {{"n", integer_type}, {"k", integer_type}, {"m_small", integer_type}, {"paid", money_type}, {"due", money_type},
                                {"born", date_type}, {"died", date_type}, {"name", text_type}, {"number", text_type}, {"known", boolean_type},
                                {"married", boolean_type}, {"sex", {Kind::code, "sex"}}, {"rate", real_type}}};
    auto open = [](std::string name, Type type, Constant value) { return Parameter{std::move(name), std::move(type), {{day("1900-01-01"), {}, std::move(value), "", "design"}}}; };
    words.parameters["age"] = {"age", integer_type, {{day("1950-05-01"), day("1999-12-31"), std::int64_t(18), "", "design"}, {day("2000-01-01"), {}, std::int64_t(20), "", "design"}}};
    words.parameters["gapped"] = {"gapped", integer_type, {{day("1950-05-01"), day("1999-12-31"), std::int64_t(3), "", "design"}}};
    words.parameters["grant"] = open("grant", money_type, std::int64_t(8000));
    words.parameters["errors"] = open("errors", real_type, 1.96);
    words.parameters["orders"] = open("orders", list_of(integer_type), std::vector<Constant>{std::int64_t(1), std::int64_t(2), std::int64_t(9223372036854775807)});
    words.parameters["orders_gapped"] = {"orders_gapped", list_of(integer_type), {{day("1950-05-01"), day("1999-12-31"), std::vector<Constant>{std::int64_t(3)}, "", "design"}}};
    add_invented_tables(words);
    return words;
}

InventedRow invent_row(View const& view, std::mt19937_64& random) {
    constexpr unsigned missing_one_in = 6;
    InventedRow row;
    for (auto const& column : view.columns) row.push_back(random() % missing_one_in ? std::optional(invent(column, random)) : std::nullopt);
    return row;
}

std::string invent_condition(View const& view, std::mt19937_64& random) {
    constexpr Kind kinds[] = {Kind::boolean, Kind::boolean, Kind::boolean, Kind::integer, Kind::money, Kind::date, Kind::text, Kind::real};
    constexpr int depth_max = 3;
    Author author(view, random);
    auto kind = kinds[author.below(std::size(kinds))];
    return author.of(kind, 1 + int(author.below(depth_max)));
}

}  // namespace jiayu::rules
