#include "exchange/xlsx_parts.hpp"

#include "exchange/messages.hpp"

namespace jiayu::exchange {

namespace {

int to_int(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// ECMA-376 part 1, 18.8.30: built-in formats 14–22, 45–47; 27–36 and 50–58 are the dates of Chinese Excel.
bool is_built_in_date(int format) {
    return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47) ||
           (format >= 50 && format <= 58);
}

// A custom format is a date when it names a year or day outside quotes and brackets ([Red], "元").
bool is_date_format(std::string_view format) {
    bool quoted = false, bracketed = false;
    for (std::size_t i = 0; i < format.size(); ++i) {
        char c = format[i];
        if (c == '\\') ++i;
        else if (c == '"') quoted = !quoted;
        else if (c == '[') bracketed = true;
        else if (c == ']') bracketed = false;
        else if (!quoted && !bracketed && (c == 'y' || c == 'Y' || c == 'd' || c == 'D')) return true;
    }
    return false;
}

}  // namespace

Result<bool> read_part(ZipReader const& zip, std::string const& part, XmlHandlers handlers, std::string const& file) {
    XmlReader xml(std::move(handlers));
    bool well_formed = true;
    auto unpacked = zip.unpack(part, [&](std::string_view piece) { return well_formed = xml.feed(piece); });
    if (xml.is_stopped() && !xml.is_hostile()) return true;
    if (!xml.is_hostile() && !unpacked) return unpacked;
    if (well_formed && xml.finish()) return true;
    return refuse(xml.is_hostile() ? message::xlsx_hostile : message::xlsx_broken,
                  {{"file", file}, {"row", "1"}, {"column", "1"}, {"part", part}});
}

Result<Workbook> read_workbook(ZipReader const& zip, std::string const& file) {
    Workbook workbook;
    auto read = read_part(zip, "xl/workbook.xml",
                          {.on_start = [&](std::string_view name, XmlAttributes attributes) {
                              if (name == "sheet") workbook.sheets.push_back({std::string(attributes["name"]), std::string(attributes["id"]), {}});
                              if (name == "workbookPr") workbook.epoch_1904 = attributes["date1904"] == "1" || attributes["date1904"] == "true";
                          }}, file);
    if (!read) return std::unexpected(read.error());
    read = read_part(zip, "xl/_rels/workbook.xml.rels",
                     {.on_start = [&](std::string_view name, XmlAttributes attributes) {
                         if (name != "Relationship") return;
                         for (auto& sheet : workbook.sheets)
                             if (sheet.relation == attributes["Id"]) {
                                 auto target = attributes["Target"];
                                 sheet.part = target.starts_with('/') ? std::string(target.substr(1)) : "xl/" + std::string(target);
                             }
                     }}, file);
    if (!read) return std::unexpected(read.error());
    std::erase_if(workbook.sheets, [](SheetPart const& sheet) { return sheet.part.empty(); });
    return workbook;
}

Result<std::vector<std::string>> read_shared_strings(ZipReader const& zip, std::string const& file) {
    constexpr auto part = "xl/sharedStrings.xml";
    std::vector<std::string> strings;
    if (!zip.has(part)) return strings;
    bool in_text = false, in_phonetic = false;
    auto read = read_part(zip, part,
                          {.on_start = [&](std::string_view name, XmlAttributes) {
                               if (name == "si") strings.emplace_back();
                               in_phonetic = in_phonetic || name == "rPh";  // a reading aid, not the text
                               in_text = name == "t" && !in_phonetic;
                           },
                           .on_end = [&](std::string_view name) {
                               if (name == "rPh") in_phonetic = false;
                               if (name == "t") in_text = false;
                           },
                           .on_text = [&](std::string_view text) {
                               if (in_text && !strings.empty()) strings.back() += text;
                           }}, file);
    if (!read) return std::unexpected(read.error());
    return strings;
}

Result<std::vector<bool>> read_date_styles(ZipReader const& zip, std::string const& file) {
    constexpr auto part = "xl/styles.xml";
    std::vector<bool> dates;
    if (!zip.has(part)) return dates;
    std::set<int> custom;
    bool in_cell_formats = false;
    auto read = read_part(zip, part,
                          {.on_start = [&](std::string_view name, XmlAttributes attributes) {
                               if (name == "numFmt" && is_date_format(attributes["formatCode"])) custom.insert(to_int(attributes["numFmtId"]));
                               if (name == "cellXfs") in_cell_formats = true;
                               if (name != "xf" || !in_cell_formats) return;
                               auto format = to_int(attributes["numFmtId"]);
                               dates.push_back(is_built_in_date(format) || custom.contains(format));
                           },
                           .on_end = [&](std::string_view name) {
                               if (name == "cellXfs") in_cell_formats = false;
                           }}, file);
    if (!read) return std::unexpected(read.error());
    return dates;
}

}  // namespace jiayu::exchange
