#include "service/linkage_input.hpp"

#include <chrono>

#include "store/sql.hpp"

namespace jiayu::service {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begun) { return std::chrono::duration<double>(Clock::now() - begun).count(); }

register_linkage::Table load_table(store::Store& store, register_linkage::DivisionForms forms, LinkageInput& input, Advance const& advance) {
    register_linkage::TableBuilder builder(std::move(forms));
    builder.reserve(std::size_t(count_mentions(store)));
    // Rows are coded in batches, so that the clock can tell reading from coding.
    std::vector<Mention> batch(8192);
    std::size_t filled = 0;
    auto flush = [&] {
        auto begun = Clock::now();
        builder.add(std::span(batch).first(filled));
        input.encode_seconds += seconds_since(begun);
        if (advance) advance(filled);
        filled = 0;
    };
    store.query(store::sql::list_mentions_to_link, {}, [&](db::Row const& row) {
        read_mention(row, batch[filled++]);
        if (filled == batch.size()) flush();
    });
    flush();
    auto begun = Clock::now();
    auto table = builder.finish();
    input.encode_seconds += seconds_since(begun);
    return table;
}

std::optional<register_linkage::RowIndex> row_of(register_linkage::Table const& table, std::int64_t mention) {
    auto at = std::ranges::lower_bound(table.mention_ids, mention);
    if (at == table.mention_ids.end() || *at != mention) return std::nullopt;
    return register_linkage::RowIndex(at - table.mention_ids.begin());
}

void load_earlier(store::Store& store, LinkageInput& input) {
    input.earlier_persons.resize(input.table.rows.size());
    std::size_t row = 0;
    store.query(store::sql::list_links, {}, [&](db::Row const& link) {
        auto const& ids = input.table.mention_ids;
        while (row < ids.size() && ids[row] < link.integer(0)) ++row;
        if (row < ids.size() && ids[row] == link.integer(0)) input.earlier_persons[row] = link.integer(1);
    });
    store.query(store::sql::find_next_person_id, {}, [&](db::Row const& next) { input.next_person = next.integer(0); });
}

// A later decision on the same two mentions replaces the earlier one.
void load_decisions(store::Store& store, LinkageInput& input) {
    std::map<std::pair<register_linkage::RowIndex, register_linkage::RowIndex>, bool> together;
    store.query(store::sql::list_decided_reviews, {}, [&](db::Row const& review) {
        auto a = row_of(input.table, review.integer(0)), b = row_of(input.table, review.integer(1));
        if (a && b) together[{std::min(*a, *b), std::max(*a, *b)}] = review.integer(2) == 1;
    });
    for (auto const& [pair, are_one] : together) (are_one ? input.decisions.together : input.decisions.apart).push_back(pair);
}

}  // namespace

void read_mention(db::Row const& row, Mention& mention) {
    mention.mention_id = row.integer(0);
    mention.record_id = row.integer(1);
    mention.department = Department(row.integer(2));
    mention.role = Role(row.integer(3));
    mention.sex = std::uint8_t(row.integer(4));
    mention.ethnic_group = std::uint8_t(row.integer(5));
    mention.birth_date = std::int32_t(row.integer(6));
    mention.observed_on = std::int32_t(row.integer(7));
    mention.division_code = row.integer(8);
    int column = 9;
    for (auto* text : {&mention.name, &mention.citizen_number, &mention.citizen_number_sent, &mention.phone, &mention.household_number,
                       &mention.birth_certificate_number, &mention.mother_name, &mention.mother_number, &mention.father_name,
                       &mention.father_number, &mention.spouse_name, &mention.spouse_number})
        text->assign(row.text(column++));
}

std::int64_t count_mentions(store::Store& store) {
    std::int64_t count = 0;
    store.query(store::sql::count_mentions, {}, [&](db::Row const& row) { count = row.integer(0); });
    return count;
}

LinkageInput load_linkage_input(store::Store& store, register_linkage::DivisionForms forms, Advance const& advance) {
    LinkageInput input;
    auto begun = Clock::now();
    input.table = load_table(store, std::move(forms), input, advance);
    load_earlier(store, input);
    load_decisions(store, input);
    input.read_seconds = seconds_since(begun) - input.encode_seconds;
    return input;
}

}  // namespace jiayu::service
