#include "synth/places.hpp"

#include "base/assert.hpp"
#include "base/random.hpp"
#include "synth/csv_lines.hpp"

namespace jiayu::synth {

namespace {

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
    return std::ranges::any_of(endings, [&](auto ending) { return name.ends_with(ending); });
}

// 大坝村村委会 → 大坝村, as people write it in addresses.
std::string_view spoken_name(std::string_view name) {
    if (auto bracket = name.find("（"); bracket != name.npos) name = name.substr(0, bracket);
    for (std::string_view ending : {"居民委员会", "村民委员会", "居委会", "村委会"})
        if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
    return name;
}

std::string chinese_number(unsigned number) {
    static constexpr std::string_view digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    if (number >= 100) return std::to_string(number);
    std::string text;
    if (number >= 20) text += digits[number / 10];
    if (number >= 10) text += "十";
    return text += digits[number % 10];
}

}  // namespace

Places::Places(DivisionTable const& divisions, std::int32_t county, Day first_day, Day last_day, std::string_view word_lists)
    : county_(county) {
    auto on = date_from_days(last_day);
    auto county_code = DivisionCode::from_number(county * 1'000'000LL);
    district_name_ = std::string(divisions.name_on(county_code, on).value_or(""));
    for (auto town : divisions.towns_on(county_code, on))
        for (auto community : divisions.communities_on(town, on)) {
            Place place;
            for (auto const& spell : divisions.spells())
                if (spell.code == community && (!spell.valid_to || to_days(*spell.valid_to) > first_day) &&
                    (!spell.valid_from || to_days(*spell.valid_from) <= last_day))
                    place.names.push_back({spell.valid_from ? to_days(*spell.valid_from) : always, community.number(), spell.name,
                                           std::string(divisions.name_on(town, on).value_or(""))});
            JIAYU_ASSERT(!place.names.empty());
            add_names_before(place, divisions, first_day);
            place.village = community.community_part() >= 200 && !ends_with_any(place.names.back().name, {"管理区", "社区"});
            valid_.insert(community.number());
            places_.push_back(std::move(place));
        }
    JIAYU_ASSERT(!places_.empty() && places_.size() < 60'000);
    for (std::size_t i = 0; i < places_.size(); ++i)
        if (places_[i].names.front().code != places_[i].names.back().code) changed_.push_back(std::uint16_t(i));
    std::vector<std::string> first, second;
    for_each_csv_row(word_lists, [&](auto const& cells) {
        if (cells[0] == "estate_first") for_each_word(cells[1], [&](auto word) { first.emplace_back(word); });
        if (cells[0] == "estate_second") for_each_word(cells[1], [&](auto word) { second.emplace_back(word); });
    });
    for (auto const& head : first)
        for (auto const& tail : second) estates_.push_back(head + tail);
    JIAYU_ASSERT(!estates_.empty());
    weigh();
}

// Who lived here before the code existed was counted under the community that it took over from; one that was removed the same day in
// the same town stands in where no successor is published.
void Places::add_names_before(Place& place, DivisionTable const& divisions, Day first_day) {
    auto& first = place.names.front();
    if (first.from <= first_day) {
        first.from = always;
        return;
    }
    auto claimed = [&](std::int64_t code) {
        return std::ranges::any_of(places_, [&](auto const& other) { return other.names.front().code == code; });
    };
    auto before = [&](bool by_succession) -> DivisionSpell const* {
        for (auto const& spell : divisions.spells()) {
            if (!spell.valid_to || to_days(*spell.valid_to) != first.from || claimed(spell.code.number())) continue;
            if (spell.code.number() == first.code || spell.code.level() != DivisionLevel::community) continue;
            if (spell.code.town().number() != first.code / 1000 * 1000) continue;
            auto succeeds = std::ranges::any_of(divisions.successions(), [&](auto const& step) {
                return step.from == spell.code && step.to.number() == first.code;
            });
            if (succeeds == by_succession) return &spell;
        }
        return nullptr;
    };
    auto spell = before(true);
    if (!spell) spell = before(false);
    if (spell) place.names.insert(place.names.begin(), {always, spell->code.number(), spell->name, first.town_name});
    else first.from = always;
}

PlaceName const& Places::name_on(std::size_t place, Day day) const {
    auto const& names = places_[place].names;
    for (auto at = names.size(); at-- > 1;)
        if (names[at].from <= day) return names[at];
    return names.front();
}

std::vector<std::int64_t> Places::towns() const {
    std::set<std::int64_t> codes;
    for (auto const& place : places_) codes.insert(place.town_code());
    return {codes.begin(), codes.end()};
}

// Sizes are not published by community: they scatter around one mean (by design), villages with fewer incomers.
void Places::weigh() {
    double hukou = 0, inflow = 0;
    for (auto const& place : places_) {
        Random random(std::uint64_t(place.names.front().code));
        auto size = 0.4 + 1.2 * random.uniform() + random.uniform() * random.uniform();
        hukou_cumulative_.push_back(hukou += size);
        inflow_cumulative_.push_back(inflow += size * (place.village ? 0.6 : 1.6) * (0.4 + random.uniform()));
    }
}

std::uint16_t Places::draw_place(Random& random, bool inflow) const {
    return std::uint16_t(draw(random, inflow ? inflow_cumulative_ : hukou_cumulative_));
}

Home Places::draw_home(Random& random, std::uint16_t place) const {
    if (places_[place].village)
        return {place, std::uint16_t(random.between(1, 18)), std::uint16_t(random.between(1, 160)), 0};
    // A community has a few estates of its own.
    auto estate = (std::uint64_t(place) * 5 + random.below(5)) % estates_.size();
    return {place, std::uint16_t(estate), std::uint16_t(random.between(1, 60)),
            std::uint16_t(random.between(1, 3) * 10000 + random.between(1, 18) * 100 + random.between(1, 4))};
}

AddressText Places::address(Home home, Day day, AddressStyle style) const {
    auto const& name = name_on(home.place, day);
    AddressText text;
    if (style == AddressStyle::with_district) text.street = district_name_ + name.town_name;
    else if (style != AddressStyle::abbreviated) text.street = name.town_name;
    if (places_[home.place].village) {
        text.street += spoken_name(name.name);
        text.street += style == AddressStyle::chinese_numerals ? "第" + chinese_number(home.estate) + "村民小组"
                       : style == AddressStyle::plain          ? chinese_number(home.estate) + "组"
                                                               : std::to_string(home.estate) + "组";
        text.door = std::to_string(home.building) + (style == AddressStyle::abbreviated ? "" : "号");
        return text;
    }
    unsigned unit = home.room / 10000u, door = home.room % 10000u;
    text.street += estates_[home.estate];
    switch (style) {
        case AddressStyle::abbreviated: text.door = fmt::format("{}-{}-{}", home.building, unit, door); break;
        case AddressStyle::chinese_numerals: text.door = fmt::format("{}栋{}单元{}室", chinese_number(home.building), chinese_number(unit), door); break;
        case AddressStyle::with_district: text.door = fmt::format("{}号楼{}单元{}", home.building, unit, door); break;
        default: text.door = fmt::format("{}幢{}单元{}室", home.building, unit, door);
    }
    return text;
}

}  // namespace jiayu::synth
