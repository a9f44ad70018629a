#include <boost/json.hpp>
#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/messages.hpp"
#include "service/check_pack.hpp"

namespace jiayu::cli {

namespace {

boost::json::array to_json(std::vector<service::PackRemark> const& remarks) {
    boost::json::array json;
    for (auto const& remark : remarks)
        json.push_back(boost::json::object{{"place", remark.place}, {"code", std::string(remark.error.code->name)},
                                           {"zh", remark.error.text(Language::zh)}, {"en", remark.error.text(Language::en)}});
    return json;
}

boost::json::object to_json(service::PackVerdict const& verdict) {
    boost::json::array replaced;
    for (auto const& one : verdict.replaced) replaced.push_back(boost::json::object{{"kind", one.kind}, {"id", one.id}, {"of", one.of}});
    return {{"version", verdict.version}, {"rules", verdict.rules}, {"parameters", verdict.parameters}, {"views", verdict.views},
            {"tables", verdict.tables}, {"examples", verdict.examples}, {"replaced", replaced}, {"problems", to_json(verdict.remarks)}, {"moved_examples", to_json(verdict.moved)}};
}

void print(std::vector<service::PackRemark> const& remarks, Context const& context) {
    for (auto const& remark : remarks) *context.out << remark.place << ":\n  " << remark.error.text(context.language) << "\n";
}

void print(service::PackVerdict const& verdict, bool examples_run, Context const& context) {
    print(verdict.remarks, context);
    if (!verdict.moved.empty()) *context.out << render(message::pack_examples_moved, {{"count", std::to_string(verdict.moved.size())}}, context.language) << "\n";
    print(verdict.moved, context);
    for (auto const& one : verdict.replaced) *context.out << render(message::pack_replaced, {{"kind", one.kind}, {"id", one.id}, {"of", one.of}}, context.language) << "\n";
    MessageArguments counts{{"version", verdict.version}, {"rules", std::to_string(verdict.rules)}, {"tables", std::to_string(verdict.tables)}, {"parameters", std::to_string(verdict.parameters)},
                            {"views", std::to_string(verdict.views)}, {"examples", std::to_string(verdict.examples)}, {"problems", std::to_string(verdict.remarks.size())}};
    auto const& verdict_text = !verdict.remarks.empty() ? message::pack_problems : examples_run ? message::pack_tested : message::pack_sound;
    *context.out << render(verdict_text, counts, context.language) << "\n";
}

int tell(service::PackVerdict const& verdict, bool examples_run, Context const& context) {
    if (context.json) *context.out << boost::json::serialize(to_json(verdict)) << "\n";
    else print(verdict, examples_run, context);
    return verdict.remarks.empty() ? done : not_met;
}

Option pack_option(std::string& pack) { return {"pack", "PACK", &message::option_pack, &pack}; }

struct Counts {
    int mutants = 0, killed = 0;
};

Counts counts_of(service::PackMutation const& mutation) {
    Counts counts;
    for (auto const& rule : mutation.rules) counts.mutants += rule.mutants, counts.killed += rule.killed();
    return counts;
}

boost::json::object to_json(service::PackMutation const& mutation) {
    boost::json::array rules;
    for (auto const& rule : mutation.rules) {
        boost::json::array survivors;
        for (auto const& survivor : rule.survivors) survivors.push_back(boost::json::object{{"place", survivor.place}, {"from", survivor.from}, {"to", survivor.to}});
        rules.push_back(boost::json::object{{"rule", rule.rule}, {"mutants", rule.mutants}, {"killed", rule.killed()}, {"survivors", survivors}});
    }
    auto counts = counts_of(mutation);
    return {{"version", mutation.verdict.version}, {"mutants", counts.mutants}, {"killed", counts.killed}, {"enough", mutation.is_enough}, {"rules", rules}};
}

// Conditions are written over several lines; a table's cell is one.
std::string in_one_line(std::string_view text) {
    std::string line;
    for (auto c : text) {
        bool blank = c == ' ' || c == '\n';
        if (!blank) line += c;
        else if (!line.ends_with(' ')) line += ' ';
    }
    return line;
}

void print(service::PackMutation const& mutation, Context const& context) {
    constexpr std::size_t titles_of_text[] = {0, 2, 3};
    auto table = table_with_titles(message::pack_survivor_titles, context.language, titles_of_text);
    bool any = false;
    for (auto const& rule : mutation.rules)
        for (auto const& survivor : rule.survivors) {
            table.add({rule.rule, std::to_string(survivor.place), in_one_line(survivor.from), in_one_line(survivor.to)});
            any = true;
        }
    if (any) table.print(*context.out);
    auto counts = counts_of(mutation);
    constexpr double percent = 100;
    auto share = counts.mutants == 0 ? percent : percent * counts.killed / counts.mutants;
    *context.out << render(message::pack_mutated, {{"rules", std::to_string(mutation.rules.size())}, {"mutants", std::to_string(counts.mutants)},
                                                   {"killed", std::to_string(counts.killed)}, {"percent", fmt::format("{:.1f}", share)},
                                                   {"wanted", std::to_string(mutation.wanted_percent)}},
                           context.language) << "\n";
    if (any) *context.out << render(message::pack_mutation_advice, {}, context.language) << "\n";
}

}  // namespace

Command pack_check_command() {
    static std::string pack = "national";
    return {.name = "pack check", .about = &message::about_pack_check, .options = {pack_option(pack)}, .run = [](Context const& context) -> Result<int> {
                return tell(service::check_pack(context.packs / pack), false, context);
            }};
}

Command pack_test_command() {
    static std::string pack = "national";
    return {.name = "pack test", .about = &message::about_pack_test, .options = {pack_option(pack)}, .run = [](Context const& context) -> Result<int> {
                return tell(service::test_pack(context.packs / pack), true, context);
            }};
}

Command pack_mutate_command() {
    static std::string pack = "national";
    return {.name = "pack mutate", .about = &message::about_pack_mutate, .options = {pack_option(pack)}, .run = [](Context const& context) -> Result<int> {
                auto mutation = service::mutate_pack(context.packs / pack);
                if (!mutation.verdict.remarks.empty()) return tell(mutation.verdict, true, context);
                if (context.json) *context.out << boost::json::serialize(to_json(mutation)) << "\n";
                else print(mutation, context);
                return mutation.is_enough ? done : not_met;
            }};
}

}  // namespace jiayu::cli
