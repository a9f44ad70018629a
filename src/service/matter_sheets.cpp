#include "service/matter_sheets.hpp"

#include "base/assert.hpp"
#include "exchange/xlsx_writer.hpp"

namespace jiayu::service {

namespace {

using exchange::XlsxCell;
using exchange::XlsxWriter;

// Rows are counted here because a merged one is written before the row itself goes by.
class Sheet {
public:
    Sheet(Path const& file, std::string const& name, std::span<double const> widths) : writer_(file, name), columns_(int(widths.size())) {
        for (int column = 0; column < columns_; ++column) writer_.set_column_width(column, widths[std::size_t(column)]);
        writer_.print_on_a4();
    }
    void band(std::string const& text) {
        writer_.merge(row_, 0, row_, columns_ - 1, text);
        row({});
    }
    void wide(std::string const& label, std::string const& text) {
        writer_.merge(row_, 1, row_, columns_ - 1, text);
        row({label});
    }
    void row(std::vector<std::string> const& cells) {
        std::vector<XlsxCell> views(cells.begin(), cells.end());
        writer_.append_row(views);
        ++row_;
    }
    void close() { writer_.close(); }

private:
    XlsxWriter writer_;
    int columns_, row_ = 0;
};

matters::Topic const& topic_of(MatterDesk const& desk, std::string const& kind, std::string const& topic) {
    auto found = matters::find_part(matters::find_part(desk.pack.matter_kinds, kind)->topics, topic);
    JIAYU_ASSERT(found);
    return *found;
}

// The newest values of forms that the register fills: name, numbers, account. Two to a row, as paper has them.
void write_application(Sheet& sheet, ShownMatter const& shown) {
    ShownAction const* application = nullptr;
    for (auto const& action : shown.actions)
        if (action.action.form.is_pledged || action.values.size() > 3) application = &action;
    if (!application) return;
    std::vector<std::string> cells;
    for (auto const& value : application->values) {
        cells.push_back(value.title.zh), cells.push_back(value.value);
        if (cells.size() == 4) sheet.row(std::exchange(cells, {}));
    }
    if (!cells.empty()) sheet.row(cells);
    if (application->action.form.is_pledged) sheet.wide("本人承诺", "以上取自人口库的事项属实；如有不实，愿承担相应责任。　　签名：　　　　　　年　月　日");
}

void write_opinions(Sheet& sheet, ShownMatter const& shown) {
    for (auto const& action : shown.actions)
        for (auto const& value : action.values)
            if (action.values.size() <= 2) sheet.wide(action.title.zh, fmt::format("{}　　{}　{}　（盖章）", value.value, action.action.actor, to_iso(action.action.on)));
}

}  // namespace

void write_matter_sheet(Path const& file, MatterDesk const& desk, ShownMatter const& shown) {
    auto const& matter = shown.matter;
    double const widths[] = {16, 26, 16, 26};
    Sheet sheet(file, "申请审批表", widths);
    sheet.band(topic_of(desk, matter.kind->id, matter.subject.topic).title.zh + "申请审批表");
    sheet.band(fmt::format("事项编号 {}　　办理地 {}　　现为：{}　　政策包 {}", matter.matter_id, matter.subject.area.text(), matter.standing->state->title.zh, matter.pack));
    write_application(sheet, shown);
    sheet.band("审核意见");
    write_opinions(sheet, shown);
    sheet.close();
}

void write_notice_sheet(Path const& file, MatterDesk const& desk, PublicNotice const& notice) {
    double const widths[] = {8, 14, 20, 34};
    Sheet sheet(file, "公示名单", widths);
    sheet.band(topic_of(desk, notice.kind, notice.topic).title.zh + "公示名单");
    sheet.band(fmt::format("{}　　公示期 {} 至 {}", notice.area_name, to_iso(notice.published_on), to_iso(notice.until_on)));
    sheet.row({"序号", "事项编号", "姓名", "村（社区）"});
    int line = 0;
    for (auto const& person : notice.persons) sheet.row({std::to_string(++line), std::to_string(person.matter_id), person.name, person.place});
    if (notice.not_named) sheet.band(fmt::format("另有 {} 人按规定不列姓名。", notice.not_named));
    sheet.band("对以上名单有异议的，请在公示期内向村（社区）、镇（街道）或区卫生健康部门提出。");
    sheet.band("存档摘要（SHA-256） " + notice.sha256);
    sheet.close();
}

}  // namespace jiayu::service
