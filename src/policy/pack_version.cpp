#include "policy/pack_version.hpp"

#include "base/digest.hpp"
#include "policy/pack_layers.hpp"

namespace jiayu::policy {

namespace {

std::vector<Path> files_of(Path const& folder) {
    std::vector<Path> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && !entry.path().filename().string().starts_with("README")) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

void add_digests(Path const& folder, std::string& digests) {
    for (auto const& file : files_of(folder)) digests += std::filesystem::relative(file, folder).string() + ' ' + sha256_hex(read_file(file)) + '\n';
}

}  // namespace

std::map<std::string, std::string> pack_files(Path const& pack) {
    std::vector<PackProblem> told_by_the_loader;
    std::map<std::string, std::string> digests;
    auto layers = pack_layers(pack, told_by_the_loader);
    for (auto const& layer : layers) {
        auto place = layer == layers.front() ? Path() : layer.filename();
        for (auto const& file : files_of(layer)) digests[(place / std::filesystem::relative(file, layer)).string()] = sha256_hex(read_file(file));
    }
    return digests;
}

std::string pack_version(Path const& pack) {
    std::vector<PackProblem> told_by_the_loader;
    std::string digests;
    for (auto const& layer : pack_layers(pack, told_by_the_loader)) add_digests(layer, digests);
    constexpr std::size_t shown = 12;
    return sha256_hex(digests).substr(0, shown);
}

}  // namespace jiayu::policy
