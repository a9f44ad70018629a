// Who handles matters, by which pack, on which day, over which store: what every command of `jiayu matter` begins with.
#pragma once
#include <memory>
#include <optional>

#include "base/file.hpp"
#include "matters/permission.hpp"
#include "policy/pack.hpp"
#include "service/judge_for_matters.hpp"
#include "store/store.hpp"

namespace jiayu::service {

struct MatterRequest {
    std::string store_url;
    Path data;             // holds actors.toml
    Path packs;
    std::string actor;     // a name of actors.toml
    std::string now_utc;
    std::optional<Date> on;  // the office's day, for paper that came in earlier; never a day to come
};

struct MatterDesk {
    std::unique_ptr<store::Store> store;
    policy::Pack pack;
    matters::Actor actor;
    Date today;
    std::string now_utc;
    std::unique_ptr<JudgeForMatters> judge;
};

// Refuses an actor that actors.toml does not have, telling what to write there, and a day to come.
Result<MatterDesk> open_desk(MatterRequest const& request);

// DATA/actors.toml: [[actor]] name, role, areas, purposes, and of a resident `person`. Accounts will take its place.
Result<matters::Actor> find_actor(Path const& data, std::string const& name);

Date office_day(std::string_view now_utc);  // in China, eight hours ahead of UTC all year

}  // namespace jiayu::service
