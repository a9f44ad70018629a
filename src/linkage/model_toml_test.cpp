// The model file: written and read again it is the same model, and what is wrong in it is refused with place and cure.
#include <gtest/gtest.h>

#include "linkage/invented_records.hpp"
#include "linkage/messages.hpp"

namespace jiayu::linkage {
namespace {

class ModelMaker {
public:
    explicit ModelMaker(std::uint64_t seed) : random_(seed) {}

    Model make() {
        Model model{.name = text(), .link = LinkKind(random_.below(3)), .id = text(), .block_rows_max = random_.below(1000), .prior = share()};
        model.link_probability = share();
        model.review_probability = share();
        for (auto i = random_.below(3); i-- > 0;) model.columns.push_back({.name = "c" + text(), .of = "o" + text(), .clean = texts(), .absent = texts()});
        for (auto i = random_.below(3); i-- > 0;) model.rivals.push_back({"r" + text(), words(), share() * 10});
        for (auto i = 1 + random_.below(3); i-- > 0;) model.comparisons.push_back(comparison(model.rivals.size()));
        for (auto i = 1 + random_.below(3); i-- > 0;) model.rules.push_back(rule());
        add_dependences(model);
        model.training = {.seed = random_.below(1ull << 50), .random_pairs = random_.below(1 << 30), .pairs = random_.below(1 << 30), .rounds_max = int(random_.below(500)),
                          .dependence = DependenceKind(random_.below(2)), .kin = random_.chance(0.5)};
        for (auto i = random_.below(3); i-- > 0;) model.training.certain.push_back(rule());
        if (!model.training.certain.empty()) model.training.certain_recall = 1 - random_.uniform();
        model.scale = scale();
        model.clustering = {.method = ClusterMethod(random_.below(2)), .one_per_source = random_.chance(0.5), .size_max = random_.below(50), .cannot_link = texts(),
                            .cannot_link_bits = double(random_.below(30)), .cannot_link_in_source = texts(), .profiles = random_.chance(0.5), .never_equal = texts()};
        return model;
    }

private:
    std::string text() {
        static constexpr std::string_view pieces[] = {"a", "surname", " ", "\"", "\\", "\n", "\t", "\r", "\x01", "\x7f", "姓名", "'", "#", "é", "]"};
        std::string made;
        for (auto i = random_.below(5); i-- > 0;) made += pieces[random_.below(std::size(pieces))];
        return made;
    }
    std::vector<std::string> texts() {
        std::vector<std::string> all;
        for (auto i = random_.below(3); i-- > 0;) all.push_back(text());
        return all;
    }
    Words words() { return random_.chance(0.5) ? Words{} : Words{text(), text()}; }
    double share() {
        static constexpr double known[] = {0, 1, 0.1, 1e-300, 1.0 / 3};
        return random_.chance(0.3) ? known[random_.below(std::size(known))] : random_.uniform();
    }
    ProbabilityScale scale() {
        std::vector<ProbabilityScale::Knot> knots;
        for (auto i = random_.below(4); i-- > 0;)
            knots.push_back(knots.empty() ? ProbabilityScale::Knot{-share() * 10, -share()} : ProbabilityScale::Knot{knots.back().weight + 0.1 + share(), knots.back().bits + 0.01 + share()});
        return knots.empty() ? ProbabilityScale() : ProbabilityScale(random_.chance(0.5) ? "clusters" : "labels", knots);
    }
    void add_dependences(Model& model) {
        for (std::size_t second = 1; second < model.comparisons.size(); ++second) {
            model.comparisons[second].name += std::to_string(second);  // they are told by name
            LevelDependence made{.first = random_.below(second), .second = second, .is_of_match = random_.chance(0.5)};
            auto const cells = model.comparisons[made.first].levels.size() * model.comparisons[second].levels.size();
            for (std::size_t i = 0; i < cells; ++i) made.bits.push_back(share() * 20 - 10);
            model.dependences.push_back(made);
        }
    }
    BlockingRule rule() { return {.name = "n" + text(), .keys = {"k" + text()}, .refine = texts(), .title = words()}; }
    Comparison comparison(std::size_t rivals) {
        Comparison made{.name = "x" + text(), .title = words(), .columns = {"y" + text()}, .is_lasting = random_.chance(0.5)};
        auto const count = 2 + random_.below(13);
        for (std::size_t i = 0; i < count; ++i) {
            Level level{.name = "l" + text(), .title = words(), .when = i + 1 == count ? "" : "equal" + text(), .m = share(), .u = share(), .u_error = share()};
            level.is_m_fixed = random_.chance(0.5);
            level.is_u_fixed = random_.chance(0.5);
            level.frequency = share();
            for (std::size_t k = 0; k < rivals; ++k) level.rivals.push_back(share());
            made.levels.push_back(level);
        }
        return made;
    }

