#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <numeric>

#include "base/digest.hpp"
#include "base/file.hpp"
#include "base/messages.hpp"
#include "base/parallel_for.hpp"
#include "base/random.hpp"
#include "base/result.hpp"

namespace jiayu {
namespace {

TEST(Message, names_its_arguments_and_keeps_unknown_places) {
    constexpr Message message{"test.example", 1, "第{row}行：{text}", "row {row}: {text}"};
    EXPECT_EQ(render(message, {{"row", "3"}, {"text", "a{b}"}}, Language::zh), "第3行：a{b}");
    EXPECT_EQ(render(message, {{"row", "3"}}, Language::en), "row 3: {text}");
}

TEST(Random, the_same_seed_gives_the_same_values_and_forks_differ) {
    Random first(7), second(7);
    EXPECT_EQ(first.next(), second.next());
    EXPECT_NE(first.fork(1).next(), first.fork(2).next());
    for (int i = 0; i < 1000; ++i) {
        auto value = first.between(-3, 3);
        EXPECT_TRUE(value >= -3 && value <= 3);
    }
}

TEST(Random, streams_of_neighbouring_labels_share_no_value_at_any_shift) {
    constexpr int draws = 1000;
    std::vector<Random> streams;
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
        Random parent(seed);
        streams.push_back(parent);
        for (std::uint64_t label = 0; label < 16; ++label) {
            streams.push_back(parent.fork(label));
            for (std::uint64_t grandchild = 0; grandchild < 4; ++grandchild) streams.push_back(parent.fork(label).fork(grandchild));
        }
    }
    std::vector<std::uint64_t> values;
    for (auto& stream : streams)
        for (int i = 0; i < draws; ++i) values.push_back(stream.next());
    std::ranges::sort(values);
    EXPECT_EQ(std::ranges::adjacent_find(values), values.end());
}

TEST(Random, draws_by_weight) {
    Random random(1);
    std::array<double, 3> cumulative{1.0, 1.0, 4.0};
    std::array<int, 3> counts{};
    for (int i = 0; i < 4000; ++i) ++counts[draw(random, cumulative)];
    EXPECT_EQ(counts[1], 0);
    EXPECT_NEAR(counts[0], 1000, 120);
}

TEST(ParallelFor, does_everything_once_and_passes_failures_on) {
    std::vector<std::atomic<int>> done(1000);
    parallel_for(done.size(), [&](std::size_t i) { ++done[i]; });
    EXPECT_TRUE(std::ranges::all_of(done, [](auto const& count) { return count == 1; }));
    EXPECT_THROW(parallel_for(100, [](std::size_t i) { if (i == 57) throw std::runtime_error("57"); }), std::runtime_error);
}

TEST(File, is_written_whole_or_not_at_all) {
    auto folder = std::filesystem::temp_directory_path() / fmt::format("jiayu_file_test_{}", ::getpid());
    std::filesystem::create_directories(folder);
    write_file(folder / "a", "first");
    write_file(folder / "a", "second");
    EXPECT_EQ(read_file(folder / "a"), "second");
    EXPECT_FALSE(std::filesystem::exists(folder / "a.part"));
    EXPECT_THROW(read_file(folder / "absent"), EnvironmentFailure);
    EXPECT_THROW(write_file(folder / "absent" / "b", ""), EnvironmentFailure);
    std::filesystem::remove_all(folder);
}

TEST(Digest, agrees_with_the_published_vector) {  // FIPS 180-4, "abc"
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace jiayu
