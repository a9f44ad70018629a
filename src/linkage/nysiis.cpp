#include "linkage/nysiis.hpp"

namespace jiayu::linkage {

namespace {

constexpr bool is_vowel(char c) { return std::string_view("AEIOU").find(c) != std::string_view::npos; }

struct Replacement {
    std::string_view from, to;
};

std::string with_plain_ends(std::string_view capitals) {
    std::string name(capitals);
    for (auto [from, to] : {Replacement{"MAC", "MCC"}, {"KN", "NN"}, {"K", "C"}, {"PH", "FF"}, {"PF", "FF"}, {"SCH", "SSS"}})
        if (name.starts_with(from)) {
            name.replace(0, from.size(), to);
            break;
        }
    for (auto [from, to] : {Replacement{"EE", "Y"}, {"IE", "Y"}, {"DT", "D"}, {"RT", "D"}, {"RD", "D"}, {"NT", "D"}, {"ND", "D"}})
        if (name.ends_with(from)) {
            name.replace(name.size() - from.size(), from.size(), to);
            break;
        }
    return name;
}

struct Coded {
    std::string_view letters;  // empty: as the letter before
    std::size_t read = 1;
};

// The part of `name` at `at` above 0.
Coded code_at(std::string_view name, std::size_t at) {
    auto const rest = name.substr(at);
    auto const before = name[at - 1], next = rest.size() > 1 ? rest[1] : ' ';
    if (rest.starts_with("EV")) return {"AF", 2};
    if (is_vowel(rest[0])) return {"A"};
    if (rest.starts_with("SCH")) return {"SS", 3};
    if (rest.starts_with("PH")) return {"F", 2};
    switch (rest[0]) {
        case 'Q': return {"G"};
        case 'Z': return {"S"};
        case 'M': return {"N"};
        case 'K': return {next == 'N' ? "N" : "C"};
        case 'H': return {is_vowel(before) && is_vowel(next) ? "H" : ""};
        case 'W': return {is_vowel(before) ? "" : "W"};
        default: return {rest.substr(0, 1)};
    }
}

}  // namespace

std::string nysiis(std::string_view capitals) {
    if (capitals.empty()) return {};
    auto const name = with_plain_ends(capitals);
    std::string code(1, name[0]);
    for (std::size_t at = 1; at < name.size();) {
        auto const [letters, read] = code_at(name, at);
        if (!letters.empty() && letters.back() != code.back()) code += letters;
        at += read;
    }
    if (code.size() > 1 && code.ends_with('S')) code.pop_back();
    if (code.size() > 2 && code.ends_with("AY")) code.erase(code.size() - 2, 1);
    if (code.size() > 1 && code.ends_with('A')) code.pop_back();
    return code;
}

}  // namespace jiayu::linkage
