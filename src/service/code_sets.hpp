// Texts of cells → codes: national code sets, or the list of a source map. Departments repeat few texts, so each set remembers them.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/file.hpp"
#include "domain/codes.hpp"
#include "service/record_table.hpp"

namespace jiayu::service {

struct NationalCodes {
    CodeTable ethnic_group;
    CodeTable family_relation;

    static Result<NationalCodes> load(Path const& packs);  // packs/national/codes/*.csv
};

class CodeLookup {
public:
    CodeLookup(NationalCodes const& national, CodeSet set, std::map<std::string, int, std::less<>> const* listed)
        : national_(&national), set_(set), listed_(listed) {}

    // `text` is trimmed and width folded. A number that is itself a code of a list counts.
    std::optional<int> code_of(std::string_view text);

private:
    std::optional<int> look_up(std::string_view text) const;

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    NationalCodes const* national_;
    CodeSet set_;
    std::map<std::string, int, std::less<>> const* listed_;
    std::unordered_map<std::string, std::optional<int>, Hash, std::equal_to<>> seen_;
};

}  // namespace jiayu::service
