#include <ostream>

#include <boost/json.hpp>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "service/make_people.hpp"

namespace jiayu::cli {

namespace {

void print_json(synth::DistrictSummary const& summary, std::ostream& out) {
    boost::json::array files;
    for (auto const& file : summary.files) files.push_back({{"path", file.path}, {"rows", file.rows}});
    boost::json::object all{{"residents", summary.residents}, {"hukou", summary.hukou}, {"persons", summary.persons},
                            {"planted", summary.planted}, {"files", std::move(files)}};
    out << boost::json::serialize(all) << '\n';
}

void print_table(synth::DistrictSummary const& summary, Context const& context, std::string const& folder) {
    std::int64_t total = 0;
    for (auto const& file : summary.files) {
        *context.out << fmt::format("{:>10}  {}\n", file.rows, file.path);
        total += file.rows;
    }
    *context.out << fmt::format("{:>10}  ", total)
                 << render(message::synth_done,
                           {{"residents", std::to_string(summary.residents)}, {"persons", std::to_string(summary.persons)},
                            {"planted", std::to_string(summary.planted)}, {"folder", folder}},
                           context.language)
                 << '\n';
}

Result<int> run_district(service::DistrictRequest const& request, Context const& context) {
    auto summary = [&] {
        Progress progress("synth");
        return service::make_district(request, context.packs, progress);
    }();
    if (!summary) return std::unexpected(summary.error());
    if (context.json) print_json(*summary, *context.out);
    else print_table(*summary, context, request.folder.string());
    return done;
}

void print_json(synth::PeopleSummary const& summary, std::ostream& out) {
    boost::json::array tables;
    for (auto const& table : summary.tables) tables.push_back({{"path", table.path}, {"rows", table.rows}});
    boost::json::object all{{"persons", summary.persons}, {"pairs", summary.pairs}, {"records_max", summary.records_max}, {"tables", std::move(tables)}};
    out << boost::json::serialize(all) << '\n';
}

void print_table(synth::PeopleSummary const& summary, Context const& context, std::string const& folder) {
    for (auto const& table : summary.tables) *context.out << fmt::format("{:>10}  {}\n", table.rows, table.path);
    *context.out << render(message::synth_people_done,
                           {{"persons", std::to_string(summary.persons)}, {"pairs", std::to_string(summary.pairs)},
                            {"most", std::to_string(summary.records_max)}, {"folder", folder}},
                           context.language)
                 << '\n';
}

Result<int> run_people(service::PeopleTableRequest const& request, Context const& context) {
    auto summary = [&] {
        Progress progress("synth");
        return service::make_people(request, context.packs, progress);
    }();
    if (!summary) return std::unexpected(summary.error());
    if (context.json) print_json(*summary, *context.out);
    else print_table(*summary, context, request.district.folder.string());
    return done;
}

// What the options fill before they are values of their own kind.
struct SynthOptions {
    service::PeopleTableRequest people;
    std::int64_t seed = 1;
    std::string folder;
};

}  // namespace

Command synth_command() {
    auto options = std::make_shared<SynthOptions>();  // shared by the options that fill it and the run that reads it
    auto& people = options->people;
    auto& district = people.district;
    return {.name = "synth",
            .about = &message::about_synth,
            .options = {{"--residents", "N", &message::option_residents, &district.residents},
                        {"--seed", "S", &message::option_seed, &options->seed},
                        {"--out", "DIR", &message::option_synth_out, &options->folder, true},
                        {"--as-of", "DAY", &message::option_synth_as_of, &district.as_of},
                        {"--district", "CODE", &message::option_district, &district.district},
                        {"--errors", "FILE", &message::option_errors, &district.errors},
                        {"--error-rate", "FACTOR", &message::option_error_rate, &district.error_factor},
                        {"--people", "SHAPE", &message::option_people, &people.shape},
                        {"--records", "N", &message::option_people_records, &people.records},
                        {"--without-numbers", "", &message::option_people_without_numbers, &people.without_numbers},
                        {"--truth-column", "", &message::option_people_truth_column, &people.truth_column}},
            .run = [options](Context const& context) -> Result<int> {
                auto& request = options->people;
                request.district.seed = std::uint64_t(options->seed);
                request.district.folder = options->folder;
                return request.shape.empty() ? run_district(request.district, context) : run_people(request, context);
            }};
}

}  // namespace jiayu::cli
