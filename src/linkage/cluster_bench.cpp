// How much do clusters by evidence cost above plain connected components? One million records, heavily duplicated, all scored pairs
// of at least −10 bits; the reference is a sequential union–find over the same edges in the same run.
#include <benchmark/benchmark.h>

#include "linkage/cluster_edges.hpp"
#include "linkage/cluster_figures.hpp"
#include "linkage/growing_clusters.hpp"
#include "linkage/noisy_people.hpp"

namespace jiayu::linkage {
namespace {

enum class Shape { heavy, light };

NoisyPeople const& people_of(Shape shape) {
    static NoisyPeople const heavy({.seed = 1, .persons = 128'000});
    static NoisyPeople const light({.seed = 2, .persons = 550'000, .records_mean = 1.2});
    return shape == Shape::heavy ? heavy : light;
}

ClusterInput input_of(NoisyPeople const& people) {
    return {.rows = people.rows.size(), .edges = people.edges, .weigh = [&](RowIndex a, RowIndex b) { return people.weigh(a, b); }, .prior_bits = people.prior_bits};
}

void finish(benchmark::State& state, NoisyPeople const& people) {
    state.SetItemsProcessed(std::int64_t(state.iterations() * people.edges.size()));
    state.counters["rows"] = double(people.rows.size());
    state.counters["edges"] = double(people.edges.size());
}

void plain_union_find(benchmark::State& state, Shape shape) {
    auto const& people = people_of(shape);
    for (auto _ : state) {
        GrowingClusters clusters(people.rows.size());
        for (auto const& edge : people.edges)
            if (edge.weight >= 0) clusters.join(edge.a, edge.b);
        benchmark::DoNotOptimize(clusters.root(0));
    }
    finish(state, people);
}

void cluster(benchmark::State& state, Shape shape, ClusterMethod method) {
    auto const& people = people_of(shape);
    for (auto _ : state) benchmark::DoNotOptimize(cluster_edges(input_of(people), {.method = method}));
    finish(state, people);
}

void measure(benchmark::State& state, Shape shape) {
    auto const& people = people_of(shape);
    auto clusters = cluster_edges(input_of(people), {});
    for (auto _ : state) benchmark::DoNotOptimize(measure_clusters(input_of(people), {}, clusters.cluster_of));
    finish(state, people);
}

BENCHMARK_CAPTURE(plain_union_find, light, Shape::light)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(cluster, light_connected, Shape::light, ClusterMethod::connected)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(cluster, light_evidence, Shape::light, ClusterMethod::evidence)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(measure, light, Shape::light)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(plain_union_find, heavy, Shape::heavy)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(cluster, heavy_connected, Shape::heavy, ClusterMethod::connected)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(cluster, heavy_evidence, Shape::heavy, ClusterMethod::evidence)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(measure, heavy, Shape::heavy)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace jiayu::linkage
