// The small parts of a workbook: which sheets, which shared strings, which cell styles are dates.
#pragma once
#include <string>
#include <vector>

#include "exchange/xml_reader.hpp"
#include "exchange/zip_reader.hpp"

namespace jiayu::exchange {

struct SheetPart {
    std::string name, relation, part;  // part: "xl/worksheets/sheet1.xml"
};

struct Workbook {
    std::vector<SheetPart> sheets;
    bool epoch_1904 = false;
};

// Feeds one part to an XML reader; refuses damage and hostility.
Result<bool> read_part(ZipReader const& zip, std::string const& part, XmlHandlers handlers, std::string const& file);

Result<Workbook> read_workbook(ZipReader const& zip, std::string const& file);
Result<std::vector<std::string>> read_shared_strings(ZipReader const& zip, std::string const& file);
Result<std::vector<bool>> read_date_styles(ZipReader const& zip, std::string const& file);  // by cell style index

}  // namespace jiayu::exchange
