// A source file split for the house rules: lines as written, and lines with texts and comments blanked.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace jiayu::tidy {

struct SourceFile {
    std::filesystem::path path;           // relative to the project
    std::vector<std::string> lines;       // as written
    std::vector<std::string> code;        // string literals and comments replaced by spaces
    std::string folder() const;           // "linkage" for src/linkage/x.cpp, else empty
};

struct Function {
    std::size_t first_line;  // 0-based, the line of the opening brace
    std::size_t line_count;
};

SourceFile read_source(std::filesystem::path const& root, std::filesystem::path const& relative);
std::vector<Function> functions_of(SourceFile const& file);

}  // namespace jiayu::tidy
