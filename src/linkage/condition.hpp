// The condition of a level, read from its text (grammar in model.hpp). What it means for two records: comparison_table.hpp.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace jiayu::linkage {

// A column with what is made of it: `surname.soundex`, `postcode.first(4)`; a name with other signs stands between backticks.
struct Operand {
    std::string column;
    std::vector<std::string> transforms;

    friend bool operator==(Operand const&, Operand const&) = default;
};

Result<Operand> operand_from_text(std::string_view text);
std::string to_text(Operand const& operand);

struct Condition {
    enum class Kind : std::uint8_t { measure, absent, all_of, any_of, none_of } kind = Kind::measure;
    // measure: of left on one side and right on the other (and the other way round where they differ); absent: left alone
    std::string measure;
    Operand left, right;
    enum class Relation : std::uint8_t { yes, at_least, above, at_most, below, equals } relation = Relation::yes;
    double bound = 0;
    std::vector<Condition> parts;
};

// `own`: the comparison's columns, which a measure without columns is about when there is only one.
Result<Condition> condition_from_text(std::string_view text, std::span<std::string const> own);

}  // namespace jiayu::linkage
