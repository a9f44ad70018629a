#include "service/district_pack.hpp"

#include <boost/json.hpp>
#include <toml++/toml.h>

#include "policy/load_pack.hpp"
#include "policy/pack_layers.hpp"
#include "service/messages.hpp"
#include "store/store.hpp"

namespace jiayu::service {

namespace {

constexpr std::string_view national = "national";

Path choice_file(Path const& data) { return data / "district.toml"; }

bool is_pack(Path const& folder) { return std::filesystem::exists(folder / "pack.toml") || std::filesystem::is_directory(folder / "audit"); }

std::string chosen_name(Path const& file) {
    if (!std::filesystem::exists(file)) return std::string(national);
    auto unreadable = [&](std::string reason) { return EnvironmentFailure(Error(message::district_unreadable, {{"file", file.string()}, {"reason", std::move(reason)}})); };
    try {
        auto name = toml::parse(read_file(file), file.string())["pack"].value<std::string>();
        if (!name || name->empty()) throw unreadable("pack = \"…\"");
        return *name;
    } catch (toml::parse_error const& error) {
        throw unreadable(std::string(error.description()));
    }
}

// Renamed into its place, so that no command reads half of it.
void write_choice(UsePackRequest const& request) {
    auto file = choice_file(request.data), unfinished = file;
    unfinished += ".unfinished";
    write_file(unfinished, fmt::format("# jiayu pack use {0}\npack = \"{0}\"\n", request.pack));
    std::filesystem::rename(unfinished, file);
}

PackChoice choice_of(policy::Pack const& pack, Path const& folder) {
    std::vector<policy::PackProblem> none;  // it is loaded
    PackChoice choice{pack.name, pack.version, {}, pack.replaced};
    for (auto const& layer : policy::pack_layers(folder, none)) choice.layers.push_back(layer.filename().string());
    return choice;
}

}  // namespace

Path judging_pack(Path const& data, Path const& packs) {
    auto name = chosen_name(choice_file(data));
    auto folder = packs / name;
    if (!is_pack(folder)) throw EnvironmentFailure(Error(message::district_pack_missing, {{"pack", name}, {"file", choice_file(data).string()}, {"folder", packs.string()}}));
    return folder;
}

Path lowest_layer(Path const& pack) {
    std::vector<policy::PackProblem> told_by_the_loader;
    return policy::pack_layers(pack, told_by_the_loader).front();
}

Result<policy::Pack> load_judging_pack(Path const& data, Path const& packs) { return policy::load_sound_pack(judging_pack(data, packs)); }

Result<PackChoice> read_pack_choice(Path const& data, Path const& packs) {
    auto pack = load_judging_pack(data, packs);
    if (!pack) return std::unexpected(pack.error());
    return choice_of(*pack, judging_pack(data, packs));
}

Result<PackChoice> use_pack(UsePackRequest const& request) {
    auto folder = request.packs / request.pack;
    bool is_name = Path(request.pack).filename() == request.pack;
    if (!is_name || !is_pack(folder)) return refuse(message::pack_not_there, {{"pack", request.pack}, {"folder", request.packs.string()}});
    auto pack = policy::load_sound_pack(folder);
    if (!pack) return std::unexpected(pack.error());
    std::filesystem::create_directories(request.data);
    auto store = store::open_store(request.store_url);
    auto transaction = store->begin();
    store::append_trail(*store, request.actor, "pack use", boost::json::serialize(boost::json::object{{"pack", request.pack}, {"version", pack->version}}));
    write_choice(request);
    transaction->commit();
    return choice_of(*pack, folder);
}

}  // namespace jiayu::service
