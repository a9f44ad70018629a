#include "policy/load_pack.hpp"

#include "policy/load_benefits.hpp"
#include "policy/load_indicators.hpp"
#include "policy/load_matters.hpp"
#include "policy/load_rules.hpp"
#include "policy/load_tables.hpp"
#include "policy/load_vocabulary.hpp"
#include "policy/messages.hpp"
#include "policy/pack_layers.hpp"
#include "policy/pack_version.hpp"
#include "policy/repealed_functions.hpp"
#include "policy/toml_source.hpp"

namespace jiayu::policy {

namespace {

// A layer's parameters, each in the place of an earlier layer's of its name and of the same type. Nothing points at them yet.
void load_layer_parameters(Path const& folder, Pack& pack, std::vector<PackProblem>& problems) {
    auto earlier = std::exchange(pack.vocabulary.parameters, {});
    if (std::filesystem::exists(folder / "parameters.toml")) load_parameters(folder, pack.vocabulary, problems);
    load_benefit_parameters(folder, pack, problems);
    for (auto const& [name, parameter] : pack.vocabulary.parameters) {
        claim(pack, "parameter", name);
        auto before = earlier.find(name);
        if (before != earlier.end() && before->second.type != parameter.type)
            problems.push_back({"parameters.toml, " + name, Error(message::parameter_type_replaced, {{"expected", rules::name_of(before->second.type)}, {"found", rules::name_of(parameter.type)}})});
    }
    pack.vocabulary.parameters.merge(earlier);
}

void refuse_fact_views(Path const& folder, std::vector<PackProblem>& problems) {
    if (std::filesystem::exists(folder / "facts")) problems.push_back({"facts/", Error(message::local_fact_views)});
}

using Load = void (*)(Path const& folder, Pack& pack, std::vector<PackProblem>& problems);

// Parameters of all layers before the tables of any, and so on: what the lower layer's rules read may be the upper one's.
void load_layers(std::vector<Path> const& layers, Pack& pack, std::vector<PackProblem>& problems) {
    auto load_each = [&](Load load) {
        for (auto const& layer : layers) {
            pack.name = layer.filename().string();
            load(layer, pack, problems);
        }
    };
    load_views(layers.front(), pack, problems);
    for (auto const& layer : std::span(layers).subspan(1)) refuse_fact_views(layer, problems);
    for (auto load : {Load(load_layer_parameters), Load(load_tables), Load(load_benefits), Load(load_audit_rules), Load(load_switched_off), Load(load_indicators), Load(load_calendar),
                     Load(load_matters)})
        load_each(load);
}

}  // namespace

std::expected<Pack, std::vector<PackProblem>> load_pack(Path const& folder) {
    std::vector<PackProblem> problems;
    Pack pack;
    auto layers = std::filesystem::is_directory(folder) ? pack_layers(folder, problems) : std::vector<Path>{folder};
    if (!std::filesystem::is_directory(layers.front() / "audit"))
        return std::unexpected(std::vector<PackProblem>{{folder.filename().string(), Error(message::pack_missing, {{"folder", folder.string()}})}});
    load_layers(layers, pack, problems);
    refuse_repealed(layers, problems);
    pack.version = pack_version(folder);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return pack;
}

Result<Pack> load_sound_pack(Path const& folder) {
    auto pack = load_pack(folder);
    if (pack) return std::move(*pack);
    auto const& first = pack.error().front();
    return refuse(message::pack_unsound, {{"pack", folder.filename().string()}, {"count", std::to_string(pack.error().size())}, {"place", first.place},
                                          {"first", first.error.text(Language::en)}, {"first_zh", first.error.text(Language::zh)}});
}

}  // namespace jiayu::policy
