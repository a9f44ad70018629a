// The number of threads is fixed when a program starts, so this test starts itself again with other numbers.
#include <gtest/gtest.h>

#include <cstdlib>

#include "linkage/cluster_edges.hpp"
#include "linkage/noisy_people.hpp"

namespace jiayu::linkage {

namespace {

std::uint64_t fingerprint() {
    NoisyPeople people({.seed = 5, .persons = 6000});
    ClusterInput input{.rows = people.rows.size(), .edges = people.edges, .weigh = [&](RowIndex a, RowIndex b) { return people.weigh(a, b); }, .prior_bits = people.prior_bits};
    auto clusters = cluster_edges(input, {});
    std::uint64_t sum = 0;
    for (auto cluster : clusters.cluster_of) sum = mix(sum + cluster);
    for (auto const& edge : clusters.review) sum = mix(sum + edge.a + (std::uint64_t(edge.b) << 32) + std::uint64_t(edge.weight));
    return sum;
}

std::string run_again(std::string const& threads) {
    auto command = "JIAYU_THREADS=" + threads + " JIAYU_FINGERPRINT=1 " + std::filesystem::read_symlink("/proc/self/exe").string() +
                   " --gtest_filter=ClusterThreads.ChangeNothing";
    auto pipe = popen(command.c_str(), "r");
    std::string text, mark = "fingerprint ";
    std::array<char, 4096> buffer;
    while (auto bytes = fread(buffer.data(), 1, buffer.size(), pipe)) text.append(buffer.data(), bytes);
    pclose(pipe);
    auto at = text.find(mark);
    return at == std::string::npos ? text : text.substr(at + mark.size(), text.find('\n', at) - at - mark.size());
}

TEST(ClusterThreads, ChangeNothing) {
    auto found = std::to_string(fingerprint());
    if (std::getenv("JIAYU_FINGERPRINT")) {
        printf("fingerprint %s\n", found.c_str());
        return;
    }
    for (auto threads : {"1", "2", "7"}) EXPECT_EQ(run_again(threads), found) << threads;
}

}  // namespace

}  // namespace jiayu::linkage
