#include <ostream>

#include "cli/evidence_text.hpp"
#include "cli/link_arguments.hpp"
#include "cli/messages.hpp"

namespace jiayu::cli {

namespace {

struct Arguments {
    std::string model, a, b;
    std::vector<std::string> files;
};

boost::json::object to_json(service::ExplainedPair const& told) {
    return {{"comparisons", evidence_json(told.comparisons, "a", "b")}, {"prior_bits", told.prior_bits}, {"weight", told.weight}, {"probability", told.probability}, {"rule", told.rule}};
}

Result<int> run_explain(Arguments const& arguments, Context const& context) {
    auto told = service::explain_link(arguments.model, as_paths(arguments.files), {arguments.a, arguments.b});
    if (!told) return std::unexpected(told.error());
    if (context.json) *context.out << boost::json::serialize(to_json(*told)) << "\n";
    else print_evidence({told->comparisons, told->prior_bits, told->weight, told->probability}, message::link_explain_titles, context);
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
