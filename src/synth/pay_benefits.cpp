#include "synth/pay_benefits.hpp"

#include "base/date.hpp"
#include "synth/kinship.hpp"
#include "synth/payment_lines.hpp"
#include "synth/social_security_cover.hpp"

namespace jiayu::synth {

namespace {

constexpr std::int32_t none = -1;
constexpr int forever = 299912;

// Places of the documents that somebody holds.
struct Held {
    std::int32_t certificate = none, disability = none, complication = none, without_work = none;
};

class Payer {
public:
    Payer(World const& world, std::vector<Family> const& families, std::vector<Document> const& documents)
        : world_(world), families_(families), documents_(documents), shares_(world.materials.benefits.shares),
          limits_(world.materials.benefits.limits), lines_(world),
          held_(world.population.persons.size()) {
        for (std::size_t at = 0; at < documents.size(); ++at) hold(documents[at], std::int32_t(at));
    }

    std::vector<Payment> pay() {
        for (std::size_t i = 0; i < world_.population.persons.size(); ++i) {
            auto index = PersonIndex(i);
            auto const& person = world_.person(index);
            if (!person.knows(int(Department::benefits_office)) || person.household < 0 || person.hukou_from > world_.as_of()) continue;
            if (person.died < day_of_month(lines_.first_year() * 100 + 1, 1)) continue;
            pay_subsidy(index);
            pay_reward(index);
            if (person.sex == 2) pay_support(index);
            pay_complication(index);
            pay_at_retirement(index);
            pay_one_child(index);
        }
        return lines_.take();
    }

private:
    void hold(Document const& document, std::int32_t at) {
        auto& held = held_[std::size_t(document.holder)];
        switch (document.kind) {
            case DocumentKind::one_child_certificate: held.certificate = at; break;
            case DocumentKind::disability_certificate: held.disability = at; break;
            case DocumentKind::complication_grade: held.complication = at; break;
            case DocumentKind::without_work: held.without_work = at; break;
            case DocumentKind::retirement: break;
        }
    }

    Held const& held(PersonIndex person) const { return held_[std::size_t(person)]; }
    Family const& family(PersonIndex person) const { return families_[std::size_t(person)]; }
    bool enrolled(Benefit benefit, PersonIndex about) const {
        return office_chance(world_, OfficeTopic::enrolment, std::uint64_t(about) * 8 + std::uint64_t(benefit), shares_.enrolled[int(benefit)]);
    }
    std::uint64_t draw(OfficeTopic topic, PersonIndex about, std::uint64_t below) const { return office_draw(world_, topic, std::uint64_t(about), below); }

    // One child, living or not, or two girls; of two others, once one has died.
    std::optional<int> year_of_few_children(PersonIndex parent) const {
        auto const& own = family(parent);
        if (own.count == 1) return 0;
        if (own.count != 2) return std::nullopt;
        auto const& first = world_.person(own.child[0]);
        auto const& second = world_.person(own.child[1]);
        if (first.sex == 2 && second.sex == 2) return 0;
        auto died = std::min(first.died, second.died);
        return died <= world_.as_of() ? std::optional(year_of(died) + 1) : std::nullopt;
    }

    void pay_reward(PersonIndex index) {
        auto const& person = world_.person(index);
        auto born = year_of(person.born);
        if (born < limits_.reward_born_from || born + limits_.reward_age - 3 > lines_.last_year() || !is_rural(world_, index) || !enrolled(Benefit::rural_reward, index)) return;
        auto spouse = spouse_of(world_, index);
        if (spouse != nobody && world_.person(spouse).alive_on(world_.as_of()) && !is_rural(world_, spouse)) return;
        auto few = year_of_few_children(index);
        if (!few) return;
        auto reached = born + limits_.reward_age + int(draw(OfficeTopic::enrolment, index, 2));
        if (office_chance(world_, OfficeTopic::too_early, std::uint64_t(index), world_.settings.rates.cases.reward_too_early))
            reached = born + limits_.reward_age - 1 - int(draw(OfficeTopic::too_early, index, 3));
        auto start = std::max(reached, *few);
        auto moved_away = person.hukou_to == never ? forever : month_of(person.hukou_to);
        lines_.pay_years({.payee = index, .benefit = Benefit::rural_reward, .from = start * 100 + 1, .to = moved_away, .start_year = start});
    }

    // Both parents of an only child that died or is disabled, once the mother is of age; a widower by his own.
    void pay_support(PersonIndex mother) {
        auto child = family(mother).only_child();
        if (child == nobody || !enrolled(Benefit::special_support, mother)) return;
        auto const& only = world_.person(child);
        auto died = only.died <= world_.as_of() ? month_of(only.died) : forever;
        if (auto since = month_of_disability(mother, child); since && since < died)
            support_parents(mother, {.child = child, .ground = PaymentGround::disability, .group = "disability", .from = months_later(since, 1), .to = died});
        if (died != forever)
            support_parents(mother, {.child = child, .ground = PaymentGround::death, .group = "death", .from = months_later(died, 1), .to = forever});
    }

