#include "synth/issue_documents.hpp"

#include "base/date.hpp"
#include "synth/kinship.hpp"
#include "synth/social_security_cover.hpp"

namespace jiayu::synth {

namespace {

bool is_of_office(Person const& person, Day day) {
    return person.knows(int(Department::benefits_office)) && person.hukou_from <= day && person.hukou_to > day && person.household >= 0;
}

class Issuer {
public:
    Issuer(World const& world, std::vector<Family> const& families)
        : world_(world), families_(families), shares_(world.materials.benefits.shares), first_(to_days(*make_date(1980, 10, 1))),
          last_(std::min(to_days(*make_date(2015, 12, 31)), world.as_of())) {}

    std::vector<Document> issue() {
        for (std::size_t i = 0; i < world_.population.persons.size(); ++i) {
            auto index = PersonIndex(i);
            auto const& person = world_.person(index);
            if (person.died < world_.settings.first_day || person.household < 0 || person.hukou_from > world_.as_of()) continue;
            if (person.sex == 2) issue_certificate(index);
            issue_disability(index);
            issue_complication(index);
            issue_work(index);
        }
        return std::move(documents_);
    }

private:
    void add(PersonIndex holder, DocumentKind kind, Day issued, int grade = 0) {
        documents_.push_back({.holder = holder, .kind = kind, .grade = std::uint8_t(grade), .issued = issued});
    }

    // The couple promises to stay with the child that it has; both parents get one. It ends with a further child.
    void issue_certificate(PersonIndex mother) {
        auto const& family = families_[std::size_t(mother)];
        if (!family.count || !chance(OfficeTopic::certificate, mother, shares_.one_child_certificate)) return;
        auto const& child = world_.person(family.child[0]);
        auto further = family.count > 1 ? world_.person(family.child[1]).born : never;
        auto issued = child.born + Day(60 + draw(OfficeTopic::certificate, mother, 1000));
        if (issued < first_ || issued > last_ || further <= issued + 280 || child.died <= issued) return;
        for (auto parent : {mother, child.father}) {
            if (parent == nobody || !is_of_office(world_.person(parent), issued) || !world_.person(parent).alive_on(issued)) continue;
            if (parent != mother && !chance(OfficeTopic::second_parent, parent, shares_.one_child_second_parent)) continue;
            add(parent, DocumentKind::one_child_certificate, issued);
            documents_.back().child = family.child[0];
            auto noted = chance(OfficeTopic::certificate_end, mother, shares_.certificate_ended);
            if (further != never && noted && further + 40 <= world_.as_of()) documents_.back().ended = further + 40;
        }
    }

    void issue_disability(PersonIndex index) {
        auto const& person = world_.person(index);
        auto old = world_.as_of() - person.born > 60 * 365;
        if (!chance(OfficeTopic::disability, index, shares_.disability + (old ? shares_.disability_of_the_old : 0))) return;
        auto lot = draw(OfficeTopic::disability, index, 100);
        auto grade = lot < 15 ? 1 : lot < 45 ? 2 : lot < 75 ? 3 : 4;
        auto earliest = std::max(person.born + 3 * 365, to_days(*make_date(2009, 1, 1)));
        auto latest = std::min(person.died, world_.as_of());
        if (latest - earliest < 60) return;
        auto issued = earliest + Day(draw(OfficeTopic::payday, index, std::uint64_t(latest - earliest)));
        if (is_of_office(person, issued)) add(index, DocumentKind::disability_certificate, issued, grade);
    }

    void issue_complication(PersonIndex index) {
        auto const& person = world_.person(index);
        if (person.sex != 2 || world_.as_of() - person.born < 35 * 366) return;
        if (!chance(OfficeTopic::complication, index, shares_.complication)) return;
        auto issued = to_days(*make_date(2008, 6, 1)) + Day(draw(OfficeTopic::complication, index, 2400));
        if (is_of_office(person, issued) && person.alive_on(issued) && issued <= world_.as_of())
            add(index, DocumentKind::complication_grade, issued, int(1 + draw(OfficeTopic::complication, index, 3)));
    }

    // What social security shows stands there; the office keeps papers of those whom it does not know.
    void issue_work(PersonIndex index) {
        auto const& person = world_.person(index);
        if (is_rural(world_, index)) return;
        auto age = (world_.as_of() - person.born) / 365;
        auto const& limits = world_.materials.benefits.limits;
        auto leaves = person.sex == 1 ? limits.retirement_age_of_men : limits.retirement_age_of_women;
        if (age < leaves - 6) return;
        auto retired = chance(OfficeTopic::retirement, index, shares_.retirement_paper);
        auto without = !retired && chance(OfficeTopic::without_work, index, shares_.without_work);
        if ((!retired && !without) || (person.knows(int(Department::social_security)) && !covers_of(world_, index).empty())) return;
        auto years = retired ? leaves : leaves - 5;
        auto issued = to_days(add_months(date_from_days(person.born), years * 12)) + Day(draw(OfficeTopic::retirement, index, 90));
        // Papers from before the office's register are with their holders alone.
        if (issued < to_days(*make_date(retired ? 1995 : 2008, 1, 1)) || issued > world_.as_of() || !person.alive_on(issued) || !is_of_office(person, issued)) return;
        add(index, retired ? DocumentKind::retirement : DocumentKind::without_work, issued);
    }

    bool chance(OfficeTopic topic, PersonIndex about, double share) const { return office_chance(world_, topic, std::uint64_t(about), share); }
    std::uint64_t draw(OfficeTopic topic, PersonIndex about, std::uint64_t below) const {
        return office_draw(world_, topic, std::uint64_t(about), below);
    }

    World const& world_;
    std::vector<Family> const& families_;
    BenefitShares const& shares_;
    Day first_, last_;  // of one-child certificates: from the open letter of 1980 to the law of 2016
    std::vector<Document> documents_;
};

}  // namespace

bool office_chance(World const& world, OfficeTopic topic, std::uint64_t about, double share) {
    return share > 0 && shared_lot(world, std::uint64_t(topic), about) < share;
}

std::uint64_t office_draw(World const& world, OfficeTopic topic, std::uint64_t about, std::uint64_t below) {
    return Random(world.settings.seed).fork(9500 + std::uint64_t(topic)).fork(about).below(below);
}

std::vector<Document> issue_documents(World const& world, std::vector<Family> const& families) { return Issuer(world, families).issue(); }

}  // namespace jiayu::synth
