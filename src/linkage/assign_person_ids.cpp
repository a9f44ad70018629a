#include "linkage/assign_person_ids.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace jiayu::linkage {

namespace {

// So many rows of an earlier person are in a cluster; clusters are named by their first row.
struct Overlap {
    std::int64_t person;
    RowIndex cluster;
    std::uint32_t rows;
};

std::vector<Overlap> count_overlaps(std::span<RowIndex const> cluster_of, std::span<std::int64_t const> earlier) {
    std::vector<std::pair<std::int64_t, RowIndex>> seen;
    for (std::size_t row = 0; row < cluster_of.size(); ++row)
        if (earlier[row]) seen.emplace_back(earlier[row], cluster_of[row]);
    std::ranges::sort(seen);
    std::vector<Overlap> overlaps;
    for (auto const& [person, cluster] : seen) {
        if (overlaps.empty() || overlaps.back().person != person || overlaps.back().cluster != cluster)
            overlaps.push_back({person, cluster, 0});
        ++overlaps.back().rows;
    }
    return overlaps;
}

struct Claim {
    std::int64_t person = 0;
    std::uint32_t rows = 0;
};

// The id that each cluster takes.
std::vector<Claim> settle_claims(std::span<Overlap const> overlaps, std::size_t rows) {
    std::vector<Claim> claims(rows);
    for (std::size_t begin = 0, end; begin < overlaps.size(); begin = end) {
        auto most = begin;
        for (end = begin; end < overlaps.size() && overlaps[end].person == overlaps[begin].person; ++end)
            if (overlaps[end].rows > overlaps[most].rows) most = end;
        auto& claim = claims[overlaps[most].cluster];
        if (overlaps[most].rows > claim.rows) claim = {overlaps[most].person, overlaps[most].rows};
    }
    return claims;
}

class Changes {
public:
    void note(std::int64_t earlier, std::int64_t now, RowIndex row) {
        auto [at, is_new] = places_.try_emplace({earlier, now}, moves_.size());
        if (is_new) moves_.push_back({IdChange::Kind::split, earlier, now, {}});
        moves_[at->second].rows.push_back(row);
    }

    // An id that nobody has any more was merged into the one its rows have now.
    std::vector<IdChange> told(std::unordered_set<std::int64_t> const& alive) && {
        for (auto& move : moves_)
            if (!alive.contains(move.person)) {
                move.kind = IdChange::Kind::merged;
                std::swap(move.person, move.other);
            }
        return std::move(moves_);
    }

private:
    std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> places_;
    std::vector<IdChange> moves_;
};

}  // namespace

PersonIds assign_person_ids(std::span<RowIndex const> cluster_of, std::span<std::int64_t const> earlier, std::int64_t next_id) {
    auto claims = settle_claims(count_overlaps(cluster_of, earlier), cluster_of.size());
    PersonIds ids;
    ids.person_of.resize(cluster_of.size());
    Changes changes;
    bool any_moved = false;
    for (std::size_t row = 0; row < cluster_of.size(); ++row) {
        auto& claim = claims[cluster_of[row]];
        if (!claim.person) claim.person = next_id++;
        ids.persons += cluster_of[row] == row;
        ids.person_of[row] = claim.person;
        if (earlier[row] && earlier[row] != claim.person) {
            changes.note(earlier[row], claim.person, RowIndex(row));
            any_moved = true;
        }
    }
    std::unordered_set<std::int64_t> alive;
    if (any_moved) alive.insert(ids.person_of.begin(), ids.person_of.end());
    ids.changes = std::move(changes).told(alive);
    ids.next_id = next_id;
    return ids;
}

}  // namespace jiayu::linkage
