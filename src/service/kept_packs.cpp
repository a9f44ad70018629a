#include "service/kept_packs.hpp"

#include "policy/pack_layers.hpp"
#include "policy/pack_version.hpp"

namespace jiayu::service {

namespace {

Path folder_of(Path const& data, std::string const& version) { return data / "packs" / version; }

}  // namespace

void keep_pack(Path const& data, Path const& pack, std::string const& version) {
    auto folder = folder_of(data, version);
    if (std::filesystem::exists(folder)) return;
    auto unfinished = folder;
    unfinished += ".unfinished";
    std::filesystem::remove_all(unfinished);
    std::filesystem::create_directories(unfinished);
    std::vector<policy::PackProblem> told_by_the_loader;
    for (auto const& layer : policy::pack_layers(pack, told_by_the_loader))
        std::filesystem::copy(layer, unfinished / layer.filename(), std::filesystem::copy_options::recursive);
    std::filesystem::rename(unfinished, folder);
}

std::optional<Path> find_kept_pack(Path const& data, std::string const& version) {
    bool is_version = !version.empty() && Path(version).filename() == version;
    auto folder = folder_of(data, version);
    if (!is_version || !std::filesystem::is_directory(folder)) return std::nullopt;
    for (auto const& layer : std::filesystem::directory_iterator(folder))
        if (policy::pack_version(layer.path()) == version) return layer.path();
    return std::nullopt;
}

}  // namespace jiayu::service
