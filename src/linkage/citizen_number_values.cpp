#include "linkage/citizen_number_values.hpp"

#include "base/parallel_for.hpp"
#include "domain/citizen_number.hpp"
#include "linkage/count_slips.hpp"

namespace jiayu::linkage {

namespace {

constexpr std::size_t chunk = 16'384;

std::uint64_t person_of(std::string_view folded) {
    auto const number = folded.size() == 15 ? upgrade_15_digit(folded) : CitizenNumber::parse(folded);
    std::uint64_t person = 0;
    if (number)
        for (char digit : number->reveal().substr(0, 17)) person = person * 10 + std::uint64_t(digit - '0');
    return person;
}

}  // namespace

CitizenNumberValues::CitizenNumberValues(Dictionary const& values) : begins_(std::size_t(values.size()) + 1), people_(values.size()) {
    std::vector<std::string> parts((values.size() + chunk - 1) / chunk);
    parallel_chunks(values.size(), chunk, [&](std::size_t begin, std::size_t end) {
        for (auto code = begin; code < end; ++code) {
            auto const folded = fold_number(values.text(Code(code))).text;
            begins_[code + 1] = folded.size();
            people_[code] = person_of(folded);
            parts[begin / chunk] += folded;
        }
    });
    for (std::size_t code = 0; code < values.size(); ++code) begins_[code + 1] += begins_[code];
    bytes_.reserve(begins_.back());
    for (auto const& part : parts) bytes_ += part;
}

void CitizenNumberValues::adopt(CitizenNumberValues const& from, Code code, Code as) {
    begins_.resize(std::size_t(as) + 1);
    bytes_.resize(begins_[as]);
    bytes_ += from.view(code);
    begins_.push_back(bytes_.size());
    people_.resize(as);
    people_.push_back(from.people_[code]);
}

int CitizenNumberValues::slips(Code a, Code b) const { return count_slips(view(a), view(b)); }

bool CitizenNumberValues::upgraded(Code a, Code b) const { return people_[a] && people_[a] == people_[b]; }
bool CitizenNumberValues::slip(Code a, Code b) const { return is_doubtful(a, b) && slips(a, b) == 1; }
bool CitizenNumberValues::garbled(Code a, Code b) const { return is_doubtful(a, b) && slips(a, b) == 2; }
bool CitizenNumberValues::invalid(Code a, Code b) const { return is_doubtful(a, b); }
bool CitizenNumberValues::same_day(Code a, Code b) const { return different(a, b) && people_[a] / 1000 == people_[b] / 1000; }
bool CitizenNumberValues::different(Code a, Code b) const { return are_valid(a, b) && people_[a] != people_[b]; }

}  // namespace jiayu::linkage
