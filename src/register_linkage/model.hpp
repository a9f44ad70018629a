// What the engine is told about a table of people: the fields to compare with their levels, the blocking rules, the thresholds.
// Read from TOML (packs/*/linkage/*.toml) and written back as TOML with what was learned.
//
// A pair of rows is of the same person (m), of twins, of other kin (parent and child, spouses, brothers and sisters), or of two
// strangers (u). A level has a probability among the pairs of each kind where the field is not absent.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace jiayu::register_linkage {

enum class Comparison : std::uint8_t {
    citizen_number, person_name, placeholder_surname, birth_date, sex, phone, certificate, household, mother, father, spouse, division, ethnic_group
};

struct ComparisonKind {
    std::string_view name;
    Comparison comparison;
    std::vector<std::string_view> levels;  // without "absent", which is level 0 everywhere
};

std::vector<ComparisonKind> const& comparison_kinds();

struct Words {
    std::string zh, en;
};

struct Level {
    std::string name;
    Words title;
    double m = 0, twin = 0, kin = 0, u = 0;
};

struct Field {
    std::string name;
    Words title;
    Comparison comparison = Comparison::citizen_number;
    bool by_frequency = false;  // rare values weigh more
    std::vector<Level> levels;  // [0] is level 1 of a pattern
};

// Columns that a blocking rule joins into its key; an absent column makes the key absent.
enum class KeyPart : std::uint8_t {
    number, name, name_sound, surname_sound, given_sound, birth_date, birth_year, birth_month_day, sex, phone, certificate,
    household, mother_number, mother_name_sound, father_number, spouse_number, spouse_name_sound, division
};

std::optional<KeyPart> key_part_from_name(std::string_view name);
std::string_view name_of(KeyPart part);

struct BlockingRule {
    std::string name;
    std::vector<KeyPart> keys;
    std::vector<KeyPart> refine;  // joined one by one while a block is larger than the model's block_rows_max
};

struct Model {
    std::string name;
    double link_weight = 0, review_weight = 0;  // bits
    double overwhelming_weight = 0;             // bits that two different valid numbers need to be one person
    std::size_t block_rows_max = 0;
    double match_share = 0, twin_share = 0, kin_share = 0;  // of the pairs that blocking proposes
    double stranger_ratio = 0;                   // all pairs of rows / proposed pairs; learned
    std::vector<BlockingRule> rules;
    std::vector<Field> fields;  // at most 16

    Field const* find_field(std::string_view name) const;
};

Result<Model> model_from_toml(std::string_view toml);
std::string to_toml(Model const& model);  // 17 significant digits: read back it is the same model

}  // namespace jiayu::register_linkage
