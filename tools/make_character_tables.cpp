// Usage: make_character_tables UNIHAN_FOLDER HAN_DATA_FOLDER OUTPUT.cpp
// Turns Unihan and the hand-made tables of src/han/data into the arrays of han/character_tables.hpp.
#include <cstdio>
#include <fstream>
#include <sstream>

#include "base/utf8.hpp"
#include "tools/unihan.hpp"

namespace jiayu::tools {
namespace {

using std::filesystem::path;

struct TableCharacter {
    char32_t folded;
    std::vector<std::string> readings;
};

std::vector<std::vector<std::string>> read_csv(path const& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot open " + file.string());
    std::vector<std::vector<std::string>> rows;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        std::vector<std::string> cells;
        std::stringstream cells_of_line(line);
        for (std::string cell; std::getline(cells_of_line, cell, ',');) cells.push_back(cell);
        rows.push_back(cells);
    }
    return rows;
}

// "shàn" → "shan", "lǜ" → "lv". Marks on m, n (ḿ, ň) belong to interjections, which no name has: no reading.
std::string without_tone(std::string_view reading) {
    static std::map<char32_t, char> const letters = [] {
        std::map<char32_t, char> map;
        std::pair<char, std::u32string_view> const rows[] = {{'a', U"āáǎà"}, {'e', U"ēéěèê"}, {'i', U"īíǐì"},
                                                            {'o', U"ōóǒò"}, {'u', U"ūúǔù"},  {'v', U"ǖǘǚǜü"}};
        for (auto const& [letter, marked] : rows)
            for (auto c : marked) map[c] = letter;
        return map;
    }();
    std::string plain;
    for (std::size_t at = 0; at < reading.size();) {
        auto c = next_code_point(reading, at);
        if (c >= 'a' && c <= 'z') plain += char(c);
        else if (letters.contains(c)) plain += letters.at(c);
        else return "";
    }
    return plain.find_first_of("aeiouv") == std::string::npos ? "" : plain;
}

void add_reading(std::vector<std::string>& readings, std::string const& marked) {
    auto plain = without_tone(marked);
    if (!plain.empty() && std::ranges::find(readings, plain) == readings.end()) readings.push_back(plain);
}

std::map<char32_t, std::string> customary_readings(path const& homophone_groups) {
    std::map<char32_t, std::string> customary;
    for (auto const& row : read_csv(homophone_groups))
        for (auto c : to_code_points(row.at(2))) customary.emplace(c, row.at(0));
    return customary;
}

// Pairs of kind 繁简异体: all fold to the one that stands first in GB 2312.
std::map<char32_t, char32_t> folds_by_hand(path const& confusables, Unihan const& unihan) {
    auto rank = [&](char32_t c) { return unihan.contains(c) && unihan.at(c).gb2312 ? unihan.at(c).gb2312 : 100000; };
    std::map<char32_t, char32_t> folds;
    for (auto const& row : read_csv(confusables)) {
        if (row.at(0) != "繁简异体") continue;
        auto characters = to_code_points(row.at(1));
        auto target = *std::ranges::min_element(characters, {}, rank);
        for (auto c : characters) folds[c] = target;
    }
    return folds;
}

bool is_standard(UnihanCharacter const& c) { return c.gb2312 != 0 || c.in_general_table; }

std::optional<char32_t> first_standard(std::vector<char32_t> const& variants, char32_t self, Unihan const& unihan) {
    for (auto c : variants)
        if (c != self && unihan.contains(c) && is_standard(unihan.at(c))) return c;
    return std::nullopt;
}

bool share_a_reading(UnihanCharacter const& a, UnihanCharacter const& b) {
    return !a.mandarin.empty() && without_tone(a.mandarin) == without_tone(b.mandarin);
}

// Characters of the national tables stay (昇 and 升 are two names unless the hand-made table says otherwise); all others go to
// their simplified form, or to a variant of the same reading that the tables have.
char32_t fold(char32_t self, Unihan const& unihan, std::map<char32_t, char32_t> const& by_hand) {
    if (by_hand.contains(self)) return by_hand.at(self);
    auto const& c = unihan.at(self);
    if (is_standard(c)) return self;
    if (auto simplified = first_standard(c.simplified, self, unihan)) return *simplified;
    for (auto const* variants : {&c.z_variants, &c.semantic_variants})
        for (auto other : *variants) {
            if (other == self || !unihan.contains(other)) continue;
            auto target = is_standard(unihan.at(other)) ? other : first_standard(unihan.at(other).simplified, self, unihan);
            if (target && share_a_reading(c, unihan.at(*target))) return *target;
        }
    return c.simplified.empty() ? self : c.simplified.front();
}

std::map<char32_t, TableCharacter> make_table(Unihan const& unihan, path const& data) {
    auto customary = customary_readings(data / "homophone_groups.csv");
    auto by_hand = folds_by_hand(data / "confusables_hand.csv", unihan);
    std::map<char32_t, TableCharacter> table;
    for (auto const& [code_point, c] : unihan) {
        if (c.strokes == 0) continue;
        auto& entry = table[code_point];
        entry.folded = fold(code_point, unihan, by_hand);
        if (auto found = customary.find(code_point); found != customary.end()) add_reading(entry.readings, found->second);
        add_reading(entry.readings, c.mandarin);
        for (auto const& reading : c.readings) add_reading(entry.readings, reading);
        if (entry.readings.empty())
            for (auto const& reading : c.old_readings) add_reading(entry.readings, reading);
    }
    // A hand-made pair may fold to a form that folds on (峯 → 峰): go to the end, so that folding twice changes nothing.
    for (auto& [code_point, entry] : table)
        for (int step = 0; step < 4 && table.contains(entry.folded); ++step) entry.folded = table.at(entry.folded).folded;
    for (auto& [code_point, entry] : table)
        if (entry.readings.empty() && table.contains(entry.folded)) entry.readings = table.at(entry.folded).readings;
    return table;
}

std::uint32_t four_corner(std::string code) {
    if (code.size() < 4) return 0xFFFFFFFF;
    std::erase(code, '.');
    code.resize(5, '0');
    return std::uint32_t(std::stoul(code));
}

int level_of(UnihanCharacter const& c) {
    if (!c.in_general_table) return 0;
    return c.gb2312 == 0 ? 3 : c.gb2312 < 5600 ? 1 : 2;
}

class Writer {
public:
    explicit Writer(std::map<char32_t, TableCharacter> const& table) : table_(table) {
        std::set<std::string> names;
        for (auto const& [code_point, entry] : table) names.insert(entry.readings.begin(), entry.readings.end());
        for (auto const& name : names) syllables_.emplace(name, int(syllables_.size()) + 1);  // ascending: the set is sorted
    }

