#include "service/source_map.hpp"

#include <toml++/toml.h>

#include "base/utf8.hpp"
#include "han/normalize_name.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

constexpr std::pair<std::string_view, Role> roles[] = {
    {"subject", Role::subject}, {"mother", Role::mother}, {"father", Role::father},
    {"child", Role::child}, {"husband", Role::husband}, {"wife", Role::wife},
};

std::unexpected<Error> refuse_map(std::string const& name, std::string const& reason) {
    return refuse(message::source_map_broken, {{"name", name}, {"reason", reason}});
}

std::vector<std::string> texts(toml::node const* node) {
    std::vector<std::string> list;
    if (!node) return list;
    if (auto text = node->value<std::string>()) list.push_back(*text);
    if (auto array = node->as_array())
        for (auto const& item : *array)
            if (auto text = item.value<std::string>()) list.push_back(*text);
    return list;
}

std::vector<std::string> headers(toml::node const* node) {
    auto list = texts(node);
    for (auto& header : list) header = normalize_header(header);
    return list;
}

class Reader {
public:
    Reader(toml::table const& root, std::string name) : root_(root) { map_.name = std::move(name); }

    Result<SourceMap> read() {
        if (auto error = read_head()) return std::unexpected(*error);
        if (auto error = read_record()) return std::unexpected(*error);
        if (auto error = read_mentions()) return std::unexpected(*error);
        read_tables();
        return std::move(map_);
    }

private:
    std::optional<Error> read_head() {
        auto department = department_from_identifier(root_["department"].value_or(std::string_view()));
        map_.table = find_record_table(root_["table"].value_or(std::string_view()));
        if (!department) return broken("department");
        if (!map_.table) return broken("table");
        map_.department = *department;
        map_.required = known(root_["required"].node());
        if (map_.required.empty()) return broken("required");
        map_.identified_by = known(root_["identified_by"].node());
        known(root_["unused"].node());
        map_.observed_on = known(root_["observed_on"].node());
        if (auto layouts = root_["layout"].as_array())
            for (auto const& item : *layouts)
                if (auto layout = item.as_table())
                    map_.layouts.push_back({(*layout)["since"].value_or(0), headers((*layout)["with"].node())});
        if (map_.layouts.empty()) return broken("layout");
        return std::nullopt;
    }

    std::optional<Error> read_record() {
        auto record = root_["record"].as_table();
        if (!record) return broken("record");
        for (auto const& [key, node] : *record) {
            if (std::ranges::find(map_.table->columns, key.str(), &RecordColumn::name) == map_.table->columns.end())
                return broken("record." + std::string(key.str()));
            map_.record.push_back({std::string(key.str()), known(&node)});
        }
        return std::nullopt;
    }

    std::optional<Error> read_mentions() {
        auto mentions = root_["mention"].as_table();
        if (!mentions) return map_.table->has_mentions ? std::optional(broken("mention")) : std::nullopt;
        for (auto const& [role_name, role] : roles)
            if (auto table = (*mentions)[role_name].as_table())
                if (auto error = read_mention(role, *table)) return error;
        return map_.mentions.size() == mentions->size() ? std::nullopt : std::optional(broken("mention"));
    }

    std::optional<Error> read_mention(Role role, toml::table const& table) {
        SourceMention mention{role, {}, known(table["only_with"].node()), {}, {}};
        if (auto unless = table["unless"].as_table()) {
            mention.unless_header = known((*unless)["column"].node()).at(0);
            mention.unless_values = texts((*unless)["values"].node());
        }
        for (auto const& [key, node] : table) {
            if (key == "only_with" || key == "unless") continue;
            if (!find_mention_column(key.str())) return broken("mention." + std::string(key.str()));
            mention.fields.push_back({std::string(key.str()), known(&node)});
        }
        map_.mentions.push_back(std::move(mention));
        return std::nullopt;
    }

    void read_tables() {
        if (auto synonyms = root_["synonyms"].as_table())
            for (auto const& [key, node] : *synonyms)
                for (auto const& synonym : headers(&node)) map_.canonical.emplace(synonym, normalize_header(key.str()));
        if (auto codes = root_["codes"].as_table())
            for (auto const& [column, node] : *codes)
                if (auto table = node.as_table())
                    for (auto const& [text, code] : *table)
                        map_.codes[std::string(column.str())].emplace(std::string(text.str()), code.value_or(0));
        if (auto words = root_["words"].as_table())
            for (auto const& [column, node] : *words)
                if (auto table = node.as_table())
                    for (auto const& [text, word] : *table)
                        map_.words[std::string(column.str())].emplace(std::string(text.str()), word.value_or(std::string()));
        if (auto doses = root_["doses"].as_table())
            for (auto const& [vaccine, node] : *doses)
                map_.doses.emplace(normalize_header(vaccine.str()), node.value_or(std::string()));
    }

    // Headers that the map uses are known by their own name.
    std::vector<std::string> known(toml::node const* node) {
        auto list = headers(node);
        for (auto const& header : list) map_.canonical.insert_or_assign(header, header);
        return list;
    }

    Error broken(std::string const& key) const { return refuse_map(map_.name, key).error(); }

    toml::table const& root_;
    SourceMap map_{};
};

}  // namespace

std::string normalize_header(std::string_view header) {
    std::string normal;
    for (char c : han::fold_width(header)) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '*') continue;
        normal += c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
    }
    return normal;
}

Result<SourceMap> parse_source_map(std::string_view toml, std::string const& name) {
    try {
        auto root = toml::parse(toml);
        return Reader(root, name).read();
    } catch (toml::parse_error const& error) {
        return refuse_map(name, fmt::format("{} (line {})", error.description(), error.source().begin.line));
    }
}

Result<std::vector<SourceMap>> load_source_maps(Path const& packs) {
    std::vector<Path> files;
    std::error_code error;
    for (auto const& pack : std::filesystem::directory_iterator(packs, error))
        for (auto const& file : std::filesystem::directory_iterator(pack.path() / "sources", error))
            if (file.path().extension() == ".toml") files.push_back(file.path());
    std::ranges::sort(files);
    if (files.empty()) return refuse_map(packs.string(), "sources/*.toml");
    std::vector<SourceMap> maps;
    for (auto const& file : files) {
        auto map = parse_source_map(read_file(file), file.stem().string());
        if (!map) return std::unexpected(map.error());
        maps.push_back(std::move(*map));
    }
    return maps;
}

}  // namespace jiayu::service
