#include "linkage_sql.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <stdexcept>

#include "linkage/condition.hpp"
#include "linkage/pair_weights.hpp"
#include "linkage/transform.hpp"

namespace jiayu::bench {

namespace {

using linkage::Condition;
using linkage::Operand;

struct NotEmulated : std::runtime_error {
    explicit NotEmulated(std::string const& what) : std::runtime_error("not emulated: " + what) {}
};

std::string quoted(std::string_view name) { return fmt::format("\"{}\"", name); }
std::string literal(double number) { return fmt::format("cast({:.17g} as double)", number); }

// A part of a text, on ASCII and ISO dates.
std::string transformed(std::string const& text, std::string const& transform) {
    auto parsed = linkage::transform_from_text(transform);
    if (!parsed) throw NotEmulated(parsed.error().text(Language::en));
    auto const& [name, argument] = *parsed;
    if (name == "lower") return fmt::format("lower({})", text);
    if (name == "first") return fmt::format("left({}, {})", text, argument);
    if (name == "last") return fmt::format("right({}, {})", text, argument);
    if (name == "letters") return fmt::format("regexp_replace({}, '[^A-Za-z]', '', 'g')", text);
    if (name == "digits") return fmt::format("regexp_replace({}, '[^0-9]', '', 'g')", text);
    if (name == "year") return fmt::format("left({}, 4)", text);
    if (name == "month") return fmt::format("substr({}, 6, 2)", text);
    if (name == "day") return fmt::format("substr({}, 9, 2)", text);
    if (name == "month_day") return fmt::format("substr({}, 6, 5)", text);
    throw NotEmulated("transform " + transform);
}

std::string cleaned(linkage::ColumnRule const& rule) {
    if (!rule.absent.empty()) throw NotEmulated("absent values of column " + rule.name);
    auto text = fmt::format("trim({})", quoted(rule.of));
    for (auto const& transform : rule.clean) text = transformed(text, transform);
    return fmt::format("nullif({}, '')", text);
}

class Writer {
public:
    Writer(linkage::Model const& model, double weight_min) : model_(model), weight_min_(weight_min) {
        if (!model.rivals.empty()) throw NotEmulated("rival kinds of pairs");
        if (model.columns.empty()) throw NotEmulated("a model without columns");
    }

    PredictionSql write(std::vector<std::string> const& files) {
        PredictionSql sql{.load = load(files), .block = block(), .score = score()};
        sql.prepare = prepare();  // last: it makes what the others have asked for
        return sql;
    }

private:
    static std::string load(std::vector<std::string> const& files) {
        std::string sql = "create table sent as ";
        for (std::size_t i = 0; i < files.size(); ++i)
            sql += fmt::format("{}select *, {} as source from read_csv('{}', all_varchar = true, header = true)", i ? " union all by name " : "", i, files[i]);
        return sql;
    }

    std::string prepare() const {
        std::string columns = fmt::format("row_number() over () as row, source, {} as id", model_.id.empty() ? "cast(row_number() over () as varchar)" : quoted(model_.id));
        for (auto const& rule : model_.columns) columns += fmt::format(", {} as {}", cleaned(rule), quoted(rule.name));
        auto plain = fmt::format("select {} from sent", columns);
        std::string parts;
        for (auto const& [text, name] : derived_) parts += fmt::format(", nullif({}, '') as {}", text, name);
        std::string sql = fmt::format("create table derived as select *{} from ({});", parts, plain), joins, shares;
        for (auto const& [column, name] : shares_) {
            sql += fmt::format("create table {0} as select {1} as value, count(*) as n from derived where {1} is not null group by {1};", name, column);
            shares += fmt::format(", cast(log2({0}.n / (select sum(n) from {0})) as float) as {0}, "
                                  "(select cast(log2(sum(cast(n as double) * n) / (sum(n) * sum(n))) as float) from {0}) as {0}_usual", name);
            joins += fmt::format(" left join {0} on {0}.value = derived.{1}", name, column);
        }
        return sql + fmt::format("create table record as select derived.*{} from derived{};", shares, joins);
    }

