#include "registry/relative_finder.hpp"

namespace jiayu::registry {

namespace {

class Parentages {
public:
    Parentages(Sources const& sources, PersonMentions const& people, RelativeFinder const& relatives, std::vector<Parentage>& into)
        : mentions_(sources.mentions), people_(people), relatives_(relatives), into_(into),
          mother_of_delivery_(sources.deliveries.record_id.size(), no_row), father_of_delivery_(mother_of_delivery_) {}

    void gather() {
        for (Row mention = 0; mention < mentions_.size(); ++mention)
            if (is_delivery(mention)) note_parent(mention);
        for (Row mention = 0; mention < mentions_.size(); ++mention) {
            if (is_delivery(mention) && mentions_.role[mention] == Role::child) add_delivery(mention);
            add(mention, relatives_.mother_of(mention), ParentKind::mother, rank_of(mention));
            add(mention, relatives_.father_of(mention), ParentKind::father, rank_of(mention));
        }
        keep_first_of_equals();
    }

private:
    bool is_delivery(Row mention) const {
        return mentions_.department[mention] == Department::hospital_delivery && people_.record_of(mention) != no_row;
    }
    void note_parent(Row mention) {
        auto role = mentions_.role[mention];
        if (role == Role::mother) mother_of_delivery_[people_.record_of(mention)] = mention;
        if (role == Role::father) father_of_delivery_[people_.record_of(mention)] = mention;
    }
    // A delivery row speaks of both; numbers written by others come after it.
    void add_delivery(Row child) {
        auto mother = mother_of_delivery_[people_.record_of(child)], father = father_of_delivery_[people_.record_of(child)];
        if (father != no_row) add(child, people_.person_of(father), ParentKind::father, 0);
        if (mother == no_row) return;
        add(child, people_.person_of(mother), ParentKind::mother, 0);
        add(child, relatives_.spouse_of(mother), ParentKind::father, 0);
    }
    // Household register, communities, then the rest: who sees the parents' papers.
    std::uint8_t rank_of(Row mention) const {
        switch (mentions_.department[mention]) {
            case Department::hospital_delivery: return 1;
            case Department::household_register: return 2;
            case Department::immunisation: return 3;
            case Department::communities: return 4;
            default: return 5;
        }
    }
    void add(Row mention, Row parent, ParentKind kind, std::uint8_t rank) {
        auto child = people_.person_of(mention);
        if (parent != no_row && parent != child) into_.push_back({child, parent, mention, kind, rank});
    }
    // Different parents of the same kind all stay; the same one is kept with its best source.
    void keep_first_of_equals() {
        auto same = [](Parentage const& p) { return std::tuple(p.child, p.kind, p.parent); };
        std::ranges::sort(into_, {}, [&](Parentage const& p) { return std::tuple_cat(same(p), std::tuple(p.source_rank, p.mention)); });
        into_.erase(std::ranges::unique(into_, {}, same).begin(), into_.end());
        std::ranges::sort(into_, {}, [](Parentage const& p) { return std::tuple(p.child, p.kind, p.source_rank, p.mention); });
    }

    Mentions const& mentions_;
    PersonMentions const& people_;
    RelativeFinder const& relatives_;
    std::vector<Parentage>& into_;
    std::vector<Row> mother_of_delivery_, father_of_delivery_;  // by row of DeliveryRecords: their mentions
};

}  // namespace

void gather_parentages(Sources const& sources, PersonMentions const& people, RelativeFinder const& relatives, Register& into) {
    Parentages(sources, people, relatives, into.parentages).gather();
}

}  // namespace jiayu::registry
