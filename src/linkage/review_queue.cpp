#include "linkage/review_queue.hpp"

#include <algorithm>
#include <queue>
#include <unordered_map>

#include "base/parallel_for.hpp"
#include "linkage/cluster_contacts.hpp"
#include "linkage/edge_component.hpp"
#include "linkage/pair_weights.hpp"
#include "linkage/partition.hpp"
#include "linkage/weigh_sets.hpp"

namespace jiayu::linkage {

namespace {

constexpr double sure_bits = 12;          // an edge that is heavier joins beyond doubt
constexpr std::size_t groups_per_task = 256;
constexpr std::size_t cuts_max = 16;      // of one cluster, its weakest

using Places = std::vector<std::uint32_t>;

std::vector<std::pair<RowIndex, RowIndex>> in_order(std::vector<std::pair<RowIndex, RowIndex>> pairs) {
    for (auto& [a, b] : pairs)
        if (b < a) std::swap(a, b);
    std::ranges::sort(pairs);
    return pairs;
}

// Which of two parts of a cluster deserves a question: the cut between them where the evidence for one person is least.
class SplitFinder {
public:
    SplitFinder(ClusterInput const& input, QueueSettings const& settings) : input_(input), settings_(settings), together_(in_order(input.decisions.together)) {}

    void find(std::span<RowIndex const> rows, std::span<Edge> edges, std::vector<Question>& found) const {
        EdgeComponent component(input_, rows, edges);
        auto best = Question{.a = 0, .b = 0, .kind = QuestionKind::split};
        for (auto const& side : list_cuts(component)) {
            auto question = weigh_cut(component, side);
            if (question && question->value() > best.value()) best = *question;
        }
        if (best.wrong >= settings_.wrong_min) found.push_back(best);
    }

private:
    // One side of each doubtful cut of the heaviest spanning tree, by place.
    std::vector<Places> list_cuts(EdgeComponent const& component) const {
        std::vector<Edge> tree;
        Partition parts(component.size());
        for (auto const& edge : component.edges()) {
            auto a = parts.cluster_of(edge.a), b = parts.cluster_of(edge.b);
            if (a == b) continue;
            parts.join(a, b);
            tree.push_back(edge);
        }
        std::vector<Places> cuts;
        for (auto at = tree.size(); at-- > 0 && cuts.size() < cuts_max && tree[at].weight < sure_bits * 100;) cuts.push_back(side_without(tree, at, component.size()));
        // Clusters that only their profiles brought together: no listed edge between the parts.
        if (tree.size() + 1 < component.size()) {
            auto members = parts.members(parts.cluster_of(0));
            cuts.emplace_back(members.begin(), members.end());
        }
        return cuts;
    }

    static Places side_without(std::span<Edge const> tree, std::size_t left_out, std::uint32_t size) {
        Partition parts(size);
        for (std::size_t i = 0; i < tree.size(); ++i) {
            auto a = parts.cluster_of(tree[i].a), b = parts.cluster_of(tree[i].b);
            if (i != left_out && a != b) parts.join(a, b);
        }
        auto members = parts.members(parts.cluster_of(tree[left_out].b));
        return {members.begin(), members.end()};
    }

    std::optional<Question> weigh_cut(EdgeComponent const& component, Places side) const {
        std::ranges::sort(side);
        Places rest;
        for (std::uint32_t place = 0; place < component.size(); ++place)
            if (!std::ranges::binary_search(side, place)) rest.push_back(place);
        auto evidence = [&](std::uint32_t x, std::uint32_t y) { return component.evidence(x, y); };
        auto bits = weigh_sets(side, rest, settings_.evidence, input_.prior_bits, evidence);
        auto const heaviest = heaviest_across(component, side, rest);
        if (!heaviest) return {};
        auto [x, y] = *heaviest;
        return Question{std::min(component.row(x), component.row(y)), std::max(component.row(x), component.row(y)), QuestionKind::split,
                        1 - probability_of_bits(bits), std::uint32_t(side.size()), std::uint32_t(rest.size())};
    }

    // Nothing where people told a pair across together: then there is nothing to ask.
    std::optional<std::pair<std::uint32_t, std::uint32_t>> heaviest_across(EdgeComponent const& component, Places const& side, Places const& rest) const {
        auto is_in = [&](std::uint32_t place) { return std::ranges::binary_search(side, place); };
        std::optional<std::pair<std::uint32_t, std::uint32_t>> heaviest;
        for (auto x : side)
            for (auto y : rest)
                if (!together_.empty() && is_told_together(component.row(x), component.row(y))) return {};
        for (auto const& edge : component.edges())
            if (!heaviest && is_in(edge.a) != is_in(edge.b)) heaviest = {edge.a, edge.b};
        return heaviest ? heaviest : std::pair(side.front(), rest.front());
    }
    bool is_told_together(RowIndex a, RowIndex b) const { return std::ranges::binary_search(together_, std::pair(std::min(a, b), std::max(a, b))); }

