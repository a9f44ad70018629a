#include "cli/matter_arguments.hpp"
#include "cli/messages.hpp"

namespace jiayu::cli {

namespace {

struct Arguments {
    std::int64_t person = 0, payee = 0;
    std::string topic, kind = "benefit_application", verb, area;
    StepArguments step;
};

Result<int> open(Context const& context, Arguments const& arguments) {
    auto step = step_of(arguments.verb, arguments.step);
    if (!step) return std::unexpected(step.error());
    service::MatterOpening opening{.kind = arguments.kind, .topic = arguments.topic, .subject_person = arguments.person, .payee_person = {}, .area = {}, .step = std::move(*step)};
    if (arguments.payee) opening.payee_person = arguments.payee;
    if (!arguments.area.empty()) {
        auto area = DivisionCode::parse(arguments.area);
        if (!area) return std::unexpected(area.error());
        opening.area = *area;
    }
    auto desk = desk_of(context, arguments.step.on);
    if (!desk) return std::unexpected(desk.error());
    auto answer = service::open_matter(*desk, opening);
    if (!answer) return std::unexpected(answer.error());
    return tell(*answer, context);
}

}  // namespace

Command matter_open_command() {
    static Arguments arguments;
    Command command{.name = "matter open", .writes_trail = true, .about = &message::about_matter_open,
                    .options = {{"person", "PERSON_ID", &message::option_matter_person, &arguments.person, true},
                                {"benefit", "BENEFIT", &message::option_matter_benefit, &arguments.topic, true},
                                {"--payee", "PERSON_ID", &message::option_matter_payee, &arguments.payee},
                                {"--verb", "VERB", &message::option_matter_opening, &arguments.verb},
                                {"--area", "CODE", &message::option_matter_area, &arguments.area},
                                {"--kind", "KIND", &message::option_matter_kind, &arguments.kind}},
                    .run = [](Context const& context) { return open(context, arguments); }};
    add_step_options(command.options, arguments.step);
    return command;
}

}  // namespace jiayu::cli
