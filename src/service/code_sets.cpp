#include "service/code_sets.hpp"

namespace jiayu::service {

namespace {

constexpr std::size_t seen_max = 10'000;  // a column of free text must not grow the memory

Result<CodeTable> load_table(Path const& folder, std::string const& name) {
    auto aliases = folder / (name + "_aliases.csv");
    return CodeTable::load(read_file(folder / (name + ".csv")), std::filesystem::exists(aliases) ? read_file(aliases) : std::string());
}

template <class Code>
std::optional<int> to_int(std::optional<Code> code) {
    return code ? std::optional(int(*code)) : std::nullopt;
}

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

Result<NationalCodes> NationalCodes::load(Path const& packs) {
    auto folder = packs / "national" / "codes";
    auto ethnic_group = load_table(folder, "ethnic_group");
    if (!ethnic_group) return std::unexpected(ethnic_group.error());
    auto family_relation = load_table(folder, "family_relation");
    if (!family_relation) return std::unexpected(family_relation.error());
    return NationalCodes{std::move(*ethnic_group), std::move(*family_relation)};
}

std::optional<int> CodeLookup::code_of(std::string_view text) {
    if (auto found = seen_.find(text); found != seen_.end()) return found->second;
    auto code = look_up(text);
    if (seen_.size() < seen_max) seen_.emplace(text, code);
    return code;
}

std::optional<int> CodeLookup::look_up(std::string_view text) const {
    if (listed_) {
        if (auto found = listed_->find(text); found != listed_->end()) return found->second;
        auto number = number_in(text);
        bool is_listed = number && std::ranges::any_of(*listed_, [&](auto const& entry) { return entry.second == *number; });
        return is_listed ? number : std::nullopt;
    }
    switch (set_) {
        case CodeSet::none: return std::nullopt;
        case CodeSet::sex: return to_int(sex_from_text(text));
        case CodeSet::marital_status: return to_int(marital_status_from_text(text));
        case CodeSet::hukou_type: return to_int(hukou_type_from_text(text));
        case CodeSet::family_relation: return national_->family_relation.code_of(text);
        case CodeSet::ethnic_group:
            if (auto code = national_->ethnic_group.code_of(text)) return code;
            return national_->ethnic_group.code_of(std::string(text) + "族");
    }
    return std::nullopt;
}

}  // namespace jiayu::service
