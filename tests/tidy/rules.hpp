// The house rules. Each finding says where, what was found, and its cure.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "source_file.hpp"

namespace jiayu::tidy {

struct Finding {
    std::string where;  // path or path:line
    std::string rule;   // the name used in tests/tidy/exceptions.txt
    std::string cure;
};

using Layers = std::map<std::string, std::set<std::string>>;  // folder → folders that it may include

Layers read_layers(std::filesystem::path const& path);
std::vector<Finding> check(SourceFile const& file, Layers const& layers);

}  // namespace jiayu::tidy
