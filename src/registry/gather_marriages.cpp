#include "registry/relative_finder.hpp"

namespace jiayu::registry {

namespace {

constexpr std::uint8_t marriage_kind = 1, divorce_kind = 2;
constexpr std::uint8_t ended_by_divorce = 2, ended_by_death = 3;
constexpr std::uint8_t single = 10, divorced = 40;  // GB/T 2261.2

struct CoupleHash {
    std::size_t operator()(std::pair<Row, Row> couple) const {
        return std::hash<std::uint64_t>()((std::uint64_t(couple.first) << 32 | couple.second) * 0x9E3779B97F4A7C15ull);
    }
};

class Marriages {
public:
    Marriages(Sources const& sources, PersonMentions const& people, RelativeFinder const& relatives, Register& into)
        : sources_(sources), mentions_(sources.mentions), people_(people), relatives_(relatives), into_(into) {}

    void gather() {
        last_.reserve(people_.person_count());
        find_spouses_of_records();
        for (auto record : records_by_day()) apply_record(record);
        for (Row mention = 0; mention < mentions_.size(); ++mention) apply_named_spouse(mention);
        for (auto& marriage : into_.marriages) end_by_death(marriage);
    }

private:
    using Couple = std::pair<Row, Row>;  // husband, wife

    void find_spouses_of_records() {
        couples_.assign(sources_.marriages.record_id.size(), {no_row, no_row});
        for (Row mention = 0; mention < mentions_.size(); ++mention) {
            auto record = people_.record_of(mention);
            if (mentions_.department[mention] != Department::marriage || record == no_row) continue;
            bool is_husband = mentions_.role[mention] == Role::husband;
            auto& [husband, wife] = couples_[record];
            (is_husband ? husband : wife) = people_.person_of(mention);
            auto& other = is_husband ? wife : husband;
            if (other == no_row) other = relatives_.spouse_of(mention);
        }
    }

    // A record without a day comes first: it says that a marriage was, not when.
    std::vector<Row> records_by_day() const {
        std::vector<Row> order(couples_.size());
        for (Row i = 0; i < order.size(); ++i) order[i] = i;
        auto const& records = sources_.marriages;
        std::ranges::stable_sort(order, {}, [&](Row i) { return std::pair(records.registered_on[i], records.kind[i]); });
        return order;
    }

    Marriage* last_of(Couple couple) {
        auto found = last_.find(couple);
        return found == last_.end() ? nullptr : &into_.marriages[found->second];
    }
    Marriage& add(Couple couple, std::int64_t record_id, std::int32_t registered_on) {
        last_[couple] = Row(into_.marriages.size());
        return into_.marriages.emplace_back(
            Marriage{.husband = couple.first, .wife = couple.second, .record_id = record_id, .registered_on = registered_on});
    }

    void apply_record(Row record) {
        auto couple = couples_[record];
        if (couple == Couple(no_row, no_row)) return;
        auto day = sources_.marriages.registered_on[record];
        auto kind = sources_.marriages.kind[record];
        auto record_id = sources_.marriages.record_id[record];
        auto* last = last_of(couple);
        if (kind == marriage_kind) {
            if (!last || (last->ended_on && last->registered_on != day)) add(couple, record_id, day);
        } else if (kind == divorce_kind) {
            auto& ended = last && !last->ended_on ? *last : add(couple, record_id, 0);
            ended.ended_on = day;
            ended.end_kind = ended_by_divorce;
        } else if (!last) {
            add(couple, record_id, 0);  // a replacement paper: married, the day unknown
        }
    }

    std::uint8_t marital_status(Row mention) const {
        auto record = people_.record_of(mention);
        if (mentions_.department[mention] == Department::household_register) return sources_.households.marital_status[record];
        return sources_.communities.marital_status[record];
    }

    // A spouse that the household register or a community names, where no marriage record tells of the couple.
    void apply_named_spouse(Row mention) {
        auto department = mentions_.department[mention];
        if ((department != Department::household_register && department != Department::communities) ||
            people_.record_of(mention) == no_row)
            return;
        auto status = marital_status(mention);
        auto person = people_.person_of(mention), spouse = relatives_.spouse_of(mention);
        if (status == single || status == divorced || spouse == no_row || spouse == person) return;
        auto couple = Couple(person, spouse);
        if (into_.persons[person].sex == 2 || (into_.persons[person].sex != 1 && into_.persons[spouse].sex == 1)) couple = {spouse, person};
        if (!last_of(couple) && !last_of({couple.second, couple.first})) add(couple, mentions_.record_id[mention], 0);
    }

    void end_by_death(Marriage& marriage) const {
        if (marriage.ended_on) return;
        std::int32_t first = 0;
        for (auto spouse : {marriage.husband, marriage.wife}) {
            auto died_on = spouse == no_row ? 0 : into_.persons[spouse].died_on;
            if (died_on && died_on >= marriage.registered_on && (!first || died_on < first)) first = died_on;
        }
        if (!first) return;
        marriage.ended_on = first;
        marriage.end_kind = ended_by_death;
    }

    Sources const& sources_;
    Mentions const& mentions_;
    PersonMentions const& people_;
    RelativeFinder const& relatives_;
    Register& into_;
    std::vector<Couple> couples_;                          // by row of MarriageRecords
    std::unordered_map<Couple, Row, CoupleHash> last_;     // the latest marriage of a couple
};

}  // namespace

void gather_marriages(Sources const& sources, PersonMentions const& people, RelativeFinder const& relatives, Register& into) {
    Marriages(sources, people, relatives, into).gather();
}

}  // namespace jiayu::registry
