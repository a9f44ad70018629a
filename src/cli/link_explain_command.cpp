#include <boost/json.hpp>
#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/messages.hpp"
#include "service/link_explain.hpp"

namespace jiayu::cli {

namespace {

struct Arguments {
    std::string model, a, b;
    std::vector<std::string> files;
};

std::string bits(double value) { return fmt::format("{:+.2f}", value); }

void print(service::ExplainedPair const& told, Context const& context) {
    std::size_t const texts[] = {1, 2, 3};
    auto table = table_with_titles(message::link_explain_titles, context.language, texts);
    for (auto const& one : told.comparisons) table.add({one.name, one.a, one.b, one.level, one.level.empty() ? "" : bits(one.bits + one.rarity_bits)});
    table.print(*context.out);
    *context.out << render(message::link_explain_result, {{"prior", bits(told.prior_bits)}, {"weight", bits(told.weight)}, {"probability", fmt::format("{:.6f}", told.probability)}},
                           context.language) << "\n";
}

boost::json::object to_json(service::ExplainedPair const& told) {
    boost::json::array comparisons;
    for (auto const& one : told.comparisons)
        comparisons.push_back(boost::json::object{{"name", one.name}, {"a", one.a}, {"b", one.b}, {"level", one.level}, {"bits", one.bits}, {"rarity_bits", one.rarity_bits}});
    return {{"comparisons", comparisons}, {"prior_bits", told.prior_bits}, {"weight", told.weight}, {"probability", told.probability}, {"rule", told.rule}};
}

Result<int> run_explain(Arguments const& arguments, Context const& context) {
    auto told = service::explain_link(arguments.model, as_paths(arguments.files), {arguments.a, arguments.b});
    if (!told) return std::unexpected(told.error());
    if (context.json) *context.out << boost::json::serialize(to_json(*told)) << "\n";
    else print(*told, context);
    return done;
}

}  // namespace

Command link_explain_command() {
    auto arguments = std::make_shared<Arguments>();  // shared by the options and the run
    return {.name = "link explain",
            .about = &message::about_link_explain,
            .options = {{"model", "MODEL", &message::option_link_model, &arguments->model, true},
                        {"file", "FILE", &message::option_link_files, &arguments->files, true},
                        {"-a,--first", "ID", &message::option_link_record, &arguments->a, true},
                        {"-b,--second", "ID", &message::option_link_record, &arguments->b, true}},
            .run = [arguments](Context const& context) { return run_explain(*arguments, context); }};
}

}  // namespace jiayu::cli
