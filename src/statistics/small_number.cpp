#include "statistics/small_number.hpp"

#include <limits>
#include <queue>
#include <utility>

#include "base/assert.hpp"

namespace jiayu::statistics {

namespace {

// A table with its totals is a circulation: row → column carries a cell, column → bottom its total, bottom → side the grand
// total, side → row the row's total. Whatever the reader cannot see may be changed along closed walks of hidden arcs.
struct Arc {
    std::size_t from, to;
    std::int64_t count;
    bool hidden;
    std::int64_t loss;  // what a reader loses with it
};

// A total says more than any of its cells: it is hidden only where no cell will do.
constexpr std::int64_t total_loss = 1'000'000'000;

struct Step {
    std::size_t arc, neighbour;
    bool raises;  // along the arc: its count grows; against it: shrinks
};

class Circulation {
public:
    Circulation(CountTable const& table, std::int64_t threshold) : steps_(table.rows + table.columns + 2) {
        std::vector<std::int64_t> row_totals(table.rows), column_totals(table.columns);
        std::int64_t total = 0;
        auto bottom = table.rows + table.columns, side = bottom + 1;
        auto add = [&](std::size_t from, std::size_t to, std::int64_t count, std::int64_t loss) {
            steps_[from].push_back({arcs_.size(), to, true});
            steps_[to].push_back({arcs_.size(), from, false});
            arcs_.push_back({from, to, count, count > 0 && count < threshold, loss + count + 1});
        };
        for (std::size_t row = 0; row < table.rows; ++row)
            for (std::size_t column = 0; column < table.columns; ++column) {
                auto count = table.at(row, column);
                JIAYU_ASSERT(count >= 0);
                add(row, table.rows + column, count, 0);
                row_totals[row] += count;
                column_totals[column] += count;
                total += count;
            }
        for (std::size_t row = 0; row < table.rows; ++row) add(side, row, row_totals[row], total_loss);
        for (std::size_t column = 0; column < table.columns; ++column) add(table.rows + column, bottom, column_totals[column], total_loss);
        add(bottom, side, total, total_loss);
    }

    std::vector<Arc> const& arcs() const { return arcs_; }

    // Hides what it takes that this arc's count could be `rise` higher.
    void give_room(std::size_t small_arc, std::int64_t rise) {
        auto walk = cheapest_walk(small_arc, rise);
        for (auto node = arcs_[small_arc].from; node != arcs_[small_arc].to; node = walk[node].neighbour) arcs_[walk[node].arc].hidden = true;
    }

private:
    // What is hidden already costs nothing. Each step back from a node on the cheapest walk
    // from the arc's end to its start.
    std::vector<Step> cheapest_walk(std::size_t small_arc, std::int64_t rise) const {
        using Entry = std::pair<std::int64_t, std::size_t>;
        std::vector<std::int64_t> costs(steps_.size(), std::numeric_limits<std::int64_t>::max());
        std::vector<Step> came_by(steps_.size());
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
        costs[arcs_[small_arc].to] = 0;
        open.push({0, arcs_[small_arc].to});
        while (!open.empty()) {
            auto [cost, node] = open.top();
            open.pop();
            if (cost > costs[node]) continue;
            for (auto const& step : steps_[node]) {
                auto const& arc = arcs_[step.arc];
                if (step.arc == small_arc || (!step.raises && arc.count < rise)) continue;
                auto next = cost + (arc.hidden ? 0 : arc.loss);
                if (next >= costs[step.neighbour]) continue;
                costs[step.neighbour] = next;
                came_by[step.neighbour] = {step.arc, node, step.raises};
                open.push({next, step.neighbour});
            }
        }
        return came_by;
    }

    std::vector<Arc> arcs_;
    std::vector<std::vector<Step>> steps_;
};

}  // namespace

ProtectedTable protect_small_numbers(CountTable const& table, std::int64_t threshold) {
    JIAYU_ASSERT(table.counts.size() == table.rows * table.columns);
    Circulation circulation(table, threshold);
    auto const& arcs = circulation.arcs();
    for (std::size_t arc = 0; arc < arcs.size(); ++arc)
        if (arcs[arc].count > 0 && arcs[arc].count < threshold) circulation.give_room(arc, threshold - arcs[arc].count);

    auto cells = table.rows * table.columns;
    auto hidden = [&](std::size_t from, std::size_t count) {
        std::vector<bool> flags(count);
        for (std::size_t i = 0; i < count; ++i) flags[i] = arcs[from + i].hidden;
        return flags;
    };
    return {.columns = table.columns,
            .hidden_cells = hidden(0, cells),
            .hidden_rows = hidden(cells, table.rows),
            .hidden_columns = hidden(cells + table.rows, table.columns),
            .hidden_total = arcs.back().hidden};
}

}  // namespace jiayu::statistics
