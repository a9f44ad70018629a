// One TOML file of a pack while it is read: typed access to its values, and a list of problems that names file and place.
#pragma once
#include <toml++/toml.h>

#include "policy/load_pack.hpp"

namespace jiayu::policy {

class TomlSource {
public:
    TomlSource(Path const& folder, std::string file, std::vector<PackProblem>& problems);

    toml::table const& table() const { return table_; }
    void report(std::string const& place, Error error) const;

    // Required texts: reported when absent or empty.
    std::string text(toml::table const& from, std::string_view key, std::string const& place) const;
    BilingualText bilingual(toml::table const& from, std::string_view key, std::string const& place) const;
    std::optional<Date> date(toml::table const& from, std::string_view key, std::string const& place, bool required) const;
    void refuse_other_keys(toml::table const& from, std::initializer_list<std::string_view> known, std::string const& place) const;

private:
    std::string file_;
    std::vector<PackProblem>& problems_;
    toml::table table_;
};

std::optional<rules::Constant> constant_of(toml::node const& node);  // nullopt: a kind of value that no rule takes
std::optional<rules::Type> type_of(rules::Constant const& constant);  // of a parameter without a declared type

}  // namespace jiayu::policy
