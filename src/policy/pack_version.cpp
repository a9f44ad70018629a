#include "policy/pack_version.hpp"

#include "base/digest.hpp"
#include "policy/pack_layers.hpp"

namespace jiayu::policy {

namespace {

void add_digests(Path const& folder, std::string& digests) {
    std::vector<Path> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && !entry.path().filename().string().starts_with("README")) files.push_back(entry.path());
    std::ranges::sort(files);
    for (auto const& file : files) digests += std::filesystem::relative(file, folder).string() + ' ' + sha256_hex(read_file(file)) + '\n';
}

}  // namespace

std::string pack_version(Path const& pack) {
    std::vector<PackProblem> told_by_the_loader;
    std::string digests;
    for (auto const& layer : pack_layers(pack, told_by_the_loader)) add_digests(layer, digests);
    constexpr std::size_t shown = 12;
    return sha256_hex(digests).substr(0, shown);
}

}  // namespace jiayu::policy
