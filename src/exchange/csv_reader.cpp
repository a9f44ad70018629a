#include "exchange/csv_reader.hpp"

#include "exchange/messages.hpp"

namespace jiayu::exchange {

namespace {

constexpr std::size_t sample_lines = 10;
constexpr char delimiters[] = {',', '\t', ';', '|'};

std::size_t count_outside_quotes(std::string_view line, char wanted) {
    std::size_t count = 0;
    bool quoted = false;
    for (char c : line) {
        if (c == '"') quoted = !quoted;
        count += !quoted && c == wanted;
    }
    return count;
}

}  // namespace

char detect_delimiter(std::string_view text) {
    std::size_t totals[std::size(delimiters)] = {};
    for (std::size_t line_count = 0; line_count < sample_lines && !text.empty(); ++line_count) {
        auto line = text.substr(0, text.find('\n'));
        if (line.size() > CsvLimits().row_bytes_max) break;
        for (std::size_t i = 0; i < std::size(delimiters); ++i) totals[i] += count_outside_quotes(line, delimiters[i]);
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
    return delimiters[std::ranges::max_element(totals) - totals];
}

CsvReader::CsvReader(std::string_view text, char delimiter, std::string_view file, CsvLimits limits)
    : text_(text), delimiter_(delimiter), file_(file), limits_(limits) {
    for (unsigned char stop : {static_cast<unsigned char>(delimiter), static_cast<unsigned char>('\n'), static_cast<unsigned char>('\0')})
        stops_[stop] = true;
}

std::unexpected<Error> CsvReader::refuse_here(Message const& message, std::size_t limit) const {
    return refuse(message, {{"file", file_},
                            {"row", std::to_string(row_number_)},
                            {"column", std::to_string(cells_.size() + 1)},
                            {"limit", std::to_string(limit)}});
}

void CsvReader::read_plain() {
    auto start = at_;
    auto limit = std::min(text_.size(), row_start_ + limits_.row_bytes_max + 1);
    while (at_ < limit && !stops_[static_cast<unsigned char>(text_[at_])]) ++at_;
    auto cell = text_.substr(start, at_ - start);
    bool ends_row = at_ == text_.size() || text_[at_] == '\n';
    if (ends_row && cell.ends_with('\r')) cell.remove_suffix(1);
    cells_.push_back(cell);
}

// At the opening quote. A doubled quote stands for one; text after the closing quote is kept and reported.
Result<bool> CsvReader::read_quoted() {
    auto start = ++at_;
    bool escaped = false;
    while (true) {
        at_ = text_.find('"', at_);
        if (at_ == std::string_view::npos || at_ - row_start_ > limits_.row_bytes_max) {
            bool too_long = std::min(at_, text_.size()) - row_start_ > limits_.row_bytes_max;
            return too_long ? refuse_here(message::row_too_long, limits_.row_bytes_max) : refuse_here(message::quote_not_closed);
        }
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
        escaped = true;
        at_ += 2;
    }
    auto cell = text_.substr(start, at_ - start);
    if (cell.find('\0') != std::string_view::npos) return refuse_here(message::nul_byte);
    ++at_;
    if (escaped) {
        auto& copy = unescaped_.emplace_back(cell);
        for (std::size_t quote = 0; (quote = copy.find("\"\"", quote)) != std::string::npos; ++quote) copy.erase(quote, 1);
        cell = copy;
    }
    cells_.push_back(cell);
    auto after = at_;
    read_plain();
    if (auto rest = cells_.back(); !rest.empty()) {
        misplaced_quote_ = int(cells_.size()) - 1;
        cells_[cells_.size() - 2] = text_.substr(start - 1, after - start + 1 + rest.size());
    }
    cells_.pop_back();
    return true;
}

Result<bool> CsvReader::next() {
    if (at_ >= text_.size()) return false;
    cells_.clear();
    misplaced_quote_ = 0;
    ++row_number_;
    row_start_ = at_;
    while (true) {
        if (cells_.size() == limits_.columns_max) return refuse_here(message::too_many_columns, limits_.columns_max);
        if (at_ < text_.size() && text_[at_] == '"') {
            if (auto read = read_quoted(); !read) return read;
        } else {
            read_plain();
        }
        if (at_ - row_start_ > limits_.row_bytes_max) return refuse_here(message::row_too_long, limits_.row_bytes_max);
        if (at_ >= text_.size() || text_[at_] != delimiter_) break;
        ++at_;
    }
    if (at_ < text_.size() && text_[at_] == '\0') {
        cells_.pop_back();
        return refuse_here(message::nul_byte);
    }
    raw_ = text_.substr(row_start_, at_ - row_start_);
    if (raw_.ends_with('\r')) raw_.remove_suffix(1);
    ++at_;
    return true;
}

}  // namespace jiayu::exchange
