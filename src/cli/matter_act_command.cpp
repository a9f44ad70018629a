#include "cli/matter_arguments.hpp"
#include "cli/messages.hpp"

namespace jiayu::cli {

namespace {

struct Arguments {
    std::int64_t matter = 0, version = 0;
    std::string verb;
    StepArguments step;
};

Result<int> act(Context const& context, Arguments const& arguments) {
    auto step = step_of(arguments.verb, arguments.step);
    if (!step) return std::unexpected(step.error());
    auto desk = desk_of(context, arguments.step.on);
    if (!desk) return std::unexpected(desk.error());
    auto answer = service::act_on_matter(*desk, {.matter_id = arguments.matter, .expected_version = int(arguments.version), .step = std::move(*step)});
    if (!answer) return std::unexpected(answer.error());
    return tell(*answer, context);
}

}  // namespace

Command matter_act_command() {
    static Arguments arguments;
    Command command{.name = "matter act", .writes_trail = true, .about = &message::about_matter_act,
                    .options = {{"matter", "MATTER", &message::option_matter_id, &arguments.matter, true},
                                {"verb", "VERB", &message::option_matter_verb, &arguments.verb, true},
                                {"--version", "N", &message::option_matter_version, &arguments.version, true}},
                    .run = [](Context const& context) { return act(context, arguments); }};
    add_step_options(command.options, arguments.step);
    return command;
}

}  // namespace jiayu::cli
