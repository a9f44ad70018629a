// linkage_duckdb MODEL.toml THREADS OUT.csv FILE…: the emulated prediction on the files. Prints one line of JSON with seconds (loading
// excluded) and counts; OUT.csv gets the pairs from the model's review probability on ("-": none).
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include "base/file.hpp"
#include "linkage/pair_weights.hpp"
#include "linkage_emulation.hpp"

int main(int count, char** arguments) try {
    if (count < 5) return std::fputs("usage: linkage_duckdb MODEL.toml THREADS OUT.csv FILE…\n", stderr), 2;
    using namespace jiayu;
    auto model = linkage::model_from_toml(read_file(arguments[1]));
    if (!model) return std::fprintf(stderr, "%s\n", model.error().text(Language::en).c_str()), 2;
    auto sql = bench::prediction_sql(*model, {arguments + 4, arguments + count}, linkage::bits_of_probability(model->review_probability));
    bench::LinkageEmulation emulation(std::move(sql), std::atoi(arguments[2]));
    auto figures = emulation.run();
    if (std::string_view(arguments[3]) != "-") emulation.save_predictions(arguments[3]);
    fmt::print("{{\"prepare_seconds\": {:.3f}, \"block_seconds\": {:.3f}, \"score_seconds\": {:.3f}, \"records\": {}, \"pairs\": {}, \"kept\": {}}}\n",
               figures.prepare_seconds, figures.block_seconds, figures.score_seconds, figures.records, figures.pairs, figures.kept);
} catch (std::exception const& failure) {
    return std::fprintf(stderr, "linkage_duckdb: %s\n", failure.what()), 3;
}
