#include "synth/form_columns.hpp"

namespace jiayu::synth {

namespace {

struct Headers {
    Department department;
    Role role;
    std::array<std::string_view, form_column_count> names;  // in the order of FormColumn; empty: not asked
};

// Headers as in docs/design/files.md. A baby's row gives the mother's name and number, phone and home.
constexpr std::array headers{
    Headers{Department::pregnancy_care, Role::mother, {"孕妇姓名", "身份证号", "", "出生日期", "联系电话", "现住地区划代码", "现住址", "", "", "丈夫姓名", "", "丈夫身份证号"}},
    Headers{Department::pregnancy_care, Role::father, {"丈夫姓名", "丈夫身份证号", "", "", "联系电话", "现住地区划代码", "现住址", "", "", "孕妇姓名", "", "身份证号"}},
    Headers{Department::hospital_delivery, Role::mother, {"产妇姓名", "产妇身份证号", "", "产妇出生日期", "联系电话", "现住地区划代码", "现住址", "", "", "丈夫姓名", "", "丈夫身份证号"}},
    Headers{Department::hospital_delivery, Role::father, {"丈夫姓名", "丈夫身份证号", "", "", "联系电话", "现住地区划代码", "现住址", "", "", "产妇姓名", "", "产妇身份证号"}},
    Headers{Department::hospital_delivery, Role::child, {"新生儿姓名", "", "新生儿性别", "分娩日期", "联系电话", "现住地区划代码", "现住址", "产妇姓名", "丈夫姓名", "", "产妇身份证号", ""}},
    Headers{Department::immunisation, Role::child, {"儿童姓名", "身份证号", "性别", "出生日期", "联系电话", "现住地区划代码", "现住址", "母亲姓名", "父亲姓名", "", "母亲身份证号", ""}},
    Headers{Department::household_register, Role::subject, {"姓名", "公民身份号码", "性别", "出生日期", "联系电话", "区划代码", "住址", "母亲姓名", "父亲姓名", "配偶姓名", "母亲公民身份号码", "配偶公民身份号码"}},
    Headers{Department::migration, Role::subject, {"姓名", "证件号码", "性别", "出生日期", "联系电话", "现居住地区划代码", "现居住地址", "", "", "", "", ""}},
    Headers{Department::marriage, Role::husband, {"姓名", "身份证号", "", "出生日期", "", "区划代码", "户籍地址", "", "", "姓名", "", "身份证号"}},
    Headers{Department::marriage, Role::wife, {"姓名", "身份证号", "", "出生日期", "", "区划代码", "户籍地址", "", "", "姓名", "", "身份证号"}},
    Headers{Department::schools, Role::subject, {"姓名", "身份证件号", "性别", "出生日期", "监护人电话", "现住地区划代码", "现住址", "", "", "", "", ""}},
    Headers{Department::social_security, Role::subject, {"姓名", "公民身份号码", "性别", "出生日期", "手机号", "户籍地区划代码", "", "", "", "", "", ""}},
};

bool is_of_spouse(std::size_t column) {
    return column == std::size_t(FormColumn::spouse_name) || column == std::size_t(FormColumn::spouse_number);
}

// A marriage form has every header twice: first the husband's, then the wife's.
int cell_of(SourceFile const& file, std::string_view header, bool second) {
    if (header.empty()) return -1;
    for (std::size_t at = 0; at < file.headers.size(); ++at) {
        if (file.headers[at] != header) continue;
        if (!second) return file.order[at];
        second = false;
    }
    return -1;
}

}  // namespace

FormCells form_cells(SourceFile const& file, Role role) {
    FormCells cells;
    cells.fill(-1);
    for (auto const& form : headers) {
        if (form.department != file.department || form.role != role) continue;
        auto doubled = file.department == Department::marriage;
        for (std::size_t column = 0; column < form_column_count; ++column)
            cells[column] = cell_of(file, form.names[column], doubled && (role == Role::wife) != is_of_spouse(column));
    }
    return cells;
}

int sex_of_role(Role role) {
    if (role == Role::mother || role == Role::wife) return 2;
    return role == Role::father || role == Role::husband ? 1 : 0;
}

}  // namespace jiayu::synth
