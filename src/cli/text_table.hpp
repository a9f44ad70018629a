// Rows of text in aligned columns; Chinese characters count as two columns wide, colours (ESC[…m) as none.
#pragma once
#include <iosfwd>
#include <string>
#include <vector>

namespace jiayu::cli {

enum class Align { left, right };

struct TextColumn {
    std::string title;
    Align align = Align::left;
};

class TextTable {
public:
    explicit TextTable(std::vector<TextColumn> columns);
    void add(std::vector<std::string> cells);  // as many as columns
    bool empty() const { return rows_.empty(); }
    void print(std::ostream& out) const;       // a head line unless all titles are empty

private:
    std::vector<TextColumn> columns_;
    std::vector<std::vector<std::string>> rows_;
};

std::string with_thousands(std::int64_t number);  // 1,234,567

}  // namespace jiayu::cli