    std::string block() {
        std::string sql = "create table pair as ";
        std::vector<std::string> earlier;
        for (auto const& rule : model_.rules) {
            if (!rule.refine.empty()) throw NotEmulated("refining columns of rule " + rule.name);
            std::string same;
            for (auto const& key : rule.keys) {
                auto operand = linkage::operand_from_text(key);
                if (!operand) throw NotEmulated(operand.error().text(Language::en));
                auto column = column_of(*operand);
                same += fmt::format("{}l.{} = r.{}", same.empty() ? "" : " and ", column, column);
            }
            sql += fmt::format("{}select l.row as a, r.row as b from record l join record r on {}{} and l.row < r.row", earlier.empty() ? "" : " union all ", same, kind());
            for (std::size_t i = 0; i < earlier.size(); ++i) sql += fmt::format("{} not coalesce({}, false)", i ? " and" : " where", earlier[i]);
            earlier.push_back(same);
        }
        return sql;
    }

    std::string kind() const {
        if (model_.link == linkage::LinkKind::dedupe) return " and l.source = r.source";
        return model_.link == linkage::LinkKind::link ? " and l.source <> r.source" : "";
    }

    std::string score() {
        std::string levels, weight = literal(linkage::bits_of_probability(std::clamp(model_.prior, 1e-15, 1 - 1e-9)));
        for (std::size_t i = 0; i < model_.comparisons.size(); ++i) {
            levels += fmt::format(", {} as level_{}", level_case(model_.comparisons[i]), i);
            weight += " + " + weight_case(model_.comparisons[i], i);
        }
        for (auto const& dependence : model_.dependences) weight += dependence_case(dependence);
        // All columns that the levels and shares are made of come along, as they do in SQL-based tools.
        std::string shares;
        for (auto const& [column, name] : shares_) shares += fmt::format(", l.{0} as {0}_l, r.{0} as {0}_r, l.{0}_usual", name);
        return fmt::format("create table prediction as select id_a, id_b, weight from (select id_a, id_b, {} as weight from ("
                           "select l.id as id_a, r.id as id_b{}{} from pair join record l on l.row = pair.a join record r on r.row = pair.b)) where weight >= {}",
                           weight, levels, shares, literal(weight_min_));
    }

    std::string level_case(linkage::Comparison const& comparison) {
        std::string sql = "case when not (";
        // A comparison is there when one of its columns is on both sides.
        for (std::size_t i = 0; i < comparison.columns.size(); ++i)
            sql += fmt::format("{}l.{} is not null and r.{} is not null", i ? " or " : "", quoted(comparison.columns[i]), quoted(comparison.columns[i]));
        sql += ") then 0";
        for (std::size_t level = 0; level + 1 < comparison.levels.size(); ++level) {
            auto condition = linkage::condition_from_text(comparison.levels[level].when, comparison.columns);
            if (!condition) throw NotEmulated(condition.error().text(Language::en));
            sql += fmt::format(" when {} then {}", text_of(*condition), level + 1);
        }
        return sql + fmt::format(" else {} end", comparison.levels.size());
    }

    std::string text_of(Condition const& condition) {
        switch (condition.kind) {
            case Condition::Kind::all_of: return joined(condition, " and ");
            case Condition::Kind::any_of: return joined(condition, " or ");
            case Condition::Kind::none_of: return fmt::format("not {}", joined(condition, " or "));
            case Condition::Kind::absent: {
                auto column = column_of(condition.left);
                return fmt::format("(l.{} is null or r.{} is null)", column, column);
            }
            default: return fmt::format("coalesce({}, false)", measured(condition));
        }
    }

    std::string joined(Condition const& condition, std::string_view between) {
        std::string sql = "(";
        for (auto const& part : condition.parts) sql += fmt::format("{}{}", sql.size() > 1 ? between : "", text_of(part));
        return sql + ")";
    }

