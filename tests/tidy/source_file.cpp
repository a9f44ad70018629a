#include "source_file.hpp"

#include <fstream>
#include <regex>

namespace jiayu::tidy {

namespace {

// Blanks comments, strings and characters of one file, keeping line breaks and columns.
class Blanker {
public:
    std::string blank(std::string const& line) {
        std::string code = line;
        for (std::size_t i = 0; i < line.size();) i = step(line, i, code);
        if (state_ == State::text || state_ == State::character) state_ = State::code;
        return code;
    }

private:
    enum class State { code, comment, text, character, raw };

    std::size_t step(std::string const& line, std::size_t i, std::string& code) {
        if (state_ != State::code) return inside(line, i, code);
        if (line.compare(i, 2, "//") == 0) return code.resize(i), line.size();
        if (line.compare(i, 2, "/*") == 0) return state_ = State::comment, i + 2;
        if (line.compare(i, 2, "R\"") == 0) {
            raw_end_ = ")" + line.substr(i + 2, line.find('(', i) - i - 2) + "\"";
            return state_ = State::raw, i + 2;
        }
        if (line[i] == '"') return state_ = State::text, i + 1;
        bool digit_separator = i > 0 && std::isalnum(static_cast<unsigned char>(line[i - 1]));
        if (line[i] == '\'' && !digit_separator) return state_ = State::character, i + 1;
        return i + 1;
    }

    std::size_t inside(std::string const& line, std::size_t i, std::string& code) {
        auto end = state_ == State::comment ? std::string("*/") : state_ == State::raw ? raw_end_ : std::string(state_ == State::text ? "\"" : "'");
        if (line.compare(i, end.size(), end) == 0) return state_ = State::code, i + end.size();
        bool escape = line[i] == '\\' && (state_ == State::text || state_ == State::character);
        for (std::size_t k = i; k < std::min(line.size(), i + (escape ? 2 : 1)); ++k) code[k] = ' ';
        return i + (escape ? 2 : 1);
    }

    State state_ = State::code;
    std::string raw_end_;
};

bool opens_function(std::string const& head) {
    static std::regex const not_a_function(R"(\b(namespace|class|struct|enum|union|extern)\b[^()]*$|=\s*$|\breturn\b|^\s*(if|for|while|switch|else|do|try|catch)\b)");
    return head.find(')') != std::string::npos && !std::regex_search(head, not_a_function);
}

}  // namespace

std::string SourceFile::folder() const {
    auto part = path.begin();
    return part != path.end() && *part == "src" && ++part != path.end() ? part->string() : "";
}

SourceFile read_source(std::filesystem::path const& root, std::filesystem::path const& relative) {
    SourceFile file{relative, {}, {}};
    std::ifstream in(root / relative);
    Blanker blanker;
    for (std::string line; std::getline(in, line);) {
        file.code.push_back(blanker.blank(line));
        file.lines.push_back(line);
    }
    return file;
}

// Outermost brace blocks that follow a parameter list; blocks inside functions are part of their function.
std::vector<Function> functions_of(SourceFile const& file) {
    std::vector<Function> functions;
    std::vector<bool> is_function;  // of each open brace
    std::string head;
    std::size_t started = 0;
    int depth_of_function = -1;
    for (std::size_t line = 0; line < file.code.size(); ++line) {
        if (file.code[line].starts_with("#")) continue;
        for (char c : file.code[line]) {
            if (c == '{') {
                bool function = depth_of_function < 0 && opens_function(head);
                if (function) started = line, depth_of_function = int(is_function.size());
                is_function.push_back(function);
                head.clear();
            } else if (c == '}' && !is_function.empty()) {
                is_function.pop_back();
                if (int(is_function.size()) == depth_of_function) {
                    functions.push_back({started, line - started + 1});
                    depth_of_function = -1;
                }
                head.clear();
            } else if (c == ';') {
                head.clear();
            } else {
                head += c;
            }
        }
        head += ' ';
    }
    return functions;
}

}  // namespace jiayu::tidy
