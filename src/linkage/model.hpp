// What the engine is told about tables of people: columns and their cleaning, comparisons with levels, blocking rules, training,
// thresholds, clustering. Read from TOML (docs/guide/linkage.md) and written back with what was learned.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "linkage/probability_scale.hpp"

namespace jiayu::linkage {

struct Words {
    std::string zh, en;

    std::string const& in(Language language) const { return language == Language::zh ? zh : en; }
};

// A column of the files, or one made of it: `[[column]] name = "surname"  of = "last_name"  clean = ["lower", "letters"]`.
struct ColumnRule {
    std::string name;
    std::string of;                   // the file's header; by default the name
    std::vector<std::string> clean;   // transforms, in order
    std::vector<std::string> absent;  // values that stand for "not known", compared after cleaning
};

// One way of agreeing. The first level whose condition holds is the pair's; the last one has none and takes the rest. Conditions:
//   jaro_winkler >= 0.9            a measure of the comparison's own column
//   equal(surname.soundex) and levenshtein(given) <= 1 or not swapped_day_month      columns and transforms named; and, or, not, ( )
//   equal(given, surname)          two columns: a's given against b's surname and b's given against a's surname
struct Level {
    std::string name;
    Words title;
    std::string when;           // empty: all else
    double m = 0, u = 0;        // share among pairs of one person and of two, where the comparison is not absent; 0: not known yet
    double u_error = 0;         // standard error of u, where it was sampled
    double m_error = 0;         // standard error of m by labels (label_levels.hpp); 0: no labels
    bool is_m_fixed = false, is_u_fixed = false;
    std::vector<double> rivals; // share among the pairs of each of the model's rival kinds
    double frequency = 0;       // 0 … 1: how far a rare value weighs more than a common one (1 for equal values)
};

// Where no column is present on both sides the comparison is absent: it then says nothing.
struct Comparison {
    std::string name;
    Words title;
    std::vector<std::string> columns;
    std::vector<Level> levels;  // 2 … 14
    bool is_lasting = false;    // what does not change in a life: a birth date, a number. Where it fails, kin are likelier than a move
};

// Records that agree in all keys are compared: `keys = ["surname.soundex", "birth_date.year"]`.
struct BlockingRule {
    std::string name;
    std::vector<std::string> keys;
    std::vector<std::string> refine;  // joined one by one while a block has more than block_rows_max records
    Words title{};                    // for people; else the name

    std::string const& title_in(Language language) const { return title.in(language).empty() ? name : title.in(language); }
};

// Two comparisons that go together: by level of the first and of the second (row-major) log2 of how much oftener the two levels meet
// than if each were alone. Learned; where one of the two is absent it says nothing.
struct LevelDependence {
    std::size_t first = 0, second = 0;  // comparisons, first < second
    bool is_of_match = true;            // among pairs of one person; else among strangers
    std::vector<double> bits;
};

enum class DependenceKind : std::uint8_t {
    none,  // comparisons are taken one by one
    tree   // of each kind of pair the likeliest tree of comparisons that depend on each other (Chow and Liu 1968)
};

// A kind of pair between "one person" and "strangers": twins, kin. Its probabilities are given, its share is learned.
struct RivalKind {
    std::string name;
    Words title;
    double share = 0;
};

enum class LinkKind : std::uint8_t { dedupe, link, both };  // within sources, between sources, or everywhere

enum class ClusterMethod : std::uint8_t {
    connected,  // all that edges of at least the link weight connect
    evidence    // clusters join while the evidence between all their records speaks for it (docs/design/linkage.md)
};

struct ClusterRules {
    ClusterMethod method = ClusterMethod::evidence;
    bool one_per_source = false;           // a person has at most one record in each source
    std::size_t size_max = 0;              // 0: no bound
    std::vector<std::string> cannot_link;  // columns: two different present values cannot be one person
    double cannot_link_bits = 0;           // a pair of records of so many bits may be one person all the same; 0: none may
    std::vector<std::string> cannot_link_in_source;  // the same between records of one source; one slip of the pen is no difference
    bool profiles = true;                  // compare clusters by their profiles too, where people have more than three records on average
    std::vector<std::string> never_equal;  // columns: one value cannot be two records of one person (both from one form)
};

struct Training {
    std::uint64_t seed = 1;
    std::size_t random_pairs = 250'000;  // for u
    std::size_t pairs = 400'000;           // for m, drawn from the blocks
    int rounds_max = 60;
    std::vector<BlockingRule> certain;     // rules whose pairs are one person: they give the prior (certain_prior.hpp); none: it is learned
    DependenceKind dependence = DependenceKind::none;
    bool kin = true;                       // learn a rival kind where comparisons fail together (estimate_levels.hpp)
    double certain_recall = 0;             // the share of the pairs of one person that they find
};

struct Model {
    std::string name;
    LinkKind link = LinkKind::both;
    std::string id;                        // the column of record ids; empty: the row's number in its file
    std::vector<ColumnRule> columns;
    std::vector<Comparison> comparisons;   // at most 16
    std::vector<BlockingRule> rules;
    std::vector<RivalKind> rivals;         // at most 2
    std::vector<LevelDependence> dependences;
    std::size_t block_rows_max = 0;
    double prior = 0;                      // probability that two random records are one person; 0: learned
    double link_probability = 0.5, review_probability = 0.05;
    ProbabilityScale scale;                // learned: from weights to probabilities
    Training training;
    ClusterRules clustering;
};

Result<Model> model_from_toml(std::string_view toml);
std::string to_toml(Model const& model);  // 17 significant digits: read back it is the same model

}  // namespace jiayu::linkage