    // 0: not disabled as far as the office knows. Now and then it took somebody's word, or a grade that is too low.
    int month_of_disability(PersonIndex mother, PersonIndex child) const {
        auto rate = world_.settings.rates.cases.disability_unproved;
        auto at = held(child).disability;
        if (at != none) {
            auto const& document = documents_[std::size_t(at)];
            auto pays = document.grade <= limits_.disability_grade_most || office_chance(world_, OfficeTopic::unproved, std::uint64_t(mother), std::min(1.0, 4 * rate));
            return pays ? month_of(document.issued) : 0;
        }
        auto unproved = office_chance(world_, OfficeTopic::unproved, std::uint64_t(mother), shares_.disability * rate);
        return unproved ? month_of(world_.person(child).born) + 600 : 0;
    }

    void support_parents(PersonIndex mother, Claim claim) {
        auto const& woman = world_.person(mother);
        auto father = world_.person(claim.child).father;
        auto single = !woman.alive_on(day_of_month(claim.from, 1));
        if (single && father == nobody) return;
        auto reached = year_of(single ? world_.person(father).born : woman.born) + limits_.support_age;
        if (office_chance(world_, OfficeTopic::too_early, std::uint64_t(mother), world_.settings.rates.cases.support_too_early))
            reached -= 1 + int(draw(OfficeTopic::too_early, mother, 4));
        claim.from = std::max(claim.from, reached * 100 + 1);
        claim.benefit = Benefit::special_support;
        claim.start_year = claim.from / 100;
        for (auto parent : {mother, father}) {
            if (parent == nobody || !world_.person(parent).has_hukou_on(world_.as_of()) || !world_.person(parent).alive_on(day_of_month(claim.from, 1))) continue;
            claim.payee = parent;
            lines_.pay_years(claim);
        }
    }

    void pay_complication(PersonIndex index) {
        auto at = held(index).complication;
        if (at == none || !enrolled(Benefit::special_support, index)) return;
        constexpr std::string_view groups[] = {"complication_1", "complication_2", "complication_3"};
        auto const& document = documents_[std::size_t(at)];
        auto from = months_later(month_of(document.issued), 1);
        lines_.pay_years({.payee = index, .benefit = Benefit::special_support, .ground = PaymentGround::complication,
                          .group = groups[document.grade - 1], .from = from, .to = forever, .start_year = from / 100});
    }

    void pay_at_retirement(PersonIndex index) {
        if (held(index).certificate == none) return;
        if (held(index).without_work != none && enrolled(Benefit::urban_unemployed, index)) {
            auto const& person = world_.person(index);
            auto age = person.sex == 1 ? limits_.retirement_age_of_men : limits_.retirement_age_of_women;
            return lines_.pay_once({.payee = index, .benefit = Benefit::urban_unemployed}, to_days(add_months(date_from_days(person.born), age * 12)));
        }
        if (!world_.person(index).knows(int(Department::social_security)) || !enrolled(Benefit::enterprise_retirement, index)) return;
        auto covers = covers_of(world_, index);
        for (std::size_t at = 0; at < covers.size(); ++at)
            if (covers[at].retired && covers[at].to != never && !is_of_residents(index, at))
                lines_.pay_once({.payee = index, .benefit = Benefit::enterprise_retirement}, covers[at].to);
    }

    // Until the child is of age or a further one is born.
    void pay_one_child(PersonIndex index) {
        auto at = held(index).certificate;
        if (at == none || !enrolled(Benefit::one_child_parents, index)) return;
        auto const& document = documents_[std::size_t(at)];
        auto const& child = world_.person(document.child);
        auto from = months_later(month_of(document.issued), 1);
        auto to = months_later(month_of(child.born), limits_.one_child_age * 12);
        if (document.ended != never) to = std::min(to, month_of(document.ended));
        if (child.died <= world_.as_of()) to = std::min(to, month_of(child.died));
        lines_.pay_years({.payee = index, .benefit = Benefit::one_child_parents, .from = from, .to = to, .start_year = from / 100});
    }

    void pay_subsidy(PersonIndex index) {
        auto const& child = world_.person(index);
        if (month_of(child.born) < limits_.subsidy_born_from || child.hukou_reason != HukouReason::birth || !enrolled(Benefit::childcare_subsidy, index)) return;
        auto by_father = child.father != nobody && draw(OfficeTopic::enrolment, index, 10) == 0;
        auto payee = by_father ? child.father : child.mother;
        if (payee != nobody && world_.person(payee).alive_on(world_.as_of())) lines_.pay_subsidy(index, payee);
    }

    World const& world_;
    std::vector<Family> const& families_;
    std::vector<Document> const& documents_;
    BenefitShares const& shares_;
    BenefitLimits const& limits_;
    PaymentLines lines_;
    std::vector<Held> held_;
};

}  // namespace

std::vector<Payment> pay_benefits(World const& world, std::vector<Family> const& families, std::vector<Document> const& documents) {
    return Payer(world, families, documents).pay();
}

}  // namespace jiayu::synth
