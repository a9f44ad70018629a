#include "service/invented_report.hpp"

#include "base/random.hpp"

namespace jiayu::service {

namespace {

constexpr std::array<std::pair<char const*, char const*>, 8> town_names = {{{"湖塘镇", "Hutang"}, {"牛塘镇", "Niutang"}, {"洛阳镇", "Luoyang"}, {"礼嘉镇", "Lijia"},
                                                                            {"前黄镇", "Qianhuang"}, {"雪堰镇", "Xueyan"}, {"南夏墅街道", "Nanxiashu"}, {"西湖街道", "Xihu"}}};
constexpr std::array<int, 8> town_sizes = {26000, 9000, 7000, 6500, 8000, 9500, 5200, 900};

std::optional<IndicatorValue> proportion(std::int64_t part, std::int64_t whole) {
    auto estimate = statistics::estimate_proportion(part, whole);
    if (!estimate) return std::nullopt;
    return IndicatorValue{part, whole, statistics::scaled(*estimate, 100)};
}

std::optional<IndicatorValue> sex_ratio(std::int64_t males, std::int64_t females) {
    auto estimate = statistics::estimate_sex_ratio(males, females);
    if (!estimate) return std::nullopt;
    return IndicatorValue{males, females, *estimate};
}

std::optional<IndicatorValue> rate(std::int64_t events, std::int64_t population) {
    return IndicatorValue{events, population, statistics::scaled(*statistics::estimate_rate(events, double(population)), 1000)};
}

using Maker = std::optional<IndicatorValue> (*)(std::int64_t, std::int64_t);

// Draws each town's two counts around a share of its size; the district's are their sums.
Indicator indicator(std::string id, BilingualText title, IndicatorKind kind, Maker make, double share, double of_size, Random random, ReportData const& data) {
    auto unit = kind == IndicatorKind::rate ? "‰" : kind == IndicatorKind::ratio ? "per100" : "%";
    Indicator result{.id = std::move(id), .title = std::move(title), .unit = unit, .basis = "standard", .kind = kind, .district = {}, .towns = {}, .months = {}};
    std::int64_t numerators = 0, denominators = 0;
    for (auto size : town_sizes) {
        auto denominator = std::int64_t(size * of_size);
        auto numerator = std::int64_t(double(denominator) * share * (0.985 + 0.03 * random.uniform()));
        if (kind == IndicatorKind::proportion) numerator = std::min(numerator, denominator);
        numerators += numerator;
        denominators += denominator;
        result.towns.push_back(make(numerator, denominator));
    }
    result.district = make(numerators, denominators);
    for (std::size_t month = 0; month < data.months.size(); ++month) {
        auto denominator = std::max<std::int64_t>(denominators / 12, 40);
        auto numerator = std::int64_t(double(denominator) * share * (0.96 + 0.05 * random.uniform()));
        if (kind == IndicatorKind::proportion) numerator = std::min(numerator, denominator);
        result.months.push_back(make(numerator, denominator));
    }
    return result;
}

AuditRule audit_rule(std::string id, std::string level, BilingualText title, double per_thousand, Random random) {
    AuditRule rule{.id = std::move(id), .level = std::move(level), .title = std::move(title), .towns = {}};
    for (auto size : town_sizes) rule.towns.push_back(std::int64_t(size * per_thousand / 1000 * (0.4 + 1.2 * random.uniform())));
    return rule;
}

void add_audit(ReportData& data, Random random) {
    data.audit = {
        audit_rule("A04", "error", {"公民身份号码未填", "citizen number missing"}, 9.5, random.fork(1)),
        audit_rule("A12", "error", {"身份号码长度或字符错误", "citizen number malformed"}, 2.1, random.fork(2)),
        audit_rule("A13", "error", {"身份号码校验位错误", "check character of the citizen number wrong"}, 8.2, random.fork(3)),
        audit_rule("A15", "error", {"身份号码与出生日期不一致", "citizen number and birth date differ"}, 5.4, random.fork(4)),
        audit_rule("A16", "error", {"身份号码与性别不一致", "citizen number and sex differ"}, 0.9, random.fork(5)),
        audit_rule("A17", "warn", {"身份号码前六位未知", "unknown prefix of the citizen number"}, 1.4, random.fork(6)),
        audit_rule("B01", "error", {"户内无户主或多个户主", "no head of household, or several"}, 1.9, random.fork(7)),
        audit_rule("C05", "warn", {"婚姻状况未及时变更", "marital status out of date"}, 3.3, random.fork(8)),
        audit_rule("D08", "suspect", {"疑似漏报出生", "birth not reported"}, 0.8, random.fork(9)),
        audit_rule("D09", "suspect", {"疑似误报出生", "birth reported that nobody else knows"}, 0.2, random.fork(10)),
        audit_rule("F04", "warn", {"流入人口超过十二个月未核实", "migrant not verified for twelve months"}, 6.1, random.fork(11)),
        audit_rule("G04", "warn", {"出生性别比区间超出正常范围", "sex ratio outside the normal range"}, 0.05, random.fork(12)),
    };
    data.audit[0].elsewhere = 17;
}

void add_origins(ReportData& data, Random random) {
    std::int64_t rows = 900;
    for (auto zh : {"孕期保健", "住院分娩", "免疫规划", "户籍管理", "迁移流动", "婚姻登记", "义务教育", "社会保障", "社区（村）"}) {
        constexpr std::array<char const*, 9> en = {"pregnancy care", "hospital delivery", "immunisation", "household register", "migration", "marriage", "schools", "social security", "communities"};
        rows = std::int64_t(2000 + random.below(90000));
        data.departments.push_back({.department = {zh, en[data.departments.size()]}, .files = std::int64_t(1 + random.below(10)), .rows = rows,
                                    .accepted = rows - rows / 900, .refused = rows / 900, .mentions = rows + rows / 3, .persons = rows});
    }
    data.cut_columns = {{"避孕措施", 8, 50211}, {"母亲HIV", 5, 4120}};
    data.link = LinkSummary{.model = "register/1", .decided_at = "2026-01-05T02:11:00Z", .mentions = 402113, .persons = 74210, .reviews = 612, .link_weight = 12.5, .review_weight = 4};
    for (auto size : town_sizes)
        data.births.push_back({.agreed = size / 110, .late = size / 2600, .unreported = size / 1500, .overreported = size / 5200});
    data.births.push_back({.agreed = 12, .late = 0, .unreported = 7, .overreported = 0});
    for (int age = 0; age <= 100; age += 5) {
        auto people = std::int64_t(std::max(2.0, 2900.0 - 0.35 * (age - 45) * (age - 45) - (age > 70 ? 70 * (age - 70) : 0)) + double(random.below(300)) * (age < 95));
        data.pyramid.push_back({age, age < 100 ? std::optional(age + 4) : std::nullopt, people, people * (100 + age / 4) / 105});
    }
}

}  // namespace

ReportData invented_report(TargetList targets) {
    ReportData data{.generated_at = "2026-01-05T02:20:00Z", .as_of = "2020-12-31", .month = 202012, .snapshot = 3, .audit_snapshot = 3, .changes = {.files = 2, .register_changed = true}, .pack_version = "0123456789ab",
                    .district = {320412000000, {"武进区", "Wujin District"}}, .towns = {}, .months = {}, .targets = std::move(targets)};
    for (std::size_t town = 0; town < town_names.size(); ++town)
        data.towns.push_back({320412100000 + std::int64_t(town) * 1000, {town_names[town].first, town_names[town].second}});
    for (int year = 2019; year <= 2020; ++year)
        for (int month = 1; month <= 12; ++month) data.months.push_back(year * 100 + month);
    Random random(8);
    data.indicators = {
        indicator("I02", {"出生人口性别比", "sex ratio at birth"}, IndicatorKind::ratio, sex_ratio, 1.15, 0.06, random.fork(1), data),
        indicator("I11", {"出生统计误差率", "error of birth statistics"}, IndicatorKind::proportion, proportion, 0.031, 0.09, random.fork(2), data),
        indicator("I13", {"主要数据项完整率", "completeness of the main items"}, IndicatorKind::proportion, proportion, 0.972, 1, random.fork(3), data),
        indicator("I14", {"身份号码准确率", "correct citizen numbers"}, IndicatorKind::proportion, proportion, 0.9905, 1, random.fork(4), data),
        indicator("I22", {"出生率", "birth rate"}, IndicatorKind::rate, rate, 0.0092, 1, random.fork(5), data),
    };
    add_audit(data, random.fork(6));
    add_origins(data, random.fork(7));
    return data;
}

}  // namespace jiayu::service
