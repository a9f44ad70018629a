// Any bytes are either refused or read as a workbook.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <unistd.h>

#include "exchange/xlsx_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    static auto const path = std::filesystem::temp_directory_path() / ("jiayu_xlsx_fuzz_" + std::to_string(::getpid()));
    std::ofstream(path, std::ios::binary).write(reinterpret_cast<char const*>(data), std::streamsize(size));
    (void)jiayu::exchange::read_xlsx(path, {.part_bytes_max = 1 << 20, .columns_max = 100});
    return 0;
}
