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
    std::int64_t rows = 50;
    bool shows_all = false;
};

service::MatterFilter filter_of(Arguments const& arguments) {
    auto filter = arguments.filter;
    filter.rows_max = std::size_t(std::max<std::int64_t>(arguments.rows, 1));
    return filter;
}

boost::json::object json_of(service::StandingRow const& row, std::string const& name) {
    return {{"matter_id", row.matter_id}, {"topic", row.subject.topic}, {"person", row.subject.subject_person}, {"name", name}, {"area", row.subject.area.text()}, {"state", row.state},
            {"since", to_iso(row.since)}, {"version", row.version}, {"due_on", row.due_on ? boost::json::value(to_iso(*row.due_on)) : boost::json::value()}};
}

void print(service::MatterList const& list, Context const& context) {
    std::size_t const texts[] = {1, 3, 4, 5, 6, 8};
    auto table = table_with_titles(message::matter_list_titles, context.language, texts);
    for (auto const& [row, name] : list.lines)
        table.add({std::to_string(row.matter_id), row.topic().title.in(context.language), std::to_string(row.subject.subject_person), name, row.subject.area.text(),
                   row.state_in_pack().title.in(context.language), to_iso(row.since), std::to_string(row.version), row.due_on ? to_iso(*row.due_on) : std::string()});
    if (!list.lines.empty()) table.print(*context.out);
    *context.out << render(message::matter_list_count, {{"count", with_thousands(list.total)}}, context.language) << "\n";
    if (list.next_after) *context.out << render(message::matter_list_next, {{"after", std::to_string(*list.next_after)}}, context.language) << "\n";
}

Result<int> list(Context const& context, Arguments const& arguments) {
    auto desk = desk_of(context, arguments.on);
    if (!desk) return std::unexpected(desk.error());
    auto found = service::list_matters(*desk, filter_of(arguments));
    if (!found) return std::unexpected(found.error());
    if (!context.json) {
        print(*found, context);
        return done;
    }
    boost::json::array lines;
    for (auto const& [row, name] : found->lines) lines.push_back(json_of(row, name));
    boost::json::value after;
    if (found->next_after) after = *found->next_after;
    *context.out << boost::json::serialize(boost::json::object{{"count", found->total}, {"next_after", after}, {"matters", lines}}) << "\n";
    return done;
}

std::string level_text(service::DueLine const& line, Language language) {
    std::string text;
    if (line.level == service::DueLevel::reminder) text = render(message::matter_due_reminder, {}, language);
    if (line.level == service::DueLevel::overdue) {
        auto role = matters::find_part(line.standing.kind->roles, line.clock->escalates_to);
        text = role ? render(message::matter_due_overdue, {{"role", role->title.in(language)}}, language) : render(message::matter_due_late, {}, language);
    }
    if (!line.is_provisional) return text;
    return text + (text.empty() ? "" : language == Language::zh ? "；" : "; ") + render(message::matter_due_provisional, {{"file", matters::calendar_file(int(line.standing.due_on->year()))}}, language);
}

constexpr std::string_view level_names[] = {"running", "reminder", "overdue"};

boost::json::object json_of(service::DueLine const& line) {
    auto json = json_of(line.standing, line.name);
    json["clock"] = line.clock->id, json["days_left"] = line.days_left, json["level"] = level_names[std::size_t(line.level)];
    json["escalates_to"] = line.clock->escalates_to, json["provisional"] = line.is_provisional;
    return json;
}

void print(service::DueList const& list, Context const& context) {
    std::size_t const texts[] = {1, 2, 3, 4, 5, 6, 8};
    auto table = table_with_titles(message::matter_due_titles, context.language, texts);
    for (auto const& line : list.lines) {
        auto const& row = line.standing;
        table.add({std::to_string(row.matter_id), row.topic().title.in(context.language), line.name, row.subject.area.text(), row.state_in_pack().title.in(context.language),
                   line.clock->title.in(context.language), to_iso(*row.due_on), std::to_string(line.days_left), level_text(line, context.language)});
    }
    if (!list.lines.empty()) table.print(*context.out);
    *context.out << render(message::matter_due_count, {{"count", with_thousands(list.total)}, {"overdue", with_thousands(list.overdue)}, {"shown", with_thousands(std::int64_t(list.lines.size()))}}, context.language) << "\n";
}

Result<int> due(Context const& context, Arguments const& arguments) {
    auto desk = desk_of(context, arguments.on);
    if (!desk) return std::unexpected(desk.error());
    auto found = service::list_due(*desk, filter_of(arguments), arguments.shows_all ? service::DueLevel::running : service::DueLevel::reminder);
    if (!found) return std::unexpected(found.error());
    if (!context.json) {
        print(*found, context);
        return done;
    }
    boost::json::array lines;
    for (auto const& line : found->lines) lines.push_back(json_of(line));
    *context.out << boost::json::serialize(boost::json::object{{"count", found->total}, {"overdue", found->overdue}, {"matters", lines}}) << "\n";
    return done;
}

}  // namespace

Command matter_list_command() {
    static Arguments arguments;
    return {.name = "matter list", .about = &message::about_matter_list,
            .options = {{"--state", "STATE", &message::option_matter_state, &arguments.filter.state},
                        {"--benefit", "BENEFIT", &message::option_matter_topic, &arguments.filter.topic},
                        {"--mine", "", &message::option_matter_mine, &arguments.filter.is_for_actor},
                        {"--rows", "N", &message::option_matter_rows, &arguments.rows},
                        {"--after", "MATTER", &message::option_matter_after, &arguments.filter.after},
                        {"--on", "DATE", &message::option_matter_as_of, &arguments.on}},
            .run = [](Context const& context) { return list(context, arguments); }};
}

Command matter_due_command() {
    static Arguments arguments;
    return {.name = "matter due", .about = &message::about_matter_due,
            .options = {{"--all", "", &message::option_matter_all, &arguments.shows_all},
                        {"--mine", "", &message::option_matter_due_mine, &arguments.filter.is_for_actor},
                        {"--benefit", "BENEFIT", &message::option_matter_topic, &arguments.filter.topic},
                        {"--rows", "N", &message::option_matter_rows, &arguments.rows},
                        {"--on", "DATE", &message::option_matter_as_of, &arguments.on}},
            .run = [](Context const& context) { return due(context, arguments); }};
}

}  // namespace jiayu::cli
