#include "service/read_precedence.hpp"

#include <toml++/toml.h>

#include "base/date.hpp"
#include "service/messages.hpp"

namespace jiayu::service {

namespace {

using namespace registry;

class PrecedenceReader {
public:
    explicit PrecedenceReader(Path const& file) : file_(file) {}

    Result<Precedence> read() const {
        try {
            return read_table(toml::parse(read_file(file_), file_.string()));
        } catch (toml::parse_error const& error) {
            return wrong(fmt::format("{} ({})", error.description(), error.source().begin.line));
        }
    }

private:
    Result<Precedence> read_table(toml::table const& table) const {
        Precedence precedence;
        auto from = table["births_from"].value<toml::date>();
        if (!from) return wrong("births_from = YYYY-MM-DD");
        precedence.births_from = from->year * 10000 + from->month * 100 + from->day;
        for (std::size_t i = 0; i < field_count; ++i) {
            auto field = read_field(table["field"][field_names[i]], field_names[i]);
            if (!field) return std::unexpected(field.error());
            precedence.fields[i] = *field;
        }
        return precedence;
    }

    std::unexpected<Error> wrong(std::string what) const {
        return refuse(message::precedence_wrong, {{"file", file_.string()}, {"what", std::move(what)}});
    }

    Result<FieldPrecedence> read_field(toml::node_view<toml::node const> node, std::string_view name) const {
        auto departments = node["departments"].as_array(), prefer = node["prefer"].as_array();
        if (!departments || !prefer) return wrong(fmt::format("[field.{}] departments, prefer", name));
        FieldPrecedence field;
        for (std::uint8_t rank = 0; auto const& entry : *departments) {
            auto department = department_from_identifier(entry.value_or(std::string_view()));
            if (!department) return wrong(fmt::format("[field.{}] departments: {}", name, entry.value_or(std::string())));
            field.rank[std::size_t(*department)] = ++rank;
        }
        for (auto const& entry : *prefer) {
            auto criterion = std::ranges::find(criterion_names, entry.value_or(std::string_view()));
            if (criterion == criterion_names.end()) return wrong(fmt::format("[field.{}] prefer: {}", name, entry.value_or(std::string())));
            field.prefer.push_back(Criterion(criterion - criterion_names.begin()));
        }
        return field;
    }

    Path const& file_;
};

}  // namespace

Result<Precedence> read_precedence(Path const& file) { return PrecedenceReader(file).read(); }

}  // namespace jiayu::service
