// `jiayu link`: files and a model in, a folder with clusters, pairs, the learned model and a summary out.
#pragma once
#include <optional>

#include "linkage/link_records.hpp"
#include "service/link_files.hpp"
#include "service/link_quality.hpp"
#include "service/link_truth.hpp"
#include "service/run_labels.hpp"
#include "service/table_output.hpp"

namespace jiayu::service {

// For report.html in the result.
struct LinkReportSettings {
    Path page_template;
    bool show_values = false;            // of sampled records; else masked, for they are personal data
};

// Which scored pairs are written: all of at least the review probability as `pairs`; or those alone that a person should look at, as
// `review`: of a probability that says neither yes nor no, or against what the clusters say.
enum class PairsWritten : std::uint8_t { all, review, none };

struct LinkRunSettings {
    Path model;
    std::vector<Path> files;
    Path out;                             // folder of the result; made when it is not there
    TableKind tables = TableKind::csv;
    std::optional<std::uint64_t> seed;    // else the model's
    bool learn = true;                    // else m, u and prior as the model has them
    bool write_clusters = true;
    PairsWritten pairs_written = PairsWritten::all;
    std::uint64_t memory = 0;             // bytes; pairs that do not fit go to a file in `out` for the while; 0: no bound
    std::optional<LinkReportSettings> report;  // of runs that score and cluster
    std::optional<TruthSettings> truth;   // of runs that cluster: the result is judged by it; files and id are the run's
    Path pairs;                           // scored before, of `jiayu link predict`; empty: they are scored now
    Path labels;                          // what reviewers said (label_file.hpp); empty: nothing
    Path standing;                        // folder of an earlier run, whose cluster ids are kept; empty: none
};

struct LinkRunReport {
    linkage::Model model;  // learned
    std::size_t records = 0, clusters = 0, joined = 0;  // joined: clusters of two records and more
    std::size_t joined_by_profile = 0;  // clusters that only their profiles brought together
    std::size_t clusters_changed = 0;   // merges and splits since the standing run
    std::uint64_t pairs_compared = 0;
    std::size_t pairs_written = 0;
    std::vector<linkage::RuleCount> blocking;  // by rule of the model
    std::vector<linkage::StepTime> times;
    std::vector<RefusedRecord> refused;
    std::vector<Error> notes;
    std::optional<RunLabels> labels;    // where some were given
    std::optional<LinkQuality> quality; // where a truth was given
    int rounds = 0;
    double seconds() const;
};

Result<linkage::Model> load_link_model(Path const& path);
Result<linkage::Model> load_learned_model(Path const& path);  // refuses one without m and u

// The whole of it. Of the pairs those of at least the review probability are written. With a standing run, of which `files` hold the
// records too, clusters.csv keeps its cluster ids and changes.csv says who has another one now; the partition is what all records
// at once give, whatever came first, if the model has its m and u and nothing is learned.
Result<LinkRunReport> run_link(LinkRunSettings const& settings);

// Only m, u and prior; `settings.out` is the model to write.
Result<LinkRunReport> train_link(LinkRunSettings const& settings);

}  // namespace jiayu::service
