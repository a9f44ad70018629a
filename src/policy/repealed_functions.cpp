#include "policy/repealed_functions.hpp"

#include "exchange/table_file.hpp"
#include "policy/messages.hpp"
#include "policy/toml_source.hpp"

namespace jiayu::policy {

namespace {

constexpr std::string_view list_file = "repealed_functions.toml";

struct RepealedWord {
    std::string word;
    BilingualText reason;
};

std::vector<RepealedWord> repealed_words(Path const& folder, std::vector<PackProblem>& problems) {
    TomlSource source(folder, std::string(list_file), problems);
    std::vector<RepealedWord> words;
    auto functions = source.table()["function"].as_array();
    for (std::size_t i = 0; functions && i < functions->size(); ++i) {
        auto function = functions->get(i)->as_table();
        if (!function) continue;
        auto reason = source.bilingual(*function, "reason", "[[function]]");
        auto list = (*function)["words"].as_array();
        for (std::size_t word = 0; list && word < list->size(); ++word) words.push_back({list->get(word)->value_or(std::string()), reason});
    }
    std::erase_if(words, [](RepealedWord const& word) { return word.word.empty(); });
    if (words.empty()) source.report("", Error(message::key_missing, {{"key", "[[function]] words"}}));
    return words;
}

bool decides(std::string const& file) {
    for (std::string_view folder : {"audit/", "facts/", "indicators/", "tables/", "benefits/", "matters/", "calendar/"})
        if (file.starts_with(folder)) return true;
    return file == "parameters.toml" || file == "switched_off.toml" || file == "pack.toml";
}

std::vector<std::string> deciding_files(Path const& folder) {
    std::vector<std::string> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
        auto file = std::filesystem::relative(entry.path(), folder).generic_string();
        if (entry.is_regular_file() && decides(file)) files.push_back(file);
    }
    std::ranges::sort(files);
    return files;
}

class Search {
public:
    Search(Path const& folder, std::vector<RepealedWord> const& words, std::vector<PackProblem>& problems) : folder_(folder), words_(words), problems_(problems) {}

    void look_at(std::string const& file) const {
        auto bytes = read_file(folder_ / file);
        if (Path(file).extension() == ".xlsx") return look_at_sheet(file, bytes);
        for (auto const& word : words_)
            if (auto at = bytes.find(word.word); at != bytes.npos) report(file, word, 1 + std::count(bytes.begin(), bytes.begin() + std::ptrdiff_t(at), '\n'));
    }

private:
    // What cannot be read as a sheet is told by the table's loader.
    void look_at_sheet(std::string const& file, std::string const& bytes) const {
        auto sheet = exchange::TableFile::open(folder_ / file, bytes);
        if (!sheet) return;
        for (auto more = (*sheet)->next(); more && *more; more = (*sheet)->next())
            for (auto cell : (*sheet)->cells()) look_at_cell(file, cell, std::int64_t((*sheet)->row_number()));
    }

    void look_at_cell(std::string const& file, std::string_view cell, std::int64_t row) const {
        for (auto const& word : words_)
            if (cell.find(word.word) != cell.npos) report(file, word, row);
    }

    void report(std::string const& file, RepealedWord const& word, std::int64_t line) const {
        problems_.push_back({file, Error(message::function_repealed, {{"word", word.word}, {"line", std::to_string(line)}, {"reason", word.reason.en}, {"reason_zh", word.reason.zh}})});
    }

    Path const& folder_;
    std::vector<RepealedWord> const& words_;
    std::vector<PackProblem>& problems_;
};

}  // namespace

void refuse_repealed(std::span<Path const> layers, std::vector<PackProblem>& problems) {
    auto words = repealed_words(layers.front(), problems);
    for (auto const& layer : layers)
        for (auto const& file : deciding_files(layer)) Search(layer, words, problems).look_at(file);
}

}  // namespace jiayu::policy
