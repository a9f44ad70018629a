#include "domain/codes.hpp"

#include "domain/table_text.hpp"

namespace jiayu {

namespace {

template <class Value>
struct Written {
    std::string_view text;
    Value value;
};

// The first entry of a value is its name.
constexpr Written<Sex> sexes[] = {
    {"男", Sex::male},           {"女", Sex::female},         {"未知的性别", Sex::unknown},  {"未说明的性别", Sex::unspecified},
    {"男性", Sex::male},         {"女性", Sex::female},       {"1", Sex::male},              {"2", Sex::female},
    {"0", Sex::unknown},         {"9", Sex::unspecified},     {"未知", Sex::unknown},        {"不详", Sex::unknown},
    {"未说明", Sex::unspecified}, {"M", Sex::male},            {"F", Sex::female},            {"男孩", Sex::male},
    {"女孩", Sex::female},       {"男婴", Sex::male},         {"女婴", Sex::female},
};

using enum MaritalStatus;
constexpr Written<MaritalStatus> marital_statuses[] = {
    {"未婚", single},       {"已婚", married},   {"初婚", first_married}, {"再婚", remarried}, {"复婚", rejoined},
    {"丧偶", widowed},      {"离婚", divorced},  {"未说明的婚姻状况", unspecified},
    {"10", single},         {"20", married},     {"21", first_married},   {"22", remarried},   {"23", rejoined},
    {"30", widowed},        {"40", divorced},    {"90", unspecified},     {"有配偶", married}, {"离异", divorced},
    {"离婚未再婚", divorced}, {"未说明", unspecified}, {"其他", unspecified},
};

constexpr Written<HukouType> hukou_types[] = {
    {"非农业户口", HukouType::non_agricultural}, {"农业户口", HukouType::agricultural},     {"其他", HukouType::other},
    {"非农业家庭户口", HukouType::non_agricultural}, {"农业家庭户口", HukouType::agricultural},
    {"非农业", HukouType::non_agricultural},     {"农业", HukouType::agricultural},         {"非农", HukouType::non_agricultural},
    {"1", HukouType::non_agricultural},          {"2", HukouType::agricultural},            {"9", HukouType::other},
};

template <class Value>
std::optional<Value> find_by_text(std::span<Written<Value> const> entries, std::string_view text) {
    for (auto const& entry : entries)
        if (entry.text == text) return entry.value;
    return std::nullopt;
}

template <class Value>
std::string_view find_name(std::span<Written<Value> const> entries, Value value) {
    for (auto const& entry : entries)
        if (entry.value == value) return entry.text;
    return "";
}

}  // namespace

std::optional<Sex> sex_from_code(std::string_view code) {
    if (code.size() != 1 || code[0] < '0' || code[0] > '9') return std::nullopt;
    return sex_from_text(code);
}

std::optional<Sex> sex_from_text(std::string_view text) { return find_by_text<Sex>(sexes, text); }
std::string_view name_of(Sex sex) { return find_name<Sex>(sexes, sex); }

std::optional<MaritalStatus> marital_status_from_text(std::string_view text) {
    return find_by_text<MaritalStatus>(marital_statuses, text);
}
std::string_view name_of(MaritalStatus status) { return find_name<MaritalStatus>(marital_statuses, status); }

std::optional<HukouType> hukou_type_from_text(std::string_view text) { return find_by_text<HukouType>(hukou_types, text); }
std::string_view name_of(HukouType type) { return find_name<HukouType>(hukou_types, type); }

namespace {

std::optional<int> code_number(std::string_view text) {
    int code = -1;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), code);
    if (error != std::errc() || end != text.data() + text.size() || code < 0 || text.size() > 3) return std::nullopt;
    return code;
}

}  // namespace

Result<CodeTable> CodeTable::load(std::string_view codes, std::string_view aliases) {
    auto rows = TableText::read(codes, {"code", "name"});
    if (!rows) return std::unexpected(rows.error());
    CodeTable table;
    for (std::size_t row = 0; row < rows->size(); ++row) {
        auto code = code_number(rows->cell(row, 0));
        if (!code) return rows->refuse_cell(row, 0);
        table.names_.emplace(*code, rows->cell(row, 1));
        table.codes_.emplace(rows->cell(row, 1), *code);
    }
    if (aliases.empty()) return table;
    auto alias_rows = TableText::read(aliases, {"alias", "code"});
    if (!alias_rows) return std::unexpected(alias_rows.error());
    for (std::size_t row = 0; row < alias_rows->size(); ++row) {
        auto code = code_number(alias_rows->cell(row, 1));
        if (!code || !table.names_.contains(*code)) return alias_rows->refuse_cell(row, 1);
        table.codes_.emplace(alias_rows->cell(row, 0), *code);
    }
    return table;
}

std::optional<int> CodeTable::code_of(std::string_view text) const {
    if (auto found = codes_.find(text); found != codes_.end()) return found->second;
    auto code = code_number(text);
    return code && names_.contains(*code) ? code : std::nullopt;
}

std::optional<std::string_view> CodeTable::name_of(int code) const {
    auto found = names_.find(code);
    return found == names_.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

}  // namespace jiayu
