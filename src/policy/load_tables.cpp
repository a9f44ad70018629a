#include "policy/load_tables.hpp"

#include "policy/check_table.hpp"
#include "policy/load_vocabulary.hpp"
#include "policy/messages.hpp"
#include "policy/pack_layers.hpp"
#include "policy/read_given.hpp"
#include "policy/table_sheet.hpp"
#include "rules/check.hpp"
#include "rules/table_value.hpp"

namespace jiayu::policy {

namespace {

constexpr std::pair<std::string_view, rules::HitPolicy> hits[] = {
    {"unique", rules::HitPolicy::unique}, {"first", rules::HitPolicy::first}, {"sum", rules::HitPolicy::sum},
    {"min", rules::HitPolicy::min},       {"max", rules::HitPolicy::max},     {"count", rules::HitPolicy::count},
};

class TableLoader {
public:
    TableLoader(Path const& folder, std::string name, Pack& pack, std::vector<PackProblem>& problems)
        : folder_(folder), pack_(pack), problems_(problems), source_(folder, "tables/" + name + ".toml", problems) {
        table_.name = std::move(name);
    }

    void load() {
        auto const& top = source_.table();
        auto before = problems_.size();
        source_.refuse_other_keys(top, {"over", "hit", "day", "complete", "title", "basis", "inputs", "outputs", "default", "rows", "examples"}, "");
        auto view = pack_.vocabulary.views.find(source_.text(top, "over", ""));
        if (view == pack_.vocabulary.views.end())
            return source_.report("", Error(message::view_unknown, {{"found", top["over"].value<std::string>().value_or("")}}));
        view_ = &view->second;
        table_.view = view->first;
        table_.is_complete = top["complete"].value_or(true);
        read_hit();
        read_inputs();
        read_outputs();
        read_default();
        if (problems_.size() == before) read_rows();
        title_ = source_.bilingual(top, "title", "");
        if (problems_.size() == before) keep();
    }

private:
    void read_hit() {
        auto word = source_.table()["hit"].value_or(std::string("unique"));
        auto at = std::ranges::find(hits, word, [](auto const& pair) { return pair.first; });
        if (at != std::end(hits)) table_.hit = at->second;
        else source_.report("", Error(message::word_unknown, {{"key", "hit"}, {"found", word}, {"expected", "unique | first | sum | min | max | count"}}));
    }

    std::optional<rules::Type> type_in_view(std::string const& expression, std::string const& place) {
        auto syntax = rules::parse(expression);
        auto term = syntax ? rules::check(*syntax, expression, *view_, pack_.vocabulary) : Result<rules::Term>(std::unexpected(syntax.error()));
        if (!term) source_.report(place, term.error());
        return term ? std::optional(term->type) : std::nullopt;
    }

    void read_inputs() {
        auto inputs = source_.table()["inputs"].as_table();
        if (!inputs || inputs->empty()) return source_.report("", Error(message::key_missing, {{"key", "inputs"}}));
        for (auto const& [heading, node] : *inputs) {
            auto name = std::string(heading.str());
            auto expression = node.value<std::string>().value_or("");
            auto type = type_in_view(expression, "inputs." + name);
            bool fits = type && type->kind != rules::Kind::real && type->kind != rules::Kind::duration && type->kind != rules::Kind::list;
            if (type && !fits) source_.report("inputs." + name, Error(message::table_type, {{"found", name_of(*type)}}));
            if (fits) table_.inputs.push_back({name, expression, *type});
        }
        table_.day = source_.table()["day"].value_or(std::string("as_of"));
        auto type = type_in_view(table_.day, "day");
        if (type && *type != rules::date_type) source_.report("day", Error(message::example_value, {{"found", table_.day}, {"expected", "date"}}));
    }

    bool fits_collection(rules::Type const& type) const {
        bool number = type.kind == rules::Kind::integer || type.kind == rules::Kind::money;
        switch (table_.hit) {
            case rules::HitPolicy::sum: return number;
            case rules::HitPolicy::count: return type.kind == rules::Kind::integer;
            case rules::HitPolicy::min:
            case rules::HitPolicy::max: return number || type.kind == rules::Kind::date;
            default: return true;
        }
    }

    void read_outputs() {
        auto outputs = source_.table()["outputs"].as_table();
        if (!outputs || outputs->empty()) return source_.report("", Error(message::key_missing, {{"key", "outputs"}}));
        for (auto const& [heading, node] : *outputs) {
            auto name = std::string(heading.str());
            auto type_name = node.value<std::string>().value_or("");
            auto type = rules::type_from_name(type_name);
            bool known = type && type->kind != rules::Kind::real && type->kind != rules::Kind::duration && type->kind != rules::Kind::list &&
                         (type->kind != rules::Kind::code || pack_.vocabulary.code_sets.contains(type->code_set));
            if (!known || !fits_collection(*type)) source_.report("outputs." + name, Error(message::table_type, {{"found", type_name}}));
            else table_.outputs.push_back({name, *type});
        }
    }