    Random random_;
};

void expect_same(Comparison const& a, Comparison const& b) {
    EXPECT_EQ(a.name, b.name);
    EXPECT_EQ(a.title.zh + "|" + a.title.en, b.title.zh + "|" + b.title.en);
    EXPECT_EQ(a.columns, b.columns);
    EXPECT_EQ(a.is_lasting, b.is_lasting);
    ASSERT_EQ(a.levels.size(), b.levels.size());
    for (std::size_t i = 0; i < a.levels.size(); ++i) {
        auto const &x = a.levels[i], &y = b.levels[i];
        EXPECT_EQ(std::tie(x.name, x.title.zh, x.title.en, x.when, x.m, x.u, x.u_error), std::tie(y.name, y.title.zh, y.title.en, y.when, y.m, y.u, y.u_error));
        EXPECT_EQ(std::tie(x.is_m_fixed, x.is_u_fixed, x.rivals, x.frequency), std::tie(y.is_m_fixed, y.is_u_fixed, y.rivals, y.frequency));
    }
}

void expect_same(std::vector<BlockingRule> const& a, std::vector<BlockingRule> const& b) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(std::tie(a[i].name, a[i].keys, a[i].refine), std::tie(b[i].name, b[i].keys, b[i].refine));
        EXPECT_EQ(a[i].title.zh + "|" + a[i].title.en, b[i].title.zh + "|" + b[i].title.en);
    }
}

void expect_same(Model const& a, Model const& b) {
    EXPECT_EQ(std::tie(a.name, a.link, a.id, a.block_rows_max, a.prior, a.link_probability, a.review_probability),
              std::tie(b.name, b.link, b.id, b.block_rows_max, b.prior, b.link_probability, b.review_probability));
    ASSERT_EQ(std::pair(a.columns.size(), a.rivals.size()), std::pair(b.columns.size(), b.rivals.size()));
    for (std::size_t i = 0; i < a.columns.size(); ++i)
        EXPECT_EQ(std::tie(a.columns[i].name, a.columns[i].of, a.columns[i].clean, a.columns[i].absent), std::tie(b.columns[i].name, b.columns[i].of, b.columns[i].clean, b.columns[i].absent));
    for (std::size_t i = 0; i < a.rivals.size(); ++i)
        EXPECT_EQ(std::tie(a.rivals[i].name, a.rivals[i].title.zh, a.rivals[i].title.en, a.rivals[i].share), std::tie(b.rivals[i].name, b.rivals[i].title.zh, b.rivals[i].title.en, b.rivals[i].share));
    ASSERT_EQ(a.comparisons.size(), b.comparisons.size());
    for (std::size_t i = 0; i < a.comparisons.size(); ++i) expect_same(a.comparisons[i], b.comparisons[i]);
    ASSERT_EQ(a.dependences.size(), b.dependences.size());
    for (std::size_t i = 0; i < a.dependences.size(); ++i) {
        auto const &x = a.dependences[i], &y = b.dependences[i];
        EXPECT_EQ(std::tie(x.first, x.second, x.is_of_match, x.bits), std::tie(y.first, y.second, y.is_of_match, y.bits));
    }
    expect_same(a.rules, b.rules);
    auto const &t = a.training, &s = b.training;
    EXPECT_EQ(std::tie(t.seed, t.random_pairs, t.pairs, t.rounds_max, t.dependence, t.kin, t.certain_recall), std::tie(s.seed, s.random_pairs, s.pairs, s.rounds_max, s.dependence, s.kin, s.certain_recall));
    expect_same(t.certain, s.certain);
    auto const &c = a.clustering, &d = b.clustering;
    EXPECT_EQ(std::tie(c.method, c.one_per_source, c.size_max, c.cannot_link, c.cannot_link_bits, c.cannot_link_in_source, c.profiles, c.never_equal),
              std::tie(d.method, d.one_per_source, d.size_max, d.cannot_link, d.cannot_link_bits, d.cannot_link_in_source, d.profiles, d.never_equal));
}

