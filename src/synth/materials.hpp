// What invented people are made of: divisions, names, invented number ranges, words, vaccination schedules. Read from packs/.
#pragma once
#include <string>
#include <unordered_set>
#include <vector>

#include "base/file.hpp"
#include "base/random.hpp"
#include "domain/division.hpp"
#include "synth/earlier_benefits.hpp"
#include "synth/names.hpp"
#include "synth/places.hpp"

namespace jiayu::synth {

// The texts of the pack files, as read by the caller.
struct MaterialTexts {
    std::string divisions, division_changes, number_prefixes;   // packs/national/divisions
    std::string demo, invented_prefixes;                        // packs/demo/demo.toml, invented_prefixes.csv
    std::string earlier_benefits;                               // packs/demo/earlier_benefits.toml
    std::string surnames, given_names, long_names, word_lists;  // packs/demo/names
    std::string confusables;                                    // packs/demo/typing/confusables.csv
    std::string vaccines;                                       // packs/national/schedules/vaccines.csv
    std::string ethnic_groups, family_relations;                // packs/national/codes
};

struct InventedPrefix {
    std::uint32_t invented, real;
};

struct Dose {
    std::string header;  // 乙肝疫苗1
    int column;          // editions may give one dose at different ages: one column
    int due_months;
    int born_from, born_until;  // years of birth for which the dose is given
};

struct Materials {
    DivisionTable divisions;
    Names names;
    Places places;
    std::vector<std::vector<InventedPrefix>> origins;  // by origin province, the local county left out
    std::vector<double> origin_cumulative;
    std::uint32_t local_prefix = 0;
    std::vector<std::pair<std::uint32_t, int>> earlier_prefixes;  // invented, first year without it
    std::unordered_set<std::uint32_t> known_prefixes;             // national and invented
    std::unordered_map<std::uint32_t, std::uint32_t> real_of;     // invented → real
    std::vector<std::string> hospitals, clinics, employers, schools, elsewhere_towns;
    std::vector<std::string> repealed_case_columns, repealed_delivery_columns, repealed_roll_columns;  // which readers have to cut out
    std::vector<std::vector<std::u32string>> confusables;         // [0] 形近, [1] 姓氏混用
    std::vector<std::string> ethnic_names, relation_names;        // by code
    std::unordered_map<std::uint32_t, std::string> real_names;    // real prefix → 江苏省…
    EarlierBenefits benefits;
    std::vector<Dose> doses;                                      // columns in order of first appearance

    std::uint32_t local_prefix_of(int birth_year) const;
    std::uint32_t draw_origin(Random& random, bool from_jiangsu) const;  // an invented prefix
};

MaterialTexts read_material_texts(Path const& packs);
Result<Materials> read_materials(MaterialTexts const& texts, std::int32_t district, Day first_day, Day last_day);

}  // namespace jiayu::synth