    ClusterInput const& input_;
    QueueSettings const& settings_;
    std::vector<std::pair<RowIndex, RowIndex>> together_;
};

std::vector<Question> find_splits(ClusterInput const& input, std::span<RowIndex const> cluster_of, QueueSettings const& settings) {
    std::array<std::span<Edge const>, 1> lists{input.edges};
    auto groups = group_edges(cluster_of, lists, std::numeric_limits<std::int32_t>::min());
    SplitFinder const finder(input, settings);
    std::vector<std::vector<Question>> parts((groups.groups.size() + groups_per_task - 1) / groups_per_task);
    parallel_chunks(groups.groups.size(), groups_per_task, [&](std::size_t begin, std::size_t end) {
        for (auto g = begin; g < end; ++g) finder.find(groups.rows_of(groups.groups[g]), groups.edges_of(groups.groups[g]), parts[begin / groups_per_task]);
    });
    std::vector<Question> found;
    for (auto const& part : parts) found.insert(found.end(), part.begin(), part.end());
    return found;
}

std::vector<Question> find_joins(ClusterInput const& input, std::span<RowIndex const> cluster_of, std::span<Edge const> open, QueueSettings const& settings) {
    ClusterMembers const members(cluster_of);
    std::vector<Question> found(open.size());
    parallel_chunks(open.size(), groups_per_task, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) {
            auto const [a, b, weight] = open[i];
            auto side_a = members.of(cluster_of[a]), side_b = members.of(cluster_of[b]);
            auto weigh = [&](RowIndex x, RowIndex y) { return input.weigh(std::min(x, y), std::max(x, y)); };
            auto bits = weigh_sets(side_a, side_b, settings.evidence, input.prior_bits, weigh);
            found[i] = {a, b, QuestionKind::join, probability_of_bits(bits), std::uint32_t(side_a.size()), std::uint32_t(side_b.size())};
        }
    });
    std::erase_if(found, [&](Question const& question) { return question.wrong < settings.wrong_min; });
    return found;
}

// Clusters that questions connect; how many questions each such component has had.
class AskedComponents {
public:
    explicit AskedComponents(std::span<RowIndex const> cluster_of) : cluster_of_(cluster_of) {}

    std::uint32_t questions(Question const& question) {
        auto a = root_of(cluster_of_[question.a]), b = root_of(cluster_of_[question.b]);
        return components_[a].questions + (a == b ? 0 : components_[b].questions);
    }
    void ask(Question const& question) {
        auto a = root_of(cluster_of_[question.a]), b = root_of(cluster_of_[question.b]);
        auto asked = questions(question) + 1;
        components_[b].parent = a;
        components_[a].questions = asked;
    }

private:
    struct Component {
        RowIndex parent;
        std::uint32_t questions = 0;
    };
    RowIndex root_of(RowIndex cluster) {
        auto at = components_.try_emplace(cluster, Component{cluster}).first;
        while (at->second.parent != at->first) at = components_.find(at->second.parent);
        return at->first;
    }

    std::span<RowIndex const> cluster_of_;
    std::unordered_map<RowIndex, Component> components_;
};

struct Candidate {
    double value;
    Question const* question;
    friend bool operator<(Candidate const& x, Candidate const& y) {
        auto key = [](Candidate const& one) { return std::tuple(one.value, -std::int64_t(one.question->a), -std::int64_t(one.question->b)); };
        return key(x) < key(y);
    }
};

// Values only fall as questions are asked, so that the greatest one that has not fallen is the greatest of all.
std::vector<Question> put_in_order(std::vector<Question> const& found, std::span<RowIndex const> cluster_of, std::size_t questions_max) {
    std::vector<Candidate> start;
    for (auto const& question : found) start.push_back({question.value(), &question});
    std::priority_queue<Candidate> left({}, std::move(start));
    AskedComponents asked(cluster_of);
    std::vector<Question> ordered;
    while (!left.empty() && ordered.size() < questions_max) {
        auto next = left.top();
        left.pop();
        auto value = std::ldexp(next.question->value(), -int(std::min(60u, asked.questions(*next.question))));
        if (value < next.value && !left.empty() && Candidate{value, next.question} < left.top()) {
            left.push({value, next.question});
            continue;
        }
        asked.ask(*next.question);
        ordered.push_back(*next.question);
    }
    return ordered;
}

}  // namespace

ReviewQueue make_review_queue(ClusterInput const& input, std::span<RowIndex const> cluster_of, std::span<Edge const> open, QueueSettings const& settings) {
    auto found = find_splits(input, cluster_of, settings);
    auto joins = find_joins(input, cluster_of, open, settings);
    found.insert(found.end(), joins.begin(), joins.end());
    return {put_in_order(found, cluster_of, settings.questions_max), found.size()};
}

}  // namespace jiayu::linkage
