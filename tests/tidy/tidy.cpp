// tidy PROJECT_FOLDER: checks every C++ file of src/ and tests/ against the house rules, prints each break with its cure, and holds
// tests/tidy/exceptions.txt ("path rule") to a ratchet: an exception that is no longer needed must be deleted.
#include <algorithm>
#include <fstream>
#include <iostream>

#include "rules.hpp"

namespace fs = std::filesystem;
using namespace jiayu::tidy;

namespace {

std::vector<fs::path> cpp_files(fs::path const& root) {
    std::vector<fs::path> files;
    for (auto folder : {"src", "tests", "tools", "bench"})
        for (auto entry = fs::recursive_directory_iterator(root / folder); entry != fs::recursive_directory_iterator(); ++entry) {
            if (entry->path().filename() == "node_modules") entry.disable_recursion_pending();
            auto extension = entry->path().extension();
            if (extension == ".cpp" || extension == ".hpp") files.push_back(fs::relative(entry->path(), root));
        }
    std::ranges::sort(files);
    return files;
}

std::set<std::string> read_exceptions(fs::path const& path) {
    std::set<std::string> exceptions;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);)
        if (!line.empty() && !line.starts_with("#")) exceptions.insert(line);
    return exceptions;
}

// A later layer may name only earlier folders, or a cycle could be written down.
int check_order(fs::path const& path) {
    int broken = 0;
    std::set<std::string> seen;
    auto layers = read_layers(path);
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        auto colon = line.find(':');
        if (line.starts_with("#") || colon == std::string::npos) continue;
        for (auto const& dependency : layers[line.substr(0, colon)])
            if (!seen.contains(dependency) && ++broken)
                std::cout << path.string() << ": '" << line.substr(0, colon) << "' names '" << dependency << "', which stands below it; order the lines bottom up\n";
        seen.insert(line.substr(0, colon));
    }
    return broken;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return std::cerr << "usage: tidy PROJECT_FOLDER\n", 2;
    fs::path root = arguments[1];
    auto layers = read_layers(root / "src/layers.txt");
    auto exceptions = read_exceptions(root / "tests/tidy/exceptions.txt");
    std::set<std::string> used;
    int broken = check_order(root / "src/layers.txt");
    auto files = cpp_files(root);
    for (auto const& path : files)
        for (auto const& finding : check(read_source(root, path), layers)) {
            auto key = path.string() + " " + finding.rule;
            if (exceptions.contains(key)) {
                used.insert(key);
                continue;
            }
            ++broken;
            std::cout << finding.where << ": " << finding.rule << ": " << finding.cure << "\n";
        }
    for (auto const& exception : exceptions)
        if (!used.contains(exception) && ++broken)
            std::cout << "tests/tidy/exceptions.txt: '" << exception << "' is no longer needed; delete the line\n";
    std::cout << files.size() << " files, " << broken << " broken rules\n";
    return broken == 0 ? 0 : 1;
}
