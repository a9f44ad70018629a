#include "service/make_people.hpp"

#include "synth/department_people.hpp"
#include "synth/messages.hpp"

namespace jiayu::service {

namespace {

struct Shape {
    std::string_view name;
    std::int64_t records_usual;
    std::vector<synth::PeopleTable> (*make)(synth::PeopleRequest const&, synth::LatinWords const&);  // null: of a district
};

constexpr std::array<Shape, 4> shapes{{{"latin", 1'000'000, synth::latin_people},
                                       {"historical", 50'578, synth::historical_people},
                                       {"febrl", 5'000, synth::febrl_people},
                                       {"departments", 1'000'000, nullptr}}};

Result<std::vector<synth::PeopleTable>> district_tables(synth::PeopleRequest const& people, PeopleTableRequest const& request, Path const& packs) {
    auto settings = settings_of(request.district, packs);
    if (!settings) return std::unexpected(settings.error());
    auto materials = synth::read_materials(synth::read_material_texts(packs), settings->district, settings->first_day, settings->as_of);
    if (!materials) return std::unexpected(materials.error());
    return synth::department_people(people, *materials, *settings, {.citizen_numbers = !request.without_numbers});
}

}  // namespace

Result<synth::PeopleSummary> make_people(PeopleTableRequest const& request, Path const& packs, Progress& progress) {
    constexpr std::int64_t records_most = 100'000'000;
    auto shape = std::ranges::find(shapes, std::string_view(request.shape), &Shape::name);
    if (shape == shapes.end()) return refuse(synth::message::people_shape_unknown, {{"text", request.shape}});
    auto records = request.records ? request.records : shape->records_usual;
    if (records < 100 || records > records_most) return refuse(synth::message::people_records_out_of_range);
    progress.begin_step("people", 0);
    synth::PeopleRequest people{records, request.district.seed};
    synth::PeopleFiles files{request.district.folder, request.truth_column};
    if (shape->make) {
        synth::LatinWords words(synth::read_latin_texts(packs));
        return synth::write_people(shape->make(people, words), files, progress);
    }
    auto tables = district_tables(people, request, packs);
    if (!tables) return std::unexpected(tables.error());
    return synth::write_people(*tables, files, progress);
}

}  // namespace jiayu::service
