#include "policy/pack_version.hpp"

#include "base/digest.hpp"

namespace jiayu::policy {

std::string pack_version(Path const& packs) {
    std::vector<Path> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(packs))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::ranges::sort(files);
    std::string digests;
    for (auto const& file : files) digests += std::filesystem::relative(file, packs).string() + ' ' + sha256_hex(read_file(file)) + '\n';
    return sha256_hex(digests).substr(0, 12);
}

}  // namespace jiayu::policy