TEST(ModelFile, ReadBackIsTheSameModel) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        auto model = ModelMaker(seed).make();
        auto text = to_toml(model);
        auto read = model_from_toml(text);
        ASSERT_TRUE(read) << seed << ": " << read.error().text(Language::en) << "\n" << text;
        expect_same(*read, model);
        ASSERT_FALSE(HasFailure()) << text;
        EXPECT_EQ(to_toml(*read), text);
    }
}

struct Wrong {
    std::string_view title, from, to;  // in the good model
    Message const* code;
    std::string_view where, key;
};

constexpr std::string_view good = R"(
link = "dedupe"
[[comparison]]
name = "given"
levels = [{name = "equal", when = "equal", m = 0.9}, {name = "else"}]
[[block]]
keys = ["given"]
[training]
rounds_max = 10
[clustering]
method = "evidence"
)";

Wrong const wrongs[] = {
    {"a word that it does not know", "link =", "lnk =", &message::model_unknown_key, "model", ""},
    {"a word misspelt in a level", "m = 0.9", "mm = 0.9", &message::model_unknown_key, "comparison given / levels equal", ""},
    {"a kind of linking that there is not", "\"dedupe\"", "\"dedup\"", &message::model_bad_value, "model", "link"},
    {"a probability above one", "m = 0.9", "m = 1.5", &message::model_bad_value, "comparison given / levels equal", "m"},
    {"a probability that is no number", "m = 0.9", "m = \"much\"", &message::model_bad_value, "comparison given / levels equal", "m"},
    {"a probability that is nan", "m = 0.9", "m = nan", &message::model_bad_value, "comparison given / levels equal", "m"},
    {"a text that is a number", "name = \"given\"", "name = 5", &message::model_bad_value, "comparison 1", "name"},
    {"a comparison without name", "name = \"given\"\n", "", &message::model_missing, "comparison 1", "name"},
    {"one level alone", ", {name = \"else\"}", "", &message::model_bad_value, "comparison given", "levels"},
    {"no condition before the last level", "when = \"equal\", ", "", &message::model_bad_value, "comparison given / levels equal", "when"},
    {"a condition in the last level", "{name = \"else\"}", "{name = \"else\", when = \"equal\"}", &message::model_bad_value, "comparison given / levels else", "when"},
    {"a rule without keys", "keys = [\"given\"]", "refine = [\"given\"]", &message::model_missing, "block 1", "keys"},
    {"keys that are no texts", "keys = [\"given\"]", "keys = [1, 2]", &message::model_bad_value, "block 1", "keys"},
    {"keys of which one is no text", "keys = [\"given\"]", "keys = [\"given\", 2]", &message::model_bad_value, "block 1", "keys"},
    {"no rule at all", "[[block]]\nkeys = [\"given\"]\n", "", &message::model_bad_value, "model", "block"},
    {"shares of rivals without rivals", "m = 0.9", "rivals = [0.5]", &message::model_bad_value, "comparison given / levels equal", "rivals"},
    {"shares of rivals that are no numbers", "m = 0.9", "rivals = [\"half\"]", &message::model_bad_value, "comparison given / levels equal", "rivals"},
    {"a title that is not in two languages", "m = 0.9", "title = \"equal\"", &message::model_bad_value, "comparison given / levels equal", "title"},
    {"more rounds than anybody waits for", "rounds_max = 10", "rounds_max = 1e12", &message::model_bad_value, "training", "rounds_max"},
    {"a count that is no whole number", "rounds_max = 10", "rounds_max = 2.5", &message::model_bad_value, "training", "rounds_max"},
    {"two tables where there is one", "[training]", "[[training]]", &message::model_bad_value, "model", "training"},
    {"certain rules without the share that they find", "rounds_max = 10", "certain = [{keys = [\"given\"]}]", &message::model_missing, "training", "certain_recall"},
    {"yes and no that is neither", "method = \"evidence\"", "one_per_source = 1", &message::model_bad_value, "clustering", "one_per_source"},
    {"a way of clustering that there is not", "\"evidence\"", "\"magic\"", &message::model_bad_value, "clustering", "method"},
    {"a scale that falls", "[clustering]", "[calibration]\nknots = [[0, 1], [1, 0.5]]\n[clustering]", &message::model_bad_value, "calibration", "knots"},
    {"a scale without knots", "[clustering]", "[calibration]\nby = \"labels\"\n[clustering]", &message::model_missing, "calibration", "knots"},
    {"a table where a list of tables stands", "link = \"dedupe\"", "rival = 5", &message::model_bad_value, "model", "rival"},
    {"TOML that is none", "[[block]]", "[[block", &message::model_unreadable, "", ""},
};

