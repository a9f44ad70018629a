#include "rules/table_sweep.hpp"

#include <bitset>

#include "base/assert.hpp"
#include "rules/date_sum.hpp"
#include "rules/interpret.hpp"
#include "rules/messages.hpp"
#include "rules/range.hpp"
#include "rules/share_columns.hpp"

namespace jiayu::rules {

namespace {

constexpr std::size_t rows_max = 300, cases_max = 5'000'000;
using Rows = std::bitset<rows_max>;

// Values that are alike to every row.
struct Piece {
    Constant least, most;
    Constant shown;  // in a witness: not the end of all numbers where another will do
    Rows rows;
};

__int128 number_of(Constant const& constant) {
    auto day = std::get_if<Date>(&constant);
    return day ? to_days(*day) : std::get<std::int64_t>(constant);
}

bool is_in(CellInterval const& interval, Constant const& value) {
    if (interval.least && *interval.least == value) return interval.with_least;
    if (interval.most && *interval.most == value) return interval.with_most;
    bool is_value = interval.least && interval.most && *interval.least == *interval.most;
    if (is_value) return false;
    return (!interval.least || number_of(*interval.least) < number_of(value)) && (!interval.most || number_of(value) < number_of(*interval.most));
}

bool passes(CellTest const& test, Constant const& value) {
    if (test.alternatives.empty()) return true;
    return std::ranges::any_of(test.alternatives, [&](auto const& interval) { return is_in(interval, value); }) != test.negated;
}

class Sweep {
public:
    Sweep(DecisionTable const& table, TableInputs const& inputs, Vocabulary const& vocabulary) : table_(table), inputs_(inputs), vocabulary_(vocabulary), shared_(inputs) {
        for (std::size_t input = 0; input < table.inputs.size(); ++input) pieces_.push_back(merged(pieces_of(input), shared_.is_shared(input)));
        pieces_.push_back(merged(pieces_of_day(), shared_.is_shared(table.inputs.size())));
    }

    Result<std::vector<TableFault>> run() {
        wants_overlap_ = table_.hit == HitPolicy::unique;
        wants_uncovered_ = !is_collected(table_.hit) && table_.is_complete && table_.otherwise.empty();
        Rows all;
        for (std::size_t row = 0; row < table_.rows.size(); ++row) all.set(row);
        std::vector<Piece const*> chosen;
        look(all, chosen);
        if (cases_ > cases_max) return refuse(message::table_too_many_cases, {{"table", table_.name}, {"limit", std::to_string(cases_max)}});
        return std::move(faults_);
    }

private:
    using Pieces = std::vector<Piece>;

    Rows rows_passing(std::size_t input, Constant const& value) const {
        Rows rows;
        for (std::size_t row = 0; row < table_.rows.size(); ++row) rows.set(row, passes(table_.rows[row].tests[input], value));
        return rows;
    }

    Pieces pieces_of(std::size_t input) const {
        auto const& type = table_.inputs[input].type;
        if (type.kind == Kind::integer || type.kind == Kind::money || type.kind == Kind::date) return pieces_of_ordered(input);
        Pieces pieces;
        for (auto& value : values_of(input)) pieces.push_back({value, value, value, rows_passing(input, value)});
        return pieces;
    }

    // Of bools both, of codes those with a name or in a cell, of texts those in a cell and one other.
    std::vector<Constant> values_of(std::size_t input) const {
        std::vector<Constant> values;
        auto add = [&](Constant value) {
            if (std::ranges::find(values, value) == values.end()) values.push_back(std::move(value));
        };
        auto const& type = table_.inputs[input].type;
        if (type.kind == Kind::boolean) return {true, false};
        if (type.kind == Kind::code)
            for (auto const& [name, code] : vocabulary_.code_sets.at(type.code_set)) add(code);
        for (auto const& row : table_.rows)
            for (auto const& interval : row.tests[input].alternatives) add(*interval.least);
        if (type.kind != Kind::text) return values;
        std::string other = "…";
        while (std::ranges::find(values, Constant(other)) != values.end()) other += "…";
        add(other);
        return values;
    }

    // Pieces of whole numbers or days from `least` to `most`, cut before each of `cuts`.
    template <class ToConstant, class RowsOf>
    static Pieces cut(Range const& range, std::set<__int128> cuts, ToConstant constant, RowsOf rows_of) {
        cuts.insert(range.least);
        Pieces pieces;
        for (auto at = cuts.begin(); at != cuts.end(); ++at) {
            if (*at < range.least || *at > range.most) continue;
            auto next = std::next(at) == cuts.end() ? range.most + 1 : std::min(*std::next(at), range.most + 1);
            auto value = constant(*at);
            bool begins = *at == range.least, ends = next == range.most + 1;
            auto shown = !begins ? *at : !ends ? next - 1 : std::clamp<__int128>(0, range.least, range.most);
            pieces.push_back({value, constant(next - 1), constant(shown), rows_of(value)});
        }
        return pieces;
    }