    std::string source(Unihan const& unihan, path const& data) {
        text_ = "// Generated by tools/make_character_tables.cpp.\n#include \"han/character_tables.hpp\"\n\n"
                "namespace jiayu::han::tables {\n\n";
        write_characters(unihan);
        write_syllables();
        write_block();
        write_pages();
        write_surnames(read_csv(data / "surname_readings.csv"));
        write_confused_pairs(read_csv(data / "confusables_hand.csv"));
        write_private_use(data / "private_use.csv");
        return text_ + "\n}  // namespace jiayu::han::tables\n";
    }

private:
    template <class... Arguments>
    void add(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
        fmt::format_to(std::back_inserter(text_), format, std::forward<Arguments>(arguments)...);
    }

    void write_characters(Unihan const& unihan) {
        std::vector<int> pool;
        add("Character const characters[] = {{\n");
        for (auto const& [code_point, entry] : table_) {
            auto const& c = unihan.at(code_point);
            std::vector<int> readings;
            for (auto const& reading : entry.readings) readings.push_back(syllables_.at(reading));
            auto known = std::ranges::search(pool, readings);
            auto at = std::size_t(known.begin() - pool.begin());
            if (known.empty()) at = pool.size(), pool.insert(pool.end(), readings.begin(), readings.end());
            if (readings.empty()) at = 0;
            add("{{{},{},{}u,{},{},{},{},{}}},\n", int(code_point), int(entry.folded), four_corner(c.four_corner), at,
                readings.size(), c.strokes, c.radical, level_of(c));
        }
        add("}};\nstd::size_t const character_count = {};\n", table_.size());
        add("Syllable const reading_pool[] = {{{}}};\n", fmt::join(pool, ","));
    }

    void write_syllables() {
        add("std::string_view const syllables[] = {{\"\"");
        for (auto const& [name, index] : syllables_) add(",\"{}\"", name);
        add("}};\nstd::size_t const syllable_count = {};\n", syllables_.size() + 1);
    }

