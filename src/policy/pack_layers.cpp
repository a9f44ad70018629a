#include "policy/pack_layers.hpp"

#include "policy/messages.hpp"
#include "policy/toml_source.hpp"

namespace jiayu::policy {

namespace {

constexpr std::string_view pack_file = "pack.toml";
constexpr std::size_t layers_max = 4;

std::string extended_by(Path const& folder, std::vector<PackProblem>& problems) {
    if (!std::filesystem::exists(folder / pack_file)) return {};
    TomlSource source(folder, std::string(pack_file), problems);
    source.refuse_other_keys(source.table(), {"extends", "title"}, "");
    source.bilingual(source.table(), "title", "");
    return source.text(source.table(), "extends", "");
}

}  // namespace

std::vector<Path> pack_layers(Path const& folder, std::vector<PackProblem>& problems) {
    std::vector<Path> layers{std::filesystem::weakly_canonical(folder)};
    for (auto extended = extended_by(folder, problems); !extended.empty(); extended = extended_by(layers.front(), problems)) {
        auto below = layers.front().parent_path() / extended;
        bool sound = std::filesystem::is_directory(below) && layers.size() < layers_max && std::ranges::find(layers, below) == layers.end();
        if (!sound) {
            problems.push_back({std::string(pack_file), Error(message::pack_extends_nothing, {{"found", extended}, {"folder", layers.front().parent_path().string()}})});
            return layers;
        }
        layers.insert(layers.begin(), below);
    }
    return layers;
}

bool claim(Pack& pack, std::string_view kind, std::string const& id) {
    auto [at, is_new] = pack.brought_by.emplace(std::string(kind) + " " + id, pack.name);
    if (is_new) return true;
    if (at->second == pack.name) return false;
    pack.replaced.push_back({std::string(kind), id, at->second});
    at->second = pack.name;
    return true;
}

bool is_own(Pack const& pack, std::string_view kind, std::string const& id) {
    auto at = pack.brought_by.find(std::string(kind) + " " + id);
    return at == pack.brought_by.end() || at->second == pack.name;
}

}  // namespace jiayu::policy