    Pieces pieces_of_ordered(std::size_t input) const {
        bool days = table_.inputs[input].type.kind == Kind::date;
        auto constant = [days](__int128 number) { return days ? Constant(date_from_days(int(number))) : Constant(std::int64_t(number)); };
        std::set<__int128> cuts;
        for (auto const& row : table_.rows)
            for (auto const& interval : row.tests[input].alternatives) {
                if (interval.least) cuts.insert(number_of(*interval.least) + !interval.with_least);
                if (interval.most) cuts.insert(number_of(*interval.most) + interval.with_most);
            }
        auto range = days ? Range{to_days(day_first), to_days(day_last)} : range_of(inputs_.inputs[input]);
        return cut(range, std::move(cuts), constant, [&](Constant const& value) { return rows_passing(input, value); });
    }

    // From the first day on which any row stands to the last; what lies outside is no hole.
    Pieces pieces_of_day() const {
        std::set<__int128> cuts;
        Range range{to_days(day_last), to_days(day_first)};
        for (auto const& row : table_.rows) {
            auto from = row.from ? to_days(*row.from) : to_days(day_first), until = row.until ? to_days(*row.until) : to_days(day_last);
            cuts.insert({from, until + 1});
            range = {std::min<__int128>(range.least, from), std::max<__int128>(range.most, until)};
        }
        auto rows_on = [&](Constant const& day) {
            Rows rows;
            for (std::size_t i = 0; i < table_.rows.size(); ++i) rows.set(i, stands_on(table_.rows[i], std::get<Date>(day)));
            return rows;
        };
        return cut(range, std::move(cuts), [](__int128 day) { return Constant(date_from_days(int(day))); }, rows_on);
    }

    static bool stands_on(TableRow const& row, Date day) { return (!row.from || *row.from <= day) && (!row.until || day <= *row.until); }

    // Pieces that the same rows take are one case, unless another input reads the same column.
    static Pieces merged(Pieces pieces, bool is_shared) {
        if (is_shared) return pieces;
        Pieces kept;
        for (auto& piece : pieces)
            if (std::ranges::find(kept, piece.rows, &Piece::rows) == kept.end()) kept.push_back(std::move(piece));
        return kept;
    }

    bool is_done() const { return (!wants_overlap_ && !wants_uncovered_) || cases_ > cases_max; }

    void look(Rows const& rows, std::vector<Piece const*>& chosen) {
        if (is_done() || (!wants_uncovered_ && rows.count() < 2)) return;
        auto dimension = chosen.size();
        if (dimension == pieces_.size()) return keep(rows, chosen);
        for (auto const& piece : pieces_[dimension]) {
            ++cases_;
            chosen.push_back(&piece);
            look(rows & piece.rows, chosen);
            chosen.pop_back();
        }
    }

    void keep(Rows const& rows, std::vector<Piece const*> const& chosen) {
        bool overlaps = wants_overlap_ && rows.count() > 1, uncovered = wants_uncovered_ && rows.none();
        if (!overlaps && !uncovered) return;
        std::vector<SharedColumns::Ends> ends;
        for (std::size_t input = 0; input < chosen.size(); ++input) {
            auto const& piece = *chosen[input];
            ends.push_back(shared_.is_shared(input) ? SharedColumns::Ends{piece.least, piece.most} : SharedColumns::Ends{piece.shown, piece.shown});
        }
        auto values = shared_.values_within(ends);
        if (!values) return;  // no one row of facts gives all of these inputs
        TableFault fault{overlaps ? TableFaultKind::overlap : TableFaultKind::uncovered, std::move(*values), day_first};
        fault.day = std::get<Date>(fault.inputs.back());
        fault.inputs.pop_back();
        if (overlaps) {
            fault.first = rows._Find_first();
            fault.second = rows._Find_next(fault.first);
        }
        JIAYU_ASSERT(is_confirmed(fault));
        (overlaps ? wants_overlap_ : wants_uncovered_) = false;
        faults_.push_back(std::move(fault));
    }

    // The interpreter's own word on the case.
    bool is_confirmed(TableFault const& fault) const {
        TableInputs given;
        for (std::size_t i = 0; i < fault.inputs.size(); ++i) given.inputs.push_back({.kind = TermKind::constant, .type = table_.inputs[i].type, .span = {}, .constant = fault.inputs[i]});
        given.day = {.kind = TermKind::constant, .type = date_type, .span = {}, .constant = fault.day};
        auto matches = [&](TableRow const& row) { return interpret(row_condition(row, given, {}), {}, fault.day) == Constant(true); };
        if (fault.kind == TableFaultKind::overlap) return matches(table_.rows[fault.first]) && matches(table_.rows[fault.second]);
        return std::ranges::none_of(table_.rows, matches);
    }

    DecisionTable const& table_;
    TableInputs const& inputs_;
    Vocabulary const& vocabulary_;
    SharedColumns shared_;
    std::vector<Pieces> pieces_;  // by input, and last the day
    bool wants_overlap_ = false, wants_uncovered_ = false;
    std::size_t cases_ = 0;
    std::vector<TableFault> faults_;
};

}  // namespace

Result<std::vector<TableFault>> table_faults(DecisionTable const& table, TableInputs const& inputs, Vocabulary const& vocabulary) {
    JIAYU_ASSERT(table.rows.size() <= rows_max);
    return Sweep(table, inputs, vocabulary).run();
}

}  // namespace jiayu::rules
