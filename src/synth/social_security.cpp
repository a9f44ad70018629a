#include "base/date.hpp"
#include "synth/departments.hpp"
#include "synth/social_security_cover.hpp"

namespace jiayu::synth {

namespace {

enum Cell : int { account, name, sex, number, birth, phone, insurance, employer, from_on, to_on, status, hukou_division };

constexpr std::array<std::string_view, 12> headers{"个人编号", "姓名", "性别", "公民身份号码", "出生日期", "手机号",
                                                   "险种", "单位名称", "参保日期", "停保日期", "参保状态", "户籍地区划代码"};

int retirement_years(Person const& person) { return person.sex == 1 ? 60 : 55; }

}  // namespace

std::vector<Cover> covers_of(World const& world, PersonIndex index) {
    auto const& person = world.person(index);
    Random lot(world.settings.seed * 17 + std::uint64_t(index));
    auto as_of = world.as_of();
    auto start = person.born + Day(lot.between(19 * 365, 27 * 365));
    if (person.hukou_from != always && person.household >= 0 && person.hukou_reason != HukouReason::birth) {
        auto arrival = std::min(person.here_from, person.hukou_from);
        start = std::max(start, arrival == never ? never : arrival + Day(lot.between(20, 500)));
    }
    auto retirement = to_days(add_months(date_from_days(person.born), retirement_years(person) * 12));
    auto end = std::min({retirement, person.died, person.here_to == never || person.hukou_from != never ? never : person.here_to,
                         person.hukou_to, person.away_from < start ? never : person.away_from});
    auto earliest = to_days(*make_date(1996, 1, 1)) + Day(lot.below(4000));
    start = std::max(start, earliest);
    if (start > as_of || start + 90 > end || !lot.chance(person.household < 0 ? 1.0 : 0.66)) return {};
    std::vector<Cover> covers;
    while (start + 90 < std::min(end, as_of)) {
        auto length = Day(lot.between(1500, 12000));
        auto to = std::min(start + length, end);
        covers.push_back({start, to <= as_of ? to : never, to == retirement});
        if (to >= std::min(end, as_of)) break;
        start = to + Day(lot.between(5, 500));
    }
    // What ended before the period is not in today's file.
    std::erase_if(covers, [&](Cover const& cover) { return cover.to < world.settings.first_day && !cover.retired; });
    return covers;
}

bool is_of_residents(PersonIndex person, std::size_t cover) { return (person * 7 + std::int32_t(cover)) % 10 < 2; }

std::vector<SourceFile> plan_social_security(World const& world) {
    SourceFile file{Department::social_security, "social_security/参保人员.csv"};
    file.headers.assign(headers.begin(), headers.end());
    file.order = in_order(headers.size());
    for (std::size_t i = 0; i < world.population.persons.size(); ++i) {
        auto const& person = world.population.persons[i];
        if (!person.knows(int(Department::social_security)) || person.died < world.settings.first_day) continue;
        if (person.household >= 0 && person.hukou_from == never && person.here_from == never) continue;
        auto covers = covers_of(world, PersonIndex(i));
        for (std::size_t at = 0; at < covers.size(); ++at) add_row(world, file, {std::int32_t(i), std::int32_t(at), covers[at].from, 0});
    }
    std::vector<SourceFile> files;
    files.push_back(std::move(file));
    return files;
}

void write_social_security_row(RowWriter& out) {
    auto const& world = out.world;
    auto index = out.plan->subject;
    auto const& person = world.person(index);
    auto cover = covers_of(world, index)[std::size_t(out.plan->extra)];
    auto written = out.identify(index, Role::subject, {.day = std::max(cover.from, world.settings.first_day)});
    out.set(account, fmt::format("99{:010}", index));
    out.set(phone, out.phone(index, written));
    auto rural = is_of_residents(index, std::size_t(out.plan->extra));
    out.set(insurance, rural ? "城乡居民基本养老保险" : "企业职工基本养老保险");
    auto const& employers = world.materials.employers;
    if (!rural) out.set(employer, employers[(std::size_t(index) * 31 + std::size_t(out.plan->extra) * 7) % employers.size()]);
    out.set_day(from_on, cover.from);
    out.set_day(to_on, cover.to);
    out.set(status, cover.to == never ? "参保" : cover.retired ? "退休" : "停保");
    auto local = person.household >= 0 && person.hukou_from <= world.as_of();
    out.set_number(hukou_division, local ? world.materials.places.at(world.household_of(index).hukou_home.place).names.back().code
                                         : std::int64_t(world.materials.real_of.at(person.prefix)) * 1'000'000);
    out.show(written, name, number, sex, birth, -1);
    out.judge_identity(written);
    Fact fact;
    fact.event = cover.from;
    out.record_mention(written, fact);
}

}  // namespace jiayu::synth
