#include "registry/person_mentions.hpp"

#include "base/assert.hpp"
#include "base/parallel_for.hpp"

namespace jiayu::registry {

namespace {

constexpr std::size_t chunk = 65'536;

// Record ids rise with mention ids, so that the next one asked for is nearly always the one after.
class RecordFinder {
public:
    explicit RecordFinder(std::vector<std::int64_t> const& record_ids) : ids_(&record_ids) {}
    Row find(std::int64_t record_id) {
        for (std::size_t guess = next_; guess < std::min(next_ + 2, ids_->size()); ++guess)
            if ((*ids_)[guess] == record_id) return next_ = guess, Row(guess);
        auto found = std::ranges::lower_bound(*ids_, record_id);
        if (found == ids_->end() || *found != record_id) return no_row;
        next_ = std::size_t(found - ids_->begin());
        return Row(next_);
    }

private:
    std::vector<std::int64_t> const* ids_;
    std::size_t next_ = 0;
};

}  // namespace

PersonMentions::PersonMentions(Sources const& sources) {
    JIAYU_ASSERT(sources.mentions.size() < no_row);
    number_persons(sources.mentions);
    group_mentions();
    find_records(sources);
}

void PersonMentions::number_persons(Mentions const& mentions) {
    person_ids_ = mentions.person_id;
    std::ranges::sort(person_ids_);
    person_ids_.erase(std::ranges::unique(person_ids_).begin(), person_ids_.end());
    person_of_.resize(mentions.size());
    parallel_chunks(mentions.size(), chunk, [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i)
            person_of_[i] = Row(std::ranges::lower_bound(person_ids_, mentions.person_id[i]) - person_ids_.begin());
    });
}

void PersonMentions::group_mentions() {
    first_.assign(person_ids_.size() + 1, 0);
    for (auto person : person_of_) ++first_[person + 1];
    for (std::size_t person = 0; person < person_ids_.size(); ++person) first_[person + 1] += first_[person];
    auto next = first_;
    mentions_.resize(person_of_.size());
    for (Row mention = 0; mention < person_of_.size(); ++mention) mentions_[next[person_of_[mention]]++] = mention;
}

void PersonMentions::find_records(Sources const& sources) {
    std::vector<std::int64_t> const no_records;  // immunisation, benefits: nothing of their records is read here
    std::array<RecordFinder, department_names.size()> finders{
        RecordFinder(sources.pregnancies.record_id), RecordFinder(sources.deliveries.record_id), RecordFinder(no_records),
        RecordFinder(sources.households.record_id),  RecordFinder(sources.migrations.record_id),
        RecordFinder(sources.marriages.record_id),   RecordFinder(sources.schools.record_id),
        RecordFinder(sources.social_security.record_id), RecordFinder(sources.communities.record_id), RecordFinder(no_records)};
    auto const& mentions = sources.mentions;
    record_of_.resize(mentions.size());
    for (Row i = 0; i < mentions.size(); ++i)
        record_of_[i] = finders[std::size_t(mentions.department[i]) - 1].find(mentions.record_id[i]);
}

}  // namespace jiayu::registry