TEST(ModelFile, WhatIsWrongIsRefusedWithItsPlace) {
    ASSERT_TRUE(model_from_toml(good));
    for (auto const& example : wrongs) {
        std::string text(good);
        auto at = text.find(example.from);
        ASSERT_NE(at, text.npos) << example.title;
        text.replace(at, example.from.size(), example.to);
        auto read = model_from_toml(text);
        ASSERT_FALSE(read) << example.title;
        EXPECT_EQ(read.error().code->name, example.code->name) << example.title << ": " << read.error().text(Language::en);
        EXPECT_EQ(argument_of(read.error(), "where"), example.where) << example.title;
        EXPECT_EQ(argument_of(read.error(), "key"), example.key) << example.title;
    }
}

TEST(ModelFile, BoundsHold) {
    std::string many(good);
    for (int i = 0; i < 16; ++i) many += fmt::format("[[comparison]]\nname = \"c{}\"\nlevels = [{{name = \"equal\", when = \"equal\"}}, {{name = \"else\"}}]\n", i);
    EXPECT_EQ(model_from_toml(many).error(), message::model_bad_value);
    std::string rivals(good);
    for (int i = 0; i < 3; ++i) rivals += fmt::format("[[rival]]\nname = \"r{}\"\n", i);
    rivals.replace(rivals.find("m = 0.9"), 7, "rivals = [0.1, 0.1, 0.1]");
    rivals.replace(rivals.find("\"else\""), 6, "\"else\", rivals = [0.1, 0.1, 0.1]");
    EXPECT_EQ(argument_of(model_from_toml(rivals).error(), "key"), "rival");
    EXPECT_EQ(model_from_toml("\xff").error(), message::model_unreadable);
}

TEST(ModelFile, ColumnsAndRuleNamesHaveDefaults) {
    auto model = model_of(std::string(good));
    EXPECT_EQ(model.comparisons[0].columns, std::vector<std::string>{"given"});
    EXPECT_EQ(model.rules[0].name, "given");
    EXPECT_EQ(model.link_probability, 0.5);
    EXPECT_EQ(model_of(std::string(good).replace(1, 15, "")).link, LinkKind::both);
}

RC_GTEST_PROP(ModelFileProperty, AnyTextIsReadOrRefused, (std::string const& text)) { (void)model_from_toml(text); }

}  // namespace
}  // namespace jiayu::linkage
