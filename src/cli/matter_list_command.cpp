#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/matter_arguments.hpp"
#include "cli/messages.hpp"
#include "service/list_matters.hpp"

namespace jiayu::cli {

namespace {

struct Arguments {
    service::MatterFilter filter;
    std::string on;
    bool shows_all = false;
};

std::string const& topic_title(service::Matter const& matter, Language language) { return matters::find_part(matter.kind->topics, matter.subject.topic)->title.in(language); }

Result<int> list(Context const& context, Arguments const& arguments) {
    auto desk = desk_of(context, arguments.on);
    if (!desk) return std::unexpected(desk.error());
    auto lines = service::list_matters(*desk, arguments.filter);
    if (!lines) return std::unexpected(lines.error());
    if (context.json) {
        boost::json::array json;
        for (auto const& line : *lines)
            json.push_back(boost::json::object{{"matter_id", line.matter.matter_id}, {"topic", line.matter.subject.topic}, {"person", line.matter.subject.subject_person}, {"name", line.name},
                                               {"area", line.matter.subject.area.text()}, {"state", line.matter.standing->state->id}, {"since", to_iso(line.matter.standing->since)},
                                               {"version", line.matter.standing->version}, {"due_on", line.next_due ? boost::json::value(to_iso(*line.next_due->due_on)) : boost::json::value()}});
        *context.out << boost::json::serialize(json) << "\n";
        return done;
    }
    std::size_t const texts[] = {1, 3, 4, 5, 6, 8};
    auto table = table_with_titles(message::matter_list_titles, context.language, texts);
    for (auto const& line : *lines)
        table.add({std::to_string(line.matter.matter_id), topic_title(line.matter, context.language), std::to_string(line.matter.subject.subject_person), line.name, line.matter.subject.area.text(),
                   line.matter.standing->state->title.in(context.language), to_iso(line.matter.standing->since), std::to_string(line.matter.standing->version),
                   line.next_due ? to_iso(*line.next_due->due_on) : std::string()});
    if (!lines->empty()) table.print(*context.out);
    *context.out << render(message::matter_list_count, {{"count", with_thousands(std::int64_t(lines->size()))}}, context.language) << "\n";
    return done;
}

std::string level_text(service::DueLine const& line, Language language) {
    if (line.level == service::DueLevel::running) return {};
    if (line.level == service::DueLevel::reminder) return render(message::matter_due_reminder, {}, language);
    auto role = matters::find_part(line.matter->kind->roles, line.reading.clock->escalates_to);
    return render(message::matter_due_overdue, {{"role", role->title.in(language)}}, language);
}

constexpr std::string_view level_names[] = {"running", "reminder", "overdue"};

Result<int> due(Context const& context, Arguments const& arguments) {
    auto desk = desk_of(context, arguments.on);
    if (!desk) return std::unexpected(desk.error());
    auto found = service::list_due(*desk, arguments.shows_all ? service::DueLevel::running : service::DueLevel::reminder);
    if (!found) return std::unexpected(found.error());
    if (context.json) {
        boost::json::array json;
        for (auto const& line : found->lines)
            json.push_back(boost::json::object{{"matter_id", line.matter->matter_id}, {"topic", line.matter->subject.topic}, {"name", line.name}, {"state", line.matter->standing->state->id},
                                               {"clock", line.reading.clock->id}, {"due_on", to_iso(*line.reading.due_on)}, {"days_left", line.days_left},
                                               {"level", level_names[std::size_t(line.level)]}, {"escalates_to", line.reading.clock->escalates_to}, {"provisional", line.reading.is_provisional}});
        *context.out << boost::json::serialize(json) << "\n";
        return done;
    }
    std::size_t const texts[] = {1, 2, 3, 4, 5, 6, 8};
    auto table = table_with_titles(message::matter_due_titles, context.language, texts);
    for (auto const& line : found->lines)
        table.add({std::to_string(line.matter->matter_id), topic_title(*line.matter, context.language), line.name, line.matter->subject.area.text(), line.matter->standing->state->title.in(context.language),
                   line.reading.clock->title.in(context.language), to_iso(*line.reading.due_on), std::to_string(line.days_left), level_text(line, context.language)});
    if (!found->lines.empty()) table.print(*context.out);
    *context.out << render(message::matter_list_count, {{"count", with_thousands(std::int64_t(found->lines.size()))}}, context.language) << "\n";
    return done;
}

}  // namespace

Command matter_list_command() {
    static Arguments arguments;
    return {.name = "matter list", .about = &message::about_matter_list,
            .options = {{"--state", "STATE", &message::option_matter_state, &arguments.filter.state},
                        {"--benefit", "BENEFIT", &message::option_matter_topic, &arguments.filter.topic},
                        {"--mine", "", &message::option_matter_mine, &arguments.filter.is_for_actor},
                        {"--on", "DATE", &message::option_matter_as_of, &arguments.on}},
            .run = [](Context const& context) { return list(context, arguments); }};
}

Command matter_due_command() {
    static Arguments arguments;
    return {.name = "matter due", .about = &message::about_matter_due,
            .options = {{"--all", "", &message::option_matter_all, &arguments.shows_all}, {"--on", "DATE", &message::option_matter_as_of, &arguments.on}},
            .run = [](Context const& context) { return due(context, arguments); }};
}

}  // namespace jiayu::cli
