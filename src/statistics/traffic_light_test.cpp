#include "statistics/traffic_light.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace jiayu::statistics {
namespace {

using enum Verdict;
using Kind = Target::Kind;

struct Example {
    char const* title;
    Estimate estimate;
    Target target;
    Verdict expected;
};

Example const examples[] = {
    {"whole interval above the least is met", {96, 95.5, 96.5}, {Kind::at_least, 95, 0}, met},
    {"an interval that begins at the least is met", {96, 95, 97}, {Kind::at_least, 95, 0}, met},
    {"a good value with a wide interval is undecided", {96, 94, 98}, {Kind::at_least, 95, 0}, undecided},
    {"a bad value with a wide interval is undecided too", {94, 92, 96}, {Kind::at_least, 95, 0}, undecided},
    {"whole interval below the least is not met", {94, 93, 94.9}, {Kind::at_least, 95, 0}, not_met},
    {"whole interval under the most is met", {2, 1, 3}, {Kind::at_most, 0, 5}, met},
    {"whole interval over the most is not met", {7, 6, 8}, {Kind::at_most, 0, 5}, not_met},
    {"an interval across the most is undecided", {5, 4, 6}, {Kind::at_most, 0, 5}, undecided},
    {"all of all equals 100", {100, 99.2, 100}, {Kind::equal, 100, 100}, met},
    {"one missing of many is not all", {99.9, 99.4, 99.98}, {Kind::equal, 100, 100}, not_met},
    {"an interval inside the range is met", {105, 104, 106}, {Kind::within, 103, 107}, met},
    {"an interval outside the range is not met", {115, 110, 121}, {Kind::within, 103, 107}, not_met},
    {"a sex ratio out of range by chance is undecided", {109, 102, 116}, {Kind::within, 103, 107}, undecided},
};

TEST(TrafficLight, JudgesByTheIntervalAndNotByTheValue) {
    for (auto const& example : examples) EXPECT_EQ(judge(example.estimate, example.target), example.expected) << example.title;
}

RC_GTEST_PROP(TrafficLight, NeverTurnsFromMetToNotMetWhenTheIntervalWidens, ()) {
    auto value = *rc::gen::inRange(0, 200), narrow = *rc::gen::inRange(0, 50), more = *rc::gen::inRange(0, 50);
    auto kind = *rc::gen::element(Kind::at_least, Kind::at_most, Kind::within);
    Target target{kind, 95, 107};
    auto at = [&](int half) { return judge({double(value), double(value - half), double(value + half)}, target); };
    RC_ASSERT(at(narrow + more) == at(narrow) || at(narrow + more) == undecided);
}

}  // namespace
}  // namespace jiayu::statistics
