// Rows of a CSV text (RFC 4180 quoting; line ends LF or CR LF), without copying: cells view the text, but for the rare quoted
// cell with a doubled quote. The texts of cells live as long as the reader and its text.
#pragma once
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace jiayu::exchange {

// Of comma, tab, semicolon and bar the one that splits the first lines most evenly; comma when none does.
char detect_delimiter(std::string_view text);

struct CsvLimits {
    std::size_t row_bytes_max = 1 << 20;
    std::size_t columns_max = 1000;
};

class CsvReader {
public:
    CsvReader(std::string_view text, char delimiter, std::string_view file, CsvLimits limits = {});

    // False at the end. Refuses the whole text: a NUL byte, a row too long or too wide, a quote that is never closed.
    Result<bool> next();

    std::span<std::string_view const> cells() const { return cells_; }
    std::int64_t row_number() const { return row_number_; }  // 1-based, as a spreadsheet shows it
    std::string_view raw() const { return raw_; }            // the row without its line end
    int misplaced_quote() const { return misplaced_quote_; } // 1-based column with text after its closing quote, or 0
    std::size_t offset() const { return at_; }               // bytes of the text read so far
    bool is_blank() const { return cells_.size() == 1 && cells_.front().empty(); }

private:
    Result<bool> read_quoted();
    void read_plain();
    std::unexpected<Error> refuse_here(Message const& message, std::size_t limit = 0) const;

    std::string_view text_;
    char delimiter_;
    std::string file_;
    CsvLimits limits_;
    std::size_t at_ = 0;
    std::size_t row_start_ = 0;
    std::int64_t row_number_ = 0;
    int misplaced_quote_ = 0;
    std::string_view raw_;
    std::vector<std::string_view> cells_;
    std::deque<std::string> unescaped_;
    bool stops_[256] = {};
};

}  // namespace jiayu::exchange
