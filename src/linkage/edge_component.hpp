// Rows that edges connect, by their places 0 … size − 1, with the evidence of any pair of them.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "linkage/cluster_input.hpp"

namespace jiayu::linkage {

class EdgeComponent {
public:
    // `edges`: of the component, ends by place; sorted here, heaviest first, equal ones by place. A pair that
    // people told together comes twice where it is listed too.
    EdgeComponent(ClusterInput const& input, std::span<RowIndex const> rows, std::span<Edge> edges);

    std::uint32_t size() const { return std::uint32_t(rows_.size()); }
    RowIndex row(std::uint32_t place) const { return rows_[place]; }
    std::span<Edge const> edges() const { return edges_; }

    // log2 of the likelihood ratio, without prior: the edge's where there is one, otherwise weighed now.
    double evidence(std::uint32_t a, std::uint32_t b) const;
    // Bits that two sets of places take off what their pairs say.
    double contradiction(std::span<std::uint32_t const> a, std::span<std::uint32_t const> b) const;
    // Edges of a place, by the other end.
    struct Neighbour {
        std::uint32_t place;
        std::int32_t weight;
    };
    std::span<Neighbour const> neighbours(std::uint32_t place) const;

private:
    std::optional<double> listed(std::uint32_t a, std::uint32_t b) const;

    ClusterInput const& input_;
    std::span<RowIndex const> rows_;
    std::span<Edge> edges_;
    mutable std::vector<float> table_;       // of small components: evidence by pair of places, NaN: not asked yet
    mutable std::vector<std::size_t> begins_;  // made when first needed
    mutable std::vector<Neighbour> neighbours_;
    void list_neighbours() const;
};

}  // namespace jiayu::linkage
