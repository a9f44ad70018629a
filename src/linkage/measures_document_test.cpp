// Holds docs/guide/measures.md to what the program knows: the same names in the same order, with their kinds.
#include <gtest/gtest.h>

#include <fstream>

#include "linkage/measure.hpp"
#include "linkage/transform.hpp"

namespace jiayu::linkage {
namespace {

struct Listed {
    std::vector<std::string> measures, transforms;  // "jaro similarity", "first(n)"
};

std::string first_cells(std::string_view line, bool with_kind) {
    auto const open = line.find('`'), close = line.find('`', open + 1);
    std::string text(line.substr(open + 1, close - open - 1));
    if (!with_kind) return text;
    auto const begin = line.find('|', close) + 2;
    return text + ' ' + std::string(line.substr(begin, line.find(' ', begin) - begin));
}

Listed read_document() {
    std::ifstream in(JIAYU_SOURCE_FOLDER "/docs/guide/measures.md");
    Listed listed;
    bool in_transforms = false;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("## ")) in_transforms = line.find("Transforms") != line.npos;
        if (!line.starts_with("| `")) continue;
        (in_transforms ? listed.transforms : listed.measures).push_back(first_cells(line, !in_transforms));
    }
    return listed;
}

std::string name_of(MeasureKind kind) {
    return kind == MeasureKind::similarity ? "similarity" : kind == MeasureKind::distance ? "distance" : "yes_or_no";
}

TEST(MeasuresDocument, ListsEveryMeasureWithItsKind) {
    std::vector<std::string> known;
    for (auto const& measure : measures()) known.push_back(std::string(measure.name) + ' ' + name_of(measure.kind));
    EXPECT_EQ(read_document().measures, known);
}

TEST(MeasuresDocument, ListsEveryTransformWithItsArgument) {
    std::vector<std::string> known;
    for (auto name : transform_names()) {
        bool const takes_argument = !transform_from_text(name).has_value();
        known.push_back(std::string(name) + (takes_argument ? "(n)" : ""));
    }
    EXPECT_EQ(read_document().transforms, known);
}

}  // namespace
}  // namespace jiayu::linkage
