// For tests that the number of threads changes nothing. It is fixed when a program starts, so the test that asks starts itself again.
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "base/file.hpp"

namespace jiayu::linkage {

// What the running test prints as its fingerprint when it is started again with so many threads; else all that it printed.
inline std::string fingerprint_with(std::string const& threads) {
    auto const* test = ::testing::UnitTest::GetInstance()->current_test_info();
    auto const command = "JIAYU_THREADS=" + threads + " JIAYU_FINGERPRINT=1 " + std::filesystem::read_symlink("/proc/self/exe").string() +
                         " --gtest_filter=" + test->test_suite_name() + "." + test->name();
    auto pipe = popen(command.c_str(), "r");
    std::string text, mark = "fingerprint ";
    std::array<char, 4096> buffer;
    while (auto bytes = fread(buffer.data(), 1, buffer.size(), pipe)) text.append(buffer.data(), bytes);
    pclose(pipe);
    auto at = text.find(mark);
    return at == std::string::npos ? text : text.substr(at + mark.size(), text.find('\n', at) - at - mark.size());
}

// To be called once, at the end of a test, with what must not change.
inline void expect_same_with_threads(std::string const& fingerprint) {
    if (std::getenv("JIAYU_FINGERPRINT")) {
        printf("fingerprint %s\n", fingerprint.c_str());
        return;
    }
    for (auto threads : {"1", "2", "5", "7"}) EXPECT_EQ(fingerprint_with(threads), fingerprint) << threads;
}

}  // namespace jiayu::linkage
