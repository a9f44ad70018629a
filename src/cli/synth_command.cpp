#include <ostream>

#include <boost/json.hpp>

#include "cli/command.hpp"
#include "cli/messages.hpp"
#include "service/make_district.hpp"

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

}  // namespace

Command synth_command() {
    auto request = std::make_shared<service::DistrictRequest>();  // shared by the options that fill it and the run that reads it
    auto numbers = std::make_shared<std::pair<std::int64_t, std::string>>(1, "");
    return {.name = "synth",
            .about = &message::about_synth,
            .options = {{"--residents", "N", &message::option_residents, &request->residents},
                        {"--seed", "S", &message::option_seed, &numbers->first},
                        {"--out", "DIR", &message::option_synth_out, &numbers->second, true},
                        {"--as-of", "DAY", &message::option_synth_as_of, &request->as_of},
                        {"--district", "CODE", &message::option_district, &request->district},
                        {"--errors", "FILE", &message::option_errors, &request->errors},
                        {"--error-rate", "FACTOR", &message::option_error_rate, &request->error_factor}},
            .run = [request, numbers](Context const& context) -> Result<int> {
                request->seed = std::uint64_t(numbers->first);
                request->folder = numbers->second;
                auto summary = [&] {
                    Progress progress("synth");
                    return service::make_district(*request, context.packs, progress);
                }();
                if (!summary) return std::unexpected(summary.error());
                if (context.json) print_json(*summary, *context.out);
                else print_table(*summary, context, numbers->second);
                return done;
            }};
}

}  // namespace jiayu::cli