    void read_default() {
        auto values = source_.table()["default"].as_table();
        if (!values) return;
        if (table_.hit == rules::HitPolicy::sum || table_.hit == rules::HitPolicy::count) return source_.report("", Error(message::table_default_needless));
        for (auto const& output : table_.outputs) {
            auto node = values->get(output.name);
            auto value = node ? value_of_type(*node, output.type, pack_.vocabulary) : std::nullopt;
            if (value) table_.otherwise.push_back(std::move(*value));
            else source_.report("default", Error(message::example_value, {{"found", output.name}, {"expected", name_of(output.type)}}));
        }
    }

    void read_rows() {
        auto file = source_.table()["rows"].value_or(table_.name + ".csv");
        read_table_rows(folder_, "tables/" + file, pack_.vocabulary, table_, problems_);
        auto basis = source_.table()["basis"].value_or(std::string());
        for (auto& row : table_.rows) {
            if (row.basis.empty()) row.basis = basis;
            if (!is_basis(row.basis)) source_.report(row.name, Error(message::basis_unknown, {{"found", row.basis}}));
        }
        for (std::size_t output = 0; output < table_.outputs.size(); ++output) refuse_overflow(output);
    }

    // What all rows give together must fit 64 bits, so that no sum of some of them can leave them.
    void refuse_overflow(std::size_t output) {
        __int128 sum = 0;
        if (table_.hit != rules::HitPolicy::sum) return;
        for (auto const& row : table_.rows) {
            auto value = std::get<std::int64_t>(row.outputs[output]);
            sum += value < 0 ? -__int128(value) : __int128(value);
        }
        if (sum > std::numeric_limits<std::int64_t>::max()) source_.report(table_.outputs[output].name, Error(message::table_sum_too_large));
    }

    void keep() {
        claim(pack_, "table", table_.name);
        std::erase_if(pack_.tables, [&](PackTable const& earlier) { return earlier.table->name == table_.name; });
        auto& kept = pack_.vocabulary.tables[table_.name] = std::move(table_);
        PackTable table{&kept, view_, title_.zh, title_.en, source_.table()["basis"].value_or(std::string()), {}, {}};
        for (auto const& output : kept.outputs) {
            auto source = "table." + kept.name + "." + output.name;
            auto term = rules::check(*rules::parse(source), source, *view_, pack_.vocabulary);
            if (!term) return source_.report("", term.error());
            table.outputs.push_back(std::move(*term));
        }
        for (auto& fault : check_table(table, pack_.vocabulary)) source_.report("", std::move(fault));
        read_examples(table);
        pack_.tables.push_back(std::move(table));
    }

    void read_examples(PackTable& table) {
        if (auto examples = source_.table()["examples"].as_array())
            for (auto const& node : *examples)
                if (auto one = node.as_table()) read_example(*one, table);
        std::set<std::size_t> rows;
        for (auto const& example : table.examples) rows.merge(rows_shown(table, example));
        for (std::size_t row = 0; row < table.table->rows.size(); ++row)
            if (!rows.contains(row)) source_.report(table.table->rows[row].name, Error(message::table_row_without_example));
        if (!table.table->otherwise.empty() && !rows.contains(table.table->rows.size())) source_.report("default", Error(message::table_row_without_example));
    }

    void read_example(toml::table const& from, PackTable& table) {
        auto place = fmt::format("examples, {}", table.examples.size() + 1);
        source_.refuse_other_keys(from, {"given", "expect", "as_of"}, place);
        auto given = read_given(source_, from, place, {*view_, pack_.vocabulary});
        TableExample example{given.value_or(Given()), source_.date(from, "as_of", place, false), {}};
        auto expect = from["expect"].as_table();
        bool unknown = from["expect"].value<std::string>() == "unknown";
        if (!expect && !unknown) return source_.report(place, Error(message::key_missing, {{"key", "expect"}}));
        for (auto const& output : table.table->outputs) {
            auto node = expect ? expect->get(output.name) : nullptr;
            auto value = node ? value_of_type(*node, output.type, pack_.vocabulary) : std::nullopt;
            bool says_unknown = unknown || (node && node->value<std::string>() == "unknown" && output.type.kind != rules::Kind::text);
            if (!value && !says_unknown) source_.report(place, Error(message::example_value, {{"found", output.name}, {"expected", name_of(output.type)}}));
            example.expect.push_back(std::move(value));
        }
        table.examples.push_back(std::move(example));
    }

    Path const& folder_;
    Pack& pack_;
    std::vector<PackProblem>& problems_;
    TomlSource source_;
    rules::DecisionTable table_;
    rules::View const* view_ = nullptr;
    BilingualText title_;
};

}  // namespace

void load_tables(Path const& folder, Pack& pack, std::vector<PackProblem>& problems) {
    if (!std::filesystem::is_directory(folder / "tables")) return;
    std::vector<std::string> names;
    for (auto const& entry : std::filesystem::directory_iterator(folder / "tables"))
        if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
    std::ranges::sort(names);
    for (auto const& name : names) TableLoader(folder, name, pack, problems).load();
    std::ranges::sort(pack.tables, {}, [](PackTable const& table) { return table.table->name; });
}

}  // namespace jiayu::policy
