#include "service/build_register.hpp"

#include "service/load_register_sources.hpp"
#include "service/messages.hpp"
#include "service/read_precedence.hpp"
#include "service/save_register.hpp"
#include "store/sql.hpp"

namespace jiayu::service {

namespace {

class Stopwatch {
public:
    double lap() {
        auto now = std::chrono::steady_clock::now();
        return std::chrono::duration<double>(now - std::exchange(started_, now)).count();
    }

private:
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

RegisterSummary summarize(registry::Sources const& sources, registry::Register const& made) {
    return {.mentions = sources.mentions.size(), .persons = made.persons.size(), .households = made.households.size(),
            .household_members = made.household_members.size(), .residence_spells = made.residence_spells.size(),
            .marriages = made.marriages.size(), .parentages = made.parentages.size(), .births = made.births.size(),
            .deaths = std::size_t(std::ranges::count_if(made.persons, [](auto const& person) { return person.died_on != 0; }))};
}

std::string trail_payload(RegisterSummary const& summary) {
    return fmt::format(R"({{"mentions": {}, "persons": {}, "households": {}, "marriages": {}, "births": {}, "deaths": {}}})", summary.mentions,
                       summary.persons, summary.households, summary.marriages, summary.births, summary.deaths);
}

std::int64_t last_change(store::Store& store) {
    std::int64_t last = 0;
    store.query(store::sql::find_last_register_change, {}, [&](db::Row const& row) { last = row.integer(0); });
    return last;
}

}  // namespace

Result<RegisterSummary> build_register(store::Store& store, RegisterOptions const& options, Progress& progress) {
    auto precedence = read_precedence(options.packs / "national/precedence.toml");
    if (!precedence) return std::unexpected(precedence.error());
    Stopwatch watch;
    auto change_read = last_change(store);
    auto sources = load_register_sources(store, progress);
    auto load_seconds = watch.lap();
    progress.begin_step("decide", 0);
    registry::PersonMentions people(sources);
    auto made = registry::build_register(sources, people, *precedence);
    auto decide_seconds = watch.lap();
    auto summary = summarize(sources, made);
    auto transaction = store.begin();
    if (last_change(store) != change_read) return refuse(message::register_changed_meanwhile);
    save_register(store, sources, people, made, progress);
    store::append_trail(store, options.actor, "register_built", trail_payload(summary));
    transaction->commit();
    summary.load_seconds = load_seconds;
    summary.decide_seconds = decide_seconds;
    summary.save_seconds = watch.lap();
    return summary;
}

Result<RegisterSummary> rebuild_register(std::string const& store_url, RegisterOptions const& options) {
    auto store = store::open_store(store_url);
    Progress progress("register");
    return build_register(*store, options, progress);
}

}  // namespace jiayu::service
