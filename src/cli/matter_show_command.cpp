#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/matter_arguments.hpp"
#include "cli/messages.hpp"
#include "service/matter_sheets.hpp"

namespace jiayu::cli {

namespace {

struct Arguments {
    std::int64_t matter = 0;
    std::string reveal_reason, on, file;
};

constexpr std::string_view decision_kinds[] = {"", "grant", "arrears", "recovery"};

std::string_view source_name(matters::EntrySource source) {
    switch (source) {
        case matters::EntrySource::from_register: return "register";
        case matters::EntrySource::proved: return "proof";
        default: return "given";
    }
}

std::string source_text(service::ShownValue const& value, bool is_pledged, Language language) {
    if (value.source == matters::EntrySource::proved) return render(message::matter_from_proof, {{"proof", value.proof}}, language);
    if (value.source == matters::EntrySource::given) return render(message::matter_from_person, {}, language);
    return render(is_pledged ? message::matter_from_register_pledged : message::matter_from_register, {}, language);
}

std::string clock_text(matters::ClockReading const& reading, Context const& context) {
    if (!reading.due_on) return render(message::matter_clock_paused, {{"used", std::to_string(reading.used)}}, context.language);
    auto due = to_iso(*reading.due_on);
    return reading.is_provisional ? render(message::matter_clock_provisional, {{"due", due}}, context.language) : due;
}

boost::json::object to_json(service::ShownMatter const& shown) {
    boost::json::array actions, clocks, decided, next;
    for (auto const& action : shown.actions) {
        boost::json::array values;
        for (auto const& value : action.values) values.push_back(boost::json::object{{"field", value.field}, {"value", value.value}, {"source", source_name(value.source)}, {"proof", value.proof}});
        actions.push_back(boost::json::object{{"version", action.action.version}, {"verb", action.action.verb}, {"actor", action.action.actor}, {"role", action.action.role}, {"at", action.action.at},
                                              {"on", to_iso(action.action.on)}, {"note", action.action.note}, {"pledged", action.action.form.is_pledged}, {"form", values}});
    }
    for (auto const& reading : shown.matter.standing->clocks)
        clocks.push_back(boost::json::object{{"clock", reading.clock->id}, {"due_on", reading.due_on ? boost::json::value(to_iso(*reading.due_on)) : boost::json::value()}, {"used", reading.used}, {"provisional", reading.is_provisional}});
    for (auto const& one : shown.decided)
        decided.push_back(boost::json::object{{"decision_id", one.decision_id}, {"kind", decision_kinds[std::size_t(one.kind)]}, {"period", one.period}, {"amount", one.amount}, {"decided_on", to_iso(one.decided_on)}});
    for (auto verb : shown.next) next.push_back(boost::json::string(verb->id));
    auto const& subject = shown.matter.subject;
    return {{"matter_id", shown.matter.matter_id}, {"kind", shown.matter.kind->id}, {"topic", subject.topic}, {"person", subject.subject_person}, {"payee", subject.payee_person}, {"area", subject.area.text()},
            {"state", shown.matter.standing->state->id}, {"version", shown.matter.standing->version}, {"pack", shown.matter.pack}, {"actions", actions}, {"clocks", clocks}, {"decisions", decided}, {"next", next}};
}

void print_head(service::ShownMatter const& shown, Context const& context) {
    auto const& matter = shown.matter;
    *context.out << render(message::matter_head, {{"matter", std::to_string(matter.matter_id)}, {"kind", matter.kind->title.in(context.language)}, {"topic", shown.topic.in(context.language)},
                                                  {"person", std::to_string(matter.subject.subject_person)}, {"name", shown.subject_name}, {"payee", std::to_string(matter.subject.payee_person)},
                                                  {"payee_name", shown.payee_name}, {"area", matter.subject.area.text()}, {"state", matter.standing->state->title.in(context.language)},
                                                  {"since", to_iso(matter.standing->since)}, {"version", std::to_string(matter.standing->version)}}, context.language) << "\n\n";
}

void print_actions(service::ShownMatter const& shown, Context const& context) {
    std::size_t const texts[] = {1, 2, 3, 4, 5};
    auto table = table_with_titles(message::matter_action_titles, context.language, texts);
    for (auto const& action : shown.actions) {
        auto role = matters::find_part(shown.matter.kind->roles, action.action.role);
        table.add({std::to_string(action.action.version), to_iso(action.action.on), action.title.in(context.language), action.action.actor, role ? role->title.in(context.language) : action.action.role, action.action.note});
    }
    table.print(*context.out);
}

// The newest value of every field, in the order in which they were asked.
void print_values(service::ShownMatter const& shown, Context const& context) {
    std::size_t const texts[] = {1, 2};
    auto table = table_with_titles(message::matter_value_titles, context.language, texts);
    for (auto const& action : shown.actions)
        for (auto const& value : action.values)
            table.add({fmt::format("{} {}", action.action.version, value.title.in(context.language)), value.value, source_text(value, action.action.form.is_pledged, context.language)});
    if (table.empty()) return;
    *context.out << "\n";
    table.print(*context.out);
}

void print_money(service::ShownMatter const& shown, Context const& context) {
    if (shown.decided.empty()) return;
    std::size_t const texts[] = {1, 2};
    auto table = table_with_titles(message::matter_decision_titles, context.language, texts);
    Message const* kinds[] = {nullptr, &message::matter_grant, &message::matter_arrears, &message::matter_recovery};
    for (auto const& one : shown.decided)
        table.add({std::to_string(one.decision_id), render(*kinds[std::size_t(one.kind)], {}, context.language), one.period, yuan(one.amount), to_iso(one.decided_on)});
    *context.out << "\n";
    table.print(*context.out);
}

// The commands as they can be typed, with what each of them asks for.
void print_next(service::ShownMatter const& shown, Context const& context) {
    if (!shown.matter.standing->clocks.empty()) *context.out << "\n";
    for (auto const& reading : shown.matter.standing->clocks)
        *context.out << render(message::matter_clock, {{"clock", reading.clock->title.in(context.language)}, {"due", clock_text(reading, context)}}, context.language) << "\n";
    *context.out << "\n" << render(shown.next.empty() ? message::matter_next_none : message::matter_next, {}, context.language) << "\n";
    for (auto verb : shown.next) {
        std::string fields;
        for (auto form : matters::forms_of(*shown.matter.kind, *verb)) {
            for (auto const& field : form->fields)
                if (field.is_required && field.prefill.empty()) fields += " --set " + field.id + "=…";
            if (form->needs_pledge) fields += " --pledge";
        }
        *context.out << fmt::format("  jiayu matter act {} {} --version {}{}    # {}\n", shown.matter.matter_id, verb->id, shown.matter.standing->version, fields, verb->title.in(context.language));
    }
}

Result<int> show(Context const& context, Arguments const& arguments) {
    auto desk = desk_of(context, arguments.on);
    if (!desk) return std::unexpected(desk.error());
    auto shown = service::show_matter(*desk, arguments.matter, arguments.reveal_reason);
    if (!shown) return std::unexpected(shown.error());
    if (!arguments.file.empty()) service::write_matter_sheet(arguments.file, *desk, *shown);
    if (context.json) {
        *context.out << boost::json::serialize(to_json(*shown)) << "\n";
        return done;
    }
    print_head(*shown, context);
    print_actions(*shown, context);
    print_values(*shown, context);
    print_money(*shown, context);
    print_next(*shown, context);
    return done;
}

}  // namespace

Command matter_show_command() {
    static Arguments arguments;
    return {.name = "matter show", .writes_trail = true, .about = &message::about_matter_show,
            .options = {{"matter", "MATTER", &message::option_matter_id, &arguments.matter, true},
                        {"--reveal", "REASON", &message::option_reveal, &arguments.reveal_reason},
                        {"--out", "FILE.xlsx", &message::option_matter_sheet, &arguments.file},
                        {"--on", "DATE", &message::option_matter_as_of, &arguments.on}},
            .run = [](Context const& context) { return show(context, arguments); }};
}

}  // namespace jiayu::cli
