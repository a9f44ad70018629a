// Whole files. Writing goes to a temporary neighbour, is synced, then renamed: a reader sees the old file or the new one.
// Failures throw EnvironmentFailure naming the path.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace jiayu {

using Path = std::filesystem::path;

std::string read_file(Path const& path);
void write_file(Path const& path, std::string_view bytes);

bool can_write(Path const& existing);  // this process, by permissions and by how the disk is mounted; false also when it is not there

}  // namespace jiayu
