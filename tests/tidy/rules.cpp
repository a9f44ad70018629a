#include "rules.hpp"

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

namespace jiayu::tidy {

namespace {

constexpr std::size_t file_lines_max = 400;
constexpr std::size_t function_lines_max = 60;

struct Ban {
    std::string rule;
    std::regex pattern;
    std::string cure;
    bool in_code = true;  // in code alone, or in whole lines
};

std::vector<Ban> const& bans() {
    static std::vector<Ban> const list = {
        {"unfinished", std::regex(R"(\b(TODO|FIXME|XXX|HACK)\b)"), "finish it, or open an issue and delete the word", false},
        {"time_of_day", std::regex(R"(\btime\(nullptr\)|\blocaltime\b|\bgmtime\b)"), "take `today` or an instant as an argument; the edge reads the clock"},
        {"random", std::regex(R"(\bstd::(mt19937|random_device|rand)\b|\brand\()"), "use base/random.hpp: the same values on every machine"},
        {"using_namespace_std", std::regex(R"(using namespace std;)"), "name what you use"},
        {"naked_new", std::regex(R"(=\s*new\s|\(new\s|return new\s)"), "own by value or std::make_unique"},
        {"shared_ptr", std::regex(R"(std::shared_ptr)"), "own by value or unique_ptr; if sharing is the truth, say why on the line above and list the file in tests/tidy/exceptions.txt"},
        {"bool_error", std::regex(R"(catch \(\.\.\.\) \{ return)"), "let it travel to the edge, or return a Result"},
        {"atoi", std::regex(R"(\b(atoi|strtol|sscanf|stoi|stol)\()"), "std::from_chars, and refuse what it does not take"},
        {"float_money", std::regex(R"((double|float) \w*(money|amount|fen|yuan)\w*)"), "money is integer fen (domain/money.hpp)"},
        {"sql_in_code", std::regex(R"re("\s*(select .* from|insert into|update \w+ set|delete from)\s)re", std::regex::icase), "put the statement into a .sql file", false},
        {"repealed", std::regex("社会抚养费|一票否决|违法生育"), "functions repealed in 2021 are not modelled (docs/design/law.md)", false},
    };
    return list;
}

bool is_test(SourceFile const& file) {
    auto name = file.path.stem().string();
    return name.ends_with("_test") || name.ends_with("_bench") || name.ends_with("_fuzz") || !file.path.string().starts_with("src/");
}

bool is_comment(std::string const& line) {
    auto first = line.find_first_not_of(' ');
    return first != std::string::npos && line.compare(first, 2, "//") == 0;
}

std::string at(SourceFile const& file, std::size_t line) { return file.path.string() + ":" + std::to_string(line + 1); }

void check_sizes(SourceFile const& file, std::vector<Finding>& findings) {
    if (file.lines.size() > file_lines_max)
        findings.push_back({file.path.string(), "file_size", std::to_string(file.lines.size()) + " lines, at most 400: a file holds one thing; move the second thing out"});
    for (auto const& function : functions_of(file))
        if (function.line_count > function_lines_max)
            findings.push_back({at(file, function.first_line), "function_size", std::to_string(function.line_count) + " lines, at most 60: make each chapter a function whose name was the comment"});
}

void check_bans(SourceFile const& file, std::vector<Finding>& findings) {
    for (std::size_t line = 0; line < file.lines.size(); ++line)
        for (auto const& ban : bans())
            if ((ban.rule == "unfinished" || !is_comment(file.lines[line])) &&
                std::regex_search(ban.in_code ? file.code[line] : file.lines[line], ban.pattern))
                findings.push_back({at(file, line), ban.rule, ban.cure});
}

void check_includes(SourceFile const& file, Layers const& layers, std::vector<Finding>& findings) {
    static std::regex const include("^#include \"([a-z_]+)/");
    auto folder = file.folder();
    auto allowed = layers.find(folder);
    for (std::size_t line = 0; line < file.lines.size(); ++line) {
        std::smatch match;
        if (file.lines[line].starts_with("#include \"../"))
            findings.push_back({at(file, line), "relative_include", "include \"folder/file.hpp\" from src/"});
        if (!std::regex_search(file.lines[line], match, include) || folder.empty()) continue;
        auto included = match[1].str();
        if (allowed == layers.end())
            findings.push_back({at(file, line), "layers", "folder '" + folder + "' has no line in src/layers.txt"});
        else if (included != folder && !allowed->second.contains(included))
            findings.push_back({at(file, line), "layers", "'" + folder + "' may not include '" + included + "'; move the shared part to a folder both may include"});
    }
}

void check_name(SourceFile const& file, std::vector<Finding>& findings) {
    static std::regex const vague("(^|_)(utils?|helpers?|managers?|commons?|misc|stuff|impl|types)(_|$)");
    auto name = file.path.stem().string();
    if (std::regex_search(name, vague)) findings.push_back({file.path.string(), "vague_name", "name the file after the one thing in it"});
    if (!std::regex_match(name, std::regex("[a-z0-9_.]+"))) findings.push_back({file.path.string(), "snake_case", "file names are snake_case"});
    if (file.path.extension() != ".hpp") return;
    if (file.lines.empty() || !file.lines[0].starts_with("// "))
        findings.push_back({file.path.string(), "header_purpose", "a header begins with one line that says what it is for"});
    if (std::ranges::find(file.lines, "#pragma once") == file.lines.end())
        findings.push_back({file.path.string(), "pragma_once", "add #pragma once"});
}

}  // namespace

Layers read_layers(std::filesystem::path const& path) {
    Layers layers;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        auto colon = line.find(':');
        if (line.starts_with("#") || colon == std::string::npos) continue;
        std::istringstream words(line.substr(colon + 1));
        auto& allowed = layers[line.substr(0, colon)];
        for (std::string word; words >> word;) allowed.insert(word);
    }
    return layers;
}

std::vector<Finding> check(SourceFile const& file, Layers const& layers) {
    std::vector<Finding> findings;
    check_name(file, findings);
    check_sizes(file, findings);
    check_includes(file, layers, findings);
    if (!is_test(file)) check_bans(file, findings);
    return findings;
}

}  // namespace jiayu::tidy
