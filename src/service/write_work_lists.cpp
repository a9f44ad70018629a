#include "service/write_work_lists.hpp"

#include <boost/json.hpp>

#include "base/parallel_for.hpp"
#include "exchange/xlsx_writer.hpp"
#include "policy/fill_statement.hpp"
#include "service/code_words.hpp"
#include "service/mask_number.hpp"
#include "service/sql.hpp"

namespace jiayu::service {

namespace {

struct WorkRow {
    std::size_t rule;
    std::string name, number, file, values;
    std::optional<Date> birth_date;
    std::int64_t row_number;
};

struct CommunityWork {
    std::optional<std::int64_t> division;  // 12 digits
    std::vector<WorkRow> rows;
};

constexpr std::array<std::string_view, 11> headers{"序号 No.", "规则 Rule", "级别 Level", "问题 Finding", "建议 Advice", "姓名或月份 Name or month",
                                                   "证件号码 Number", "出生日期 Born", "所见 Facts", "来源 Source", "期限 Due"};
constexpr std::array<double, 11> widths{8, 8, 8, 44, 44, 16, 22, 12, 50, 40, 12};
constexpr std::string_view level_words[] = {"差错", "提示", "疑点"};

std::string rules_over(policy::Pack const& pack, std::string_view view) {
    std::string numbers;
    for (std::size_t i = 0; i < pack.audit_rules.size(); ++i)
        if (pack.audit_rules[i].view->name == view) numbers += (numbers.empty() ? "" : ", ") + std::to_string(i);
    return numbers.empty() ? "-1" : numbers;
}

WorkRow read_row(db::Row const& row) {
    return {std::size_t(row.integer(1)), std::string(row.text(2)), mask_number(row.text(3)), std::string(row.text(5)), std::string(row.text(7)),
            date_from_number(row.integer(4)), row.integer(6)};
}

std::vector<CommunityWork> read_work(policy::Pack const& pack, db::DuckConnection& snapshot) {
    std::vector<CommunityWork> work;
    auto statement = policy::fill(sql::find_work, {{"year_rules", rules_over(pack, "community_year")}, {"month_rules", rules_over(pack, "community_month")}});
    snapshot.query(statement, {}, [&](db::Row const& row) {
        auto division = row.is_null(0) ? std::nullopt : std::optional(row.integer(0));
        if (work.empty() || work.back().division != division) work.push_back({division, {}});
        work.back().rows.push_back(read_row(row));
    });
    return work;
}

std::string text_of(boost::json::value const& value) {
    if (value.is_null()) return "未填";
    if (value.is_bool()) return value.as_bool() ? "是" : "否";
    if (value.is_string()) return std::string(value.as_string());
    return boost::json::serialize(value);
}

std::string text_of_column(rules::View const& view, std::string_view column, boost::json::value const& value, CodeTable const& relations) {
    auto found = view.find(column);
    bool is_code = found && value.is_int64() && found->type.kind == rules::Kind::code;
    auto word = is_code ? word_of_code(found->type.code_set, value.as_int64(), relations) : std::nullopt;
    return word ? *word : text_of(value);
}

// {"birth_date": "1985-04-03", "sex": 1} → 出生日期：1985-04-03；性别：男
std::string in_words(policy::Pack const& pack, rules::View const& view, std::string_view values, CodeTable const& relations) {
    boost::system::error_code error;
    auto parsed = boost::json::parse(values, error);
    if (error || !parsed.is_object()) return {};
    std::string words;
    for (auto const& [column, value] : parsed.as_object()) {
        auto label = pack.labels.find(std::string_view(column));
        words += fmt::format("{}{}：{}", words.empty() ? "" : "；", label == pack.labels.end() ? std::string(column) : label->second,
                             text_of_column(view, column, value, relations));
    }
    return words;
}

void write_list(policy::Pack const& pack, CommunityWork const& work, Path const& path, WorkListOptions const& options) {
    exchange::XlsxWriter sheet(path, "工作清单 work list");
    for (std::size_t i = 0; i < widths.size(); ++i) sheet.set_column_width(int(i), widths[i]);
    sheet.append_header(headers);
    double number = 0;
    for (auto const& row : work.rows) {
        auto const& rule = pack.audit_rules[row.rule];
        auto facts = in_words(pack, *rule.view, row.values, *options.relations);
        auto source = row.file.empty() ? std::string() : fmt::format("{} 第 {} 行", row.file, row.row_number);
        auto finding = rule.title.zh + "\n" + rule.title.en, advice = rule.advice.zh + "\n" + rule.advice.en;
        exchange::XlsxCell const cells[] = {
            ++number, std::string_view(rule.id), level_words[std::size_t(rule.level)], std::string_view(finding), std::string_view(advice),
            std::string_view(row.name), std::string_view(row.number), row.birth_date ? exchange::XlsxCell(exchange::DateCell{*row.birth_date}) : exchange::XlsxCell(),
            std::string_view(facts), std::string_view(source), exchange::DateCell{options.due}};
        sheet.append_row(cells);
    }
    sheet.close();
}

// "320412104_遥观镇"; the code alone when the division is not known on the day.
std::string folder_name(DivisionTable const& divisions, DivisionCode code, std::size_t digits, Date as_of) {
    auto text = code.text().substr(0, digits);
    auto name = divisions.name_on(code, as_of);
    return name ? text + "_" + std::string(*name) : text;
}

Path path_of(CommunityWork const& work, WorkListOptions const& options) {
    if (!work.division) return Path("no_place") / "no_place.xlsx";
    auto code = DivisionCode::from_number(*work.division);
    return Path(folder_name(*options.divisions, code.town(), 9, options.as_of)) / (folder_name(*options.divisions, code, 12, options.as_of) + ".xlsx");
}

}  // namespace

WorkLists write_work_lists(policy::Pack const& pack, db::DuckConnection& snapshot, WorkListOptions const& options, Progress& progress) {
    auto work = read_work(pack, snapshot);
    WorkLists lists{options.data / "worklists", work.size(), 0};
    auto unfinished = options.data / "worklists.unfinished";
    std::filesystem::remove_all(unfinished);
    std::vector<Path> paths;
    for (auto const& community : work) {
        paths.push_back(unfinished / path_of(community, options));
        std::filesystem::create_directories(paths.back().parent_path());
        lists.rows += community.rows.size();
    }
    progress.begin_step("write work lists", work.size());
    parallel_for(work.size(), [&](std::size_t i) {
        write_list(pack, work[i], paths[i], options);
        progress.advance();
    });
    std::filesystem::create_directories(unfinished);
    // Two renames and the slow removal after them: stopped in between, the earlier or the new lists are whole.
    auto earlier = options.data / "worklists.earlier";
    std::filesystem::remove_all(earlier);
    if (std::filesystem::exists(lists.folder)) std::filesystem::rename(lists.folder, earlier);
    std::filesystem::rename(unfinished, lists.folder);
    std::filesystem::remove_all(earlier);
    return lists;
}

}  // namespace jiayu::service
