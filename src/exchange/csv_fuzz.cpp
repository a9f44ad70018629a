// Any bytes are either refused or read to their end, and rows never leave the text.
#include "exchange/csv_reader.hpp"
#include "exchange/text_encoding.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    std::string_view bytes(reinterpret_cast<char const*>(data), size);
    auto encoding = jiayu::exchange::detect_encoding(bytes, "fuzz.csv");
    if (!encoding) return 0;
    jiayu::exchange::DecodedText decoded(bytes, *encoding);
    jiayu::exchange::CsvReader reader(decoded.text(), jiayu::exchange::detect_delimiter(decoded.text()), "fuzz.csv");
    std::size_t cells = 0;
    for (auto row = reader.next(); row && *row; row = reader.next())
        for (auto cell : reader.cells()) cells += cell.size() + 1;
    if (cells > decoded.text().size() + 2) __builtin_trap();
    return 0;
}
