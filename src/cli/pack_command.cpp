#include <boost/json.hpp>
#include <ostream>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "service/check_pack.hpp"

namespace jiayu::cli {

namespace {

boost::json::object to_json(service::PackVerdict const& verdict) {
    boost::json::array remarks;
    for (auto const& remark : verdict.remarks)
        remarks.push_back(boost::json::object{{"place", remark.place}, {"code", std::string(remark.error.code->name)},
                                              {"zh", remark.error.text(Language::zh)}, {"en", remark.error.text(Language::en)}});
    return {{"version", verdict.version}, {"rules", verdict.rules}, {"parameters", verdict.parameters}, {"views", verdict.views},
            {"examples", verdict.examples}, {"problems", remarks}};
}

void print(service::PackVerdict const& verdict, bool examples_run, Context const& context) {
    for (auto const& remark : verdict.remarks) *context.out << remark.place << ":\n  " << remark.error.text(context.language) << "\n";
    MessageArguments counts{{"version", verdict.version}, {"rules", std::to_string(verdict.rules)}, {"parameters", std::to_string(verdict.parameters)},
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

}  // namespace jiayu::cli