    std::string measured(Condition const& condition) {
        auto left = column_of(condition.left), right = column_of(condition.right);
        if (condition.measure == "equal")
            return left == right ? fmt::format("l.{} = r.{}", left, left) : fmt::format("l.{} = r.{} and l.{} = r.{}", left, right, right, left);
        std::string_view function = condition.measure == "levenshtein" ? "levenshtein" : condition.measure == "jaro_winkler" ? "jaro_winkler_similarity" : "";
        if (function.empty() || left != right) throw NotEmulated("measure " + condition.measure);
        static constexpr std::string_view relations[] = {"", ">=", ">", "<=", "<", "="};
        return fmt::format("{}(l.{}, r.{}) {} {}", function, left, left, relations[std::size_t(condition.relation)], condition.bound);
    }

    std::string weight_case(linkage::Comparison const& comparison, std::size_t number) {
        std::string sql = fmt::format("case level_{}", number);
        for (std::size_t i = 0; i < comparison.levels.size(); ++i) {
            auto const& level = comparison.levels[i];
            auto bits = std::log2(std::max(level.m, 1e-12)) - std::log2(std::max(level.u, 1e-12));
            sql += fmt::format(" when {} then {}", i + 1, literal(bits));
            if (level.frequency > 0) sql += rarity(comparison, level);
        }
        return sql + " else 0 end";
    }

    // Two comparisons that depend on each other: the bits of their two levels, where both are there.
    std::string dependence_case(linkage::LevelDependence const& dependence) const {
        std::string bits;
        for (auto value : dependence.bits) bits += (bits.empty() ? "" : ", ") + literal(value);
        auto const columns = model_.comparisons[dependence.second].levels.size();
        return fmt::format(" {0} case when level_{1} > 0 and level_{2} > 0 then ([{3}])[(level_{1} - 1) * {4} + level_{2}] else 0 end", dependence.is_of_match ? "+" : "-",
                           dependence.first, dependence.second, bits, columns);
    }

    // Single precision, as the engine keeps shares.
    std::string rarity(linkage::Comparison const& comparison, linkage::Level const& level) {
        auto condition = level.when.empty() ? Condition{.kind = Condition::Kind::any_of} : *linkage::condition_from_text(level.when, comparison.columns);
        auto share = share_of(agreeing(condition, comparison));
        return fmt::format(" + cast(cast({} as float) * ({}_usual - greatest({}_l, {}_r)) as double)", float(level.frequency), share, share, share);
    }

    std::string agreeing(Condition const& condition, linkage::Comparison const& comparison) {
        if (comparison.columns.size() == 1 && condition.kind != Condition::Kind::all_of && !condition.left.transforms.size()) return quoted(comparison.columns[0]);
        if (condition.kind == Condition::Kind::measure && condition.measure == "equal" && condition.left == condition.right) return column_of(condition.left);
        throw NotEmulated("frequency of a level of comparison " + comparison.name);
    }

    // The column of an operand, or one that is made for it.
    std::string column_of(Operand const& operand) {
        if (operand.transforms.empty()) return quoted(operand.column);
        auto text = quoted(operand.column);
        for (auto const& transform : operand.transforms) text = transformed(text, transform);
        auto found = derived_.find(text);
        if (found == derived_.end()) found = derived_.emplace(text, fmt::format("part_{}", derived_.size())).first;
        return found->second;
    }

    std::string share_of(std::string const& column) {
        auto found = shares_.find(column);
        if (found == shares_.end()) found = shares_.emplace(column, fmt::format("share_{}", shares_.size())).first;
        return found->second;
    }

    linkage::Model const& model_;
    double weight_min_;
    std::map<std::string, std::string> derived_, shares_;  // text → column
};

}  // namespace

PredictionSql prediction_sql(linkage::Model const& model, std::vector<std::string> const& files, double weight_min) {
    return Writer(model, weight_min).write(files);
}

}  // namespace jiayu::bench