    void write_block() {
        std::string readings, folded;
        for (char32_t c = 0x4E00; c <= 0x9FFF; ++c) {
            auto found = table_.find(c);
            bool has_reading = found != table_.end() && !found->second.readings.empty();
            readings += fmt::format("{},", has_reading ? syllables_.at(found->second.readings.front()) : 0);
            // Forms beyond the 16-bit plane are 0 here and looked up in the long table.
            auto form = found == table_.end() ? c : found->second.folded;
            folded += fmt::format("{},", form > 0xFFFF ? 0 : int(form));
        }
        add("Syllable const block_readings[] = {{{}}};\nchar16_t const block_folded[] = {{{}}};\n", readings, folded);
    }

    void write_pages() {
        add("std::uint32_t const page_starts[] = {{");
        auto at = table_.begin();
        for (std::size_t page = 0, index = 0; page <= 0x324; ++page) {
            while (at != table_.end() && at->first < page * 256) ++at, ++index;
            add("{},", index);
        }
        add("}};\n");
    }

    int syllable(std::string const& name) const {
        if (!syllables_.contains(name)) throw std::runtime_error("no such syllable: " + name);
        return syllables_.at(name);
    }

    void write_surnames(std::vector<std::vector<std::string>> const& rows) {
        std::map<char32_t, int> readings;
        std::map<std::u32string, std::pair<int, int>> compounds;
        for (auto const& row : rows) {
            auto characters = to_code_points(row.at(0));
            auto space = row.at(1).find(' ');
            if (characters.size() == 1) readings[characters[0]] |= syllable(row.at(1));
            else compounds[characters] = {syllable(row.at(1).substr(0, space)), syllable(row.at(1).substr(space + 1))};
        }
        for (auto const& [characters, syllables] : compounds) readings[characters[0]] |= 0x8000;
        add("Syllable const block_surname_readings[] = {{");
        for (char32_t c = 0x4E00; c <= 0x9FFF; ++c) add("{},", readings.contains(c) ? readings.at(c) : 0);
        add("}};\nCompoundSurname const compound_surnames[] = {{\n");
        for (auto const& [characters, syllables] : compounds)
            add("{{{},{},{},{}}},\n", int(characters[0]), int(characters[1]), syllables.first, syllables.second);
        add("}};\nstd::size_t const compound_surname_count = {};\n", compounds.size());
    }

    void write_confused_pairs(std::vector<std::vector<std::string>> const& rows) {
        std::vector<std::string> const kinds = {"形近", "同音", "姓氏混用", "繁简异体", "生僻字"};
        std::set<std::tuple<char32_t, char32_t, int>> pairs;
        for (auto const& row : rows) {
            auto kind = int(std::ranges::find(kinds, row.at(0)) - kinds.begin());
            if (kind == int(kinds.size())) throw std::runtime_error("unknown kind of confusion: " + row.at(0));
            auto characters = to_code_points(row.at(1));
            // The rare ones are listed together for what they have in common, not because one is taken for another.
            if (row.at(0) == "生僻字") continue;
            for (auto a : characters)
                for (auto b : characters)
                    if (a != b) pairs.emplace(a, b, kind);
        }
        add("ConfusedPair const confused_pairs[] = {{\n");
        for (auto const& [a, b, kind] : pairs) add("{{{},{},{}}},\n", int(a), int(b), kind);
        add("}};\nstd::size_t const confused_pair_count = {};\n", pairs.size());
    }

    void write_private_use(path const& file) {
        auto rows = read_csv(file);
        add("PrivateUse const private_use[] = {{\n");
        for (auto const& row : rows) add("{{0x{},0x{}}},", row.at(0), row.at(1));
        add("}};\nstd::size_t const private_use_count = {};\n", rows.size());
    }

    std::map<char32_t, TableCharacter> const& table_;
    std::map<std::string, int> syllables_;
    std::string text_;
};

}  // namespace
}  // namespace jiayu::tools

int main(int count, char** arguments) try {
    using namespace jiayu::tools;
    if (count != 4) throw std::runtime_error("usage: make_character_tables UNIHAN_FOLDER HAN_DATA_FOLDER OUTPUT");
    auto unihan = read_unihan(arguments[1]);
    auto table = make_table(unihan, arguments[2]);
    std::ofstream(arguments[3]) << Writer(table).source(unihan, arguments[2]);
} catch (std::exception const& failure) {
    std::fprintf(stderr, "make_character_tables: %s\n", failure.what());
    return 1;
}
