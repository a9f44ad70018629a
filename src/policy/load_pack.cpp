#include "policy/load_pack.hpp"

#include "base/digest.hpp"
#include "policy/load_benefits.hpp"
#include "policy/load_indicators.hpp"
#include "policy/load_matters.hpp"
#include "policy/load_rules.hpp"
#include "policy/load_tables.hpp"
#include "policy/load_vocabulary.hpp"
#include "policy/messages.hpp"
#include "policy/toml_source.hpp"

namespace jiayu::policy {

namespace {

constexpr std::string_view repealed_file = "repealed_functions.toml";

std::vector<std::string> repealed_words(Path const& folder, std::vector<PackProblem>& problems) {
    TomlSource source(folder, std::string(repealed_file), problems);
    std::vector<std::string> words;
    if (auto list = source.table()["words"].as_array())
        for (auto const& item : *list) words.push_back(item.value<std::string>().value_or(""));
    std::erase(words, "");
    if (words.empty()) source.report("", Error(message::key_missing, {{"key", "words"}}));
    return words;
}

// What decides: conditions, parameters and fact views. Source maps name repealed columns in order to cut them.
std::vector<std::string> deciding_files(Path const& folder) {
    std::vector<std::string> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
        auto file = std::filesystem::relative(entry.path(), folder).generic_string();
        bool decides = file.starts_with("audit/") || file.starts_with("facts/") || file.starts_with("indicators/") || file.starts_with("tables/") || file.starts_with("benefits/") || file.starts_with("matters/") || file.starts_with("calendar/") || file == "parameters.toml" || file == "switched_off.toml";
        if (entry.is_regular_file() && decides) files.push_back(file);
    }
    std::ranges::sort(files);
    return files;
}

void check_repealed(Path const& folder, std::string const& file, std::string_view text, std::vector<std::string> const& words, std::vector<PackProblem>& problems) {
    for (auto const& word : words)
        if (auto at = text.find(word); at != text.npos) {
            auto line = 1 + std::count(text.begin(), text.begin() + std::ptrdiff_t(at), '\n');
            problems.push_back({file, Error(message::function_repealed, {{"word", word}, {"line", std::to_string(line)}, {"pack", folder.filename().string()}})});
        }
}

}  // namespace

std::expected<Pack, std::vector<PackProblem>> load_pack(Path const& folder) {
    std::vector<PackProblem> problems;
    Pack pack;
    pack.name = folder.filename().string();
    if (!std::filesystem::is_directory(folder / "audit"))
        return std::unexpected(std::vector<PackProblem>{{pack.name, Error(message::pack_missing, {{"folder", folder.string()}})}});
    load_views(folder, pack, problems);
    load_parameters(folder, pack.vocabulary, problems);
    load_benefit_parameters(folder, pack, problems);
    load_tables(folder, pack, problems);
    load_benefits(folder, pack, problems);
    load_audit_rules(folder, pack, problems);
    load_switched_off(folder, pack, problems);
    load_indicators(folder, pack, problems);
    load_calendar(folder, pack, problems);
    load_matters(folder, pack, problems);
    auto words = repealed_words(folder, problems);
    std::string everything;
    for (auto const& file : deciding_files(folder)) {
        auto text = read_file(folder / file);
        check_repealed(folder, file, text, words, problems);
        everything += file + "\n" + text;
    }
    pack.version = sha256_hex(everything).substr(0, 12);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return pack;
}

Result<Pack> load_sound_pack(Path const& folder) {
    auto pack = load_pack(folder);
    if (pack) return std::move(*pack);
    auto const& first = pack.error().front();
    return refuse(message::pack_unsound, {{"pack", folder.filename().string()}, {"count", std::to_string(pack.error().size())}, {"place", first.place},
                                          {"first", first.error.text(Language::en)}, {"first_zh", first.error.text(Language::zh)}});
}

}  // namespace jiayu::policy
