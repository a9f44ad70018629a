#include "service/matter_desk.hpp"

#include <toml++/toml.h>

#include "service/district_pack.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

constexpr std::string_view actors_file = "actors.toml";

std::unexpected<Error> refuse_file(Path const& file, std::string const& reason) {
    return refuse(message::actors_broken, {{"file", file.string()}, {"reason", reason}});
}

std::vector<std::string> texts(toml::table const& from, std::string_view key) {
    std::vector<std::string> found;
    if (auto list = from[key].as_array())
        for (auto const& item : *list) found.push_back(item.value<std::string>().value_or(""));
    return found;
}

Result<matters::Actor> actor_of(toml::table const& table, Path const& file) {
    matters::Actor actor{.name = table["name"].value_or(std::string()), .role = table["role"].value_or(std::string()), .areas = {}, .purposes = texts(table, "purposes"), .person = table["person"].value<std::int64_t>()};
    if (actor.role.empty()) return refuse_file(file, actor.name + ": role");
    for (auto const& text : texts(table, "areas")) {
        auto area = DivisionCode::parse(text);
        if (!area) return refuse_file(file, actor.name + ": " + area.error().text(Language::en));
        actor.areas.push_back(*area);
    }
    return actor;
}

Result<toml::table> read_actors(Path const& file) {
    if (!std::filesystem::exists(file)) return toml::table();
    try {
        return toml::parse(read_file(file), file.string());
    } catch (toml::parse_error const& failure) {
        return refuse_file(file, fmt::format("{}:{} {}", failure.source().begin.line, failure.source().begin.column, failure.description()));
    }
}

}  // namespace

Result<matters::Actor> find_actor(Path const& data, std::string const& name) {
    auto file = data / actors_file;
    auto table = read_actors(file);
    if (!table) return std::unexpected(table.error());
    std::optional<Result<matters::Actor>> found;
    if (auto list = (*table)["actor"].as_array())
        for (auto const& node : *list) {
            auto one = node.as_table();
            if (!one || (*one)["name"].value_or(std::string()) != name) continue;
            if (found) return refuse_file(file, name + " × 2");
            found = actor_of(*one, file);
        }
    if (found) return *std::move(found);
    return refuse(message::actor_unknown, {{"actor", name}, {"file", file.string()}});
}

Date office_day(std::string_view now_utc) {
    constexpr int hours_ahead = 8, hours_of_day = 24;
    auto day = date_from_iso(now_utc.substr(0, 10));
    if (!day) throw EnvironmentFailure(Error(message::clock_unreadable, {{"found", std::string(now_utc)}}));
    int hour = 0;
    std::from_chars(now_utc.data() + 11, now_utc.data() + std::min<std::size_t>(13, now_utc.size()), hour);
    return date_from_days(to_days(*day) + (hour + hours_ahead >= hours_of_day));
}

Result<MatterDesk> open_desk(MatterRequest const& request) {
    auto actor = find_actor(request.data, request.actor);
    if (!actor) return std::unexpected(actor.error());
    auto pack = load_judging_pack(request.data, request.packs);
    if (!pack) return std::unexpected(pack.error());
    auto today = office_day(request.now_utc);
    if (request.on && *request.on > today) return refuse(message::day_to_come, {{"day", to_iso(*request.on)}, {"today", to_iso(today)}});
    auto store = store::open_store_to_read(request.store_url);
    if (!store) return std::unexpected(store.error());
    return MatterDesk{.store = std::move(*store), .pack = std::move(*pack), .actor = std::move(*actor), .today = request.on.value_or(today), .now_utc = request.now_utc,
                      .judge = judge_on_snapshot({.store_url = request.store_url, .data = request.data, .packs = request.packs, .now_utc = request.now_utc})};
}

}  // namespace jiayu::service
