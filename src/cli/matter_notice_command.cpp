#include <ostream>

#include "cli/link_arguments.hpp"
#include "cli/matter_arguments.hpp"
#include "cli/messages.hpp"
#include "service/matter_sheets.hpp"

namespace jiayu::cli {

namespace {

struct Arguments {
    std::string topic, area, on, kind = "benefit_application", file;
    std::int64_t notice = 0;
};

boost::json::object to_json(service::PublicNotice const& notice) {
    auto json = boost::json::parse(notice.document).as_object();
    json["sha256"] = notice.sha256, json["intact"] = notice.is_intact, json["published_by"] = notice.published_by;
    return json;
}

void print(service::PublicNotice const& notice, service::MatterDesk const& desk, Context const& context) {
    auto kind = matters::find_part(desk.pack.matter_kinds, notice.kind);
    auto topic = kind ? matters::find_part(kind->topics, notice.topic) : nullptr;
    *context.out << render(message::matter_notice_head, {{"notice", std::to_string(notice.notice_id)}, {"topic", topic ? topic->title.in(context.language) : notice.topic}, {"area", notice.area_name},
                                                         {"from", to_iso(notice.published_on)}, {"until", to_iso(notice.until_on)}, {"by", notice.published_by}, {"sha256", notice.sha256}}, context.language) << "\n";
    if (!notice.is_intact) *context.out << render(message::matter_notice_changed, {}, context.language) << "\n";
    std::size_t const texts[] = {1, 2};
    auto table = table_with_titles(message::matter_notice_titles, context.language, texts);
    for (auto const& person : notice.persons) table.add({std::to_string(person.matter_id), person.name, person.place});
    if (!table.empty()) table.print(*context.out);
    *context.out << render(message::matter_notice_counts, {{"named", std::to_string(notice.persons.size())}, {"not_named", std::to_string(notice.not_named)}}, context.language) << "\n";
}

int tell(service::PublicNotice const& notice, service::MatterDesk const& desk, Context const& context) {
    if (context.json) *context.out << boost::json::serialize(to_json(notice)) << "\n";
    else print(notice, desk, context);
    return notice.is_intact ? done : not_met;
}

Result<int> publish(Context const& context, Arguments const& arguments) {
    auto area = DivisionCode::parse(arguments.area);
    if (!area) return std::unexpected(area.error());
    auto desk = desk_of(context, arguments.on);
    if (!desk) return std::unexpected(desk.error());
    auto notice = service::publish_notice(*desk, context.packs, {.kind = arguments.kind, .topic = arguments.topic, .area = *area});
    if (!notice) return std::unexpected(notice.error());
    return tell(*notice, *desk, context);
}

Result<int> close(Context const& context, Arguments const& arguments) {
    auto desk = desk_of(context, arguments.on);
    if (!desk) return std::unexpected(desk.error());
    auto closing = service::close_notice(*desk, arguments.notice);
    if (!closing) return std::unexpected(closing.error());
    if (context.json) *context.out << boost::json::serialize(boost::json::object{{"closed", boost::json::array(closing->closed.begin(), closing->closed.end())}, {"left", boost::json::array(closing->left.begin(), closing->left.end())}}) << "\n";
    else *context.out << render(message::matter_notice_closed, {{"notice", std::to_string(arguments.notice)}, {"closed", std::to_string(closing->closed.size())}, {"left", std::to_string(closing->left.size())}}, context.language) << "\n";
    return done;
}

Result<int> show(Context const& context, Arguments const& arguments) {
    auto desk = desk_of(context, arguments.on);
    if (!desk) return std::unexpected(desk.error());
    auto notice = service::find_notice(*desk, arguments.notice);
    if (!notice) return std::unexpected(notice.error());
    if (!arguments.file.empty()) service::write_notice_sheet(arguments.file, *desk, *notice);
    return tell(*notice, *desk, context);
}

Result<int> list(Context const& context, Arguments const& arguments) {
    auto desk = desk_of(context, arguments.on);
    if (!desk) return std::unexpected(desk.error());
    auto notices = service::list_notices(*desk);
    if (!notices) return std::unexpected(notices.error());
    if (context.json) {
        boost::json::array json;
        for (auto const& notice : *notices) json.push_back(to_json(notice));
        *context.out << boost::json::serialize(json) << "\n";
        return done;
    }
    std::size_t const texts[] = {1, 2, 3, 4};
    auto table = table_with_titles(message::matter_notices_titles, context.language, texts);
    for (auto const& notice : *notices)
        table.add({std::to_string(notice.notice_id), notice.topic, notice.area_name, to_iso(notice.published_on), to_iso(notice.until_on), std::to_string(notice.persons.size()), std::to_string(notice.not_named)});
    if (!notices->empty()) table.print(*context.out);
    *context.out << render(message::matter_list_count, {{"count", std::to_string(notices->size())}}, context.language) << "\n";
    return done;
}

Arguments& shared_arguments() {
    static Arguments arguments;  // one word of the family is chosen
    return arguments;
}

Option on_option() { return {"--on", "DATE", &message::option_matter_on, &shared_arguments().on}; }
Option notice_option() { return {"notice", "NOTICE", &message::option_matter_notice, &shared_arguments().notice, true}; }

}  // namespace

Command matter_notice_publish_command() {
    auto& arguments = shared_arguments();
    return {.name = "matter notice publish", .writes_trail = true, .about = &message::about_matter_notice_publish,
            .options = {{"benefit", "BENEFIT", &message::option_matter_benefit, &arguments.topic, true},
                        {"--area", "CODE", &message::option_matter_notice_area, &arguments.area, true},
                        {"--kind", "KIND", &message::option_matter_kind, &arguments.kind}, on_option()},
            .run = [](Context const& context) { return publish(context, shared_arguments()); }};
}

Command matter_notice_close_command() {
    return {.name = "matter notice close", .writes_trail = true, .about = &message::about_matter_notice_close, .options = {notice_option(), on_option()},
            .run = [](Context const& context) { return close(context, shared_arguments()); }};
}

Command matter_notice_show_command() {
    return {.name = "matter notice show", .about = &message::about_matter_notice_show,
            .options = {notice_option(), {"--out", "FILE.xlsx", &message::option_matter_sheet, &shared_arguments().file}},
            .run = [](Context const& context) { return show(context, shared_arguments()); }};
}

Command matter_notice_list_command() {
    return {.name = "matter notice list", .about = &message::about_matter_notice_list, .options = {}, .run = [](Context const& context) { return list(context, shared_arguments()); }};
}

}  // namespace jiayu::cli
