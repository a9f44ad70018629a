// Any text as a cell of a decision table is either refused or a test that can be judged.
#include "rules/interpret.hpp"
#include "rules/table_cell.hpp"
#include "rules/table_term.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    using namespace jiayu::rules;
    if (size == 0) return 0;
    static Vocabulary const words = [] {
        Vocabulary some;
        some.code_sets["sex"] = {{"male", 1}, {"female", 2}};
        return some;
    }();
    static std::pair<Type, Constant> const inputs[] = {{integer_type, std::int64_t(60)}, {money_type, std::int64_t(59000)}, {date_type, *jiayu::date_from_iso("2020-02-29")},
                                                       {boolean_type, true}, {text_type, std::string("a")}, {{Kind::code, "sex"}, std::int64_t(1)}};
    auto const& [type, value] = inputs[data[0] % std::size(inputs)];
    std::string_view cell(reinterpret_cast<char const*>(data) + 1, size - 1);
    (void)parse_output(cell, type, words);
    auto test = parse_cell(cell, type, words);
    if (!test) return 0;
    TableRow row{.name = "1", .tests = {*test}};
    TableInputs given{{{.kind = TermKind::constant, .type = type, .span = {}, .constant = value}}, {.kind = TermKind::as_of, .type = date_type, .span = {}}};
    if (!interpret(row_condition(row, given, {}), {}, *jiayu::date_from_iso("2020-12-31"))) __builtin_trap();
    return 0;
}
