#include "service/benefit_cases.hpp"

#include "domain/money.hpp"
#include "exchange/xlsx_writer.hpp"
#include "policy/fill_statement.hpp"
#include "policy/judge_benefit.hpp"
#include "service/mask_number.hpp"
#include "service/sql.hpp"

namespace jiayu::service {

namespace {

constexpr std::int64_t town_unit = 1000;
constexpr std::array<std::string_view, 9> headers{"序号 No.", "名单 List", "姓名 Name", "证件号码 Number", "出生日期 Born", "社区 Community", "金额（元） Yuan", "日期 Since / from", "还差什么 What is missing"};
constexpr std::array<double, 9> widths{8, 20, 16, 22, 12, 16, 14, 14, 60};
constexpr std::array<std::string_view, 4> list_words{"", "应享未享 entitled, not applied", "即将符合 nearly entitled", "无法判定 cannot tell"};

// The fact view's columns that the benefit reads, each once.
std::vector<rules::Column const*> columns_of(policy::JudgedBenefit const& judged) {
    std::vector<rules::Column const*> columns;
    for (auto number : judged.version->conditions)
        for (auto const* column : rules::columns_read(judged.benefit->conditions[number].condition))
            if (std::ranges::find(columns, column) == columns.end()) columns.push_back(column);
    return columns;
}

std::string selected_of(std::vector<rules::Column const*> const& columns) {
    std::string list;
    for (auto const* column : columns) list += column->type.kind == rules::Kind::boolean ? fmt::format(", cast(fact.{} as bigint)", column->name) : ", fact." + column->name;
    return list;
}

class CaseReader {
public:
    CaseReader(CaseQuery const& query, std::vector<rules::Column const*> columns) : query_(query), benefit_(*query.judged.benefit), columns_(std::move(columns)) {}

    BenefitCase read(db::Row const& row) const {
        constexpr int first_fact = 9;
        BenefitCase told{int(row.integer(0)), row.integer(1), row.is_null(2) ? std::nullopt : std::optional(row.integer(2)), std::string(row.text(6)), mask_number(row.text(7)),
                         row.is_null(8) ? std::nullopt : date_from_number(row.integer(8)), row.is_null(5) ? std::nullopt : std::optional(row.integer(5)), {}, {}};
        FactRow facts(*benefit_.view, columns_, row, first_fact);
        if (told.list == list_open) told.entitled_on = policy::entitled_since(benefit_, facts.facts(), query_.as_of);
        else add_missing(told, row.integer(3), row.integer(4));
        if (told.list == list_nearly)
            if (auto turn = policy::next_turn(benefit_, facts.facts(), query_.as_of, query_.until)) told.entitled_on = turn->day;
        return told;
    }

private:
    void add_missing(BenefitCase& told, std::int64_t holds, std::int64_t unknown) const {
        auto wanted = told.list == list_unknown ? policy::Outcome::unknown : policy::Outcome::fails;
        auto const& conditions = query_.judged.version->conditions;
        for (std::size_t i = 0; i < conditions.size(); ++i)
            if (policy::outcome_of_bits(holds, unknown, i) == wanted) told.missing.push_back(conditions[i]);
    }

    CaseQuery const& query_;
    policy::Benefit const& benefit_;
    std::vector<rules::Column const*> columns_;
};

// What decides it (list 3), or which condition does not hold yet (list 2).
std::string missing_words(policy::Benefit const& benefit, BenefitCase const& told) {
    std::string words;
    for (auto number : told.missing) {
        auto const& condition = benefit.conditions[number];
        words += (words.empty() ? "" : "；") + (told.list == list_unknown ? condition.decided_by.zh + " " + condition.decided_by.en : condition.clause);
    }
    return words;
}

class TownWorkbook {
public:
    TownWorkbook(Path const& path, policy::Benefit const& benefit) : benefit_(benefit), sheet_(path, "名单 list") {
        for (std::size_t i = 0; i < widths.size(); ++i) sheet_.set_column_width(int(i), widths[i]);
        sheet_.append_header(headers);
    }

    void add(BenefitCase const& told) {
        auto missing = missing_words(benefit_, told);
        auto community = told.division ? std::to_string(*told.division) : std::string();
        auto amount = told.amount ? Money::from_fen(*told.amount).to_yuan() : std::string();
        auto day = [](std::optional<Date> date) { return date ? exchange::XlsxCell(exchange::DateCell{*date}) : exchange::XlsxCell(); };
        exchange::XlsxCell const cells[] = {double(++number_), list_words[std::size_t(told.list)], std::string_view(told.name), std::string_view(told.number), day(told.birth_date),
                                            std::string_view(community), std::string_view(amount),
                                            day(told.entitled_on), std::string_view(missing)};
        sheet_.append_row(cells);
    }

    void close() { sheet_.close(); }

private:
    policy::Benefit const& benefit_;
    exchange::XlsxWriter sheet_;
    int number_ = 0;
};

std::string folder_of(std::optional<std::int64_t> division) { return division ? std::to_string(*division / town_unit) : "no_place"; }

}  // namespace

void list_benefit_cases(db::DuckConnection& snapshot, CaseQuery const& query, std::function<void(BenefitCase)> const& each_case) {
    auto columns = columns_of(query.judged);
    auto place = std::to_string(query.judged.place), limit = query.rows_max ? fmt::format(" limit {}", *query.rows_max) : std::string();
    auto statement = policy::fill(sql::list_benefit_cases, {{"place", place}, {"columns", selected_of(columns)}, {"view", query.judged.benefit->view->name},
                                                            {"lists", query.lists}, {"limit", limit}});
    CaseReader reader(query, std::move(columns));
    snapshot.query(statement, {}, [&](db::Row const& row) { each_case(reader.read(row)); });
}

void write_benefit_lists(db::DuckConnection& snapshot, std::vector<CaseQuery> const& queries, Path const& data, BenefitsFound& found) {
    found.lists = data / "benefits" / "lists";
    auto unfinished = found.lists;
    unfinished += ".unfinished";
    std::filesystem::remove_all(unfinished);
    for (auto const& query : queries) {
        std::string town;
        std::optional<TownWorkbook> book;
        list_benefit_cases(snapshot, query, [&](BenefitCase told) {
            if (!book || folder_of(told.division) != town) {
                if (book) book->close();
                town = folder_of(told.division);
                std::filesystem::create_directories(unfinished / town);
                book.emplace(unfinished / town / (query.judged.benefit->id + ".xlsx"), *query.judged.benefit);
                ++found.files;
            }
            book->add(told);
            ++found.rows;
        });
        if (book) book->close();
    }
    std::filesystem::create_directories(unfinished);
    std::filesystem::remove_all(found.lists);
    std::filesystem::rename(unfinished, found.lists);
}

}  // namespace jiayu::service
