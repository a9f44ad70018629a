// A posting: one step of one benefit's money as movements between accounts. A movement is both entries of double entry, one amount that
// leaves an account and enters another, so that what is out of balance cannot be written down; what a step may not move is refused.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/money.hpp"
#include "ledger/account.hpp"

namespace jiayu::ledger {

using LineId = Id<struct PaymentLineTag>;  // the decision that the line pays

enum class PostingKind : std::uint8_t {
    appropriate = 1, commit = 2, set_off = 3, batch = 4, reject = 5, send = 6, settle = 7, take_back = 8, reclaim = 9
};
std::string_view name_of(PostingKind kind);  // "take_back"

struct Movement {
    std::optional<LineId> line;  // absent of an appropriation alone
    Account source, target;
    Money amount;
    friend bool operator==(Movement const&, Movement const&) = default;
};

class Posting {
public:
    // Refuses: nothing to move, an amount of zero or less, a way that this kind of step does not go, a sum beyond 64 bits.
    static Result<Posting> make(PostingKind kind, std::vector<Movement> movements);

    PostingKind kind() const { return kind_; }
    std::span<Movement const> movements() const { return movements_; }
    Money moved() const { return moved_; }

private:
    Posting(PostingKind kind, std::vector<Movement> movements, Money moved) : kind_(kind), movements_(std::move(movements)), moved_(moved) {}
    PostingKind kind_;
    std::vector<Movement> movements_;
    Money moved_;
};

}  // namespace jiayu::ledger
