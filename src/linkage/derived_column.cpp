#include "linkage/derived_column.hpp"

#include "base/parallel_for.hpp"
#include "linkage/messages.hpp"
#include "linkage/nearest_name.hpp"
#include "linkage/transform.hpp"

namespace jiayu::linkage {

namespace {

std::vector<std::uint64_t> hashes_of(std::size_t size, auto&& text_of) {
    std::vector<std::uint64_t> hashes(size);
    parallel_chunks(size, 1 << 14, [&](std::size_t begin, std::size_t end) {
        for (auto code = begin; code < end; ++code) {
            auto text = text_of(Code(code));
            hashes[code] = std::string_view(text).empty() ? 0 : std::max<std::uint64_t>(hash_of(text), 1);
        }
    });
    return hashes;
}

Result<std::vector<Transform>> transforms_of(Operand const& operand) {
    std::vector<Transform> transforms;
    for (auto const& text : operand.transforms) {
        auto transform = transform_from_text(text);
        if (!transform) return std::unexpected(transform.error());
        transforms.push_back(std::move(*transform));
    }
    return transforms;
}

}  // namespace

Result<std::size_t> column_index(Records const& records, std::string_view name) {
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < records.columns.size(); ++i) {
        if (records.columns[i].name == name) return i;
        known.push_back(records.columns[i].name);
    }
    return refuse(message::column_unknown, {{"found", std::string(name)}, {"nearest", std::string(nearest_name(name, known))}});
}

Result<DerivedColumn> derive_column(Records const& records, Operand const& operand) {
    auto base = column_index(records, operand.column);
    if (!base) return std::unexpected(base.error());
    auto transforms = transforms_of(operand);
    if (!transforms) return std::unexpected(transforms.error());
    auto const& values = records.columns[*base].values;
    DerivedColumn derived{.base = *base};
    if (transforms->empty()) {
        derived.hashes = hashes_of(values.size(), [&](Code code) { return values.text(code); });
        return derived;
    }
    std::vector<std::string> texts(values.size());
    parallel_chunks(values.size(), 1 << 12, [&](std::size_t begin, std::size_t end) {
        for (auto code = std::max<std::size_t>(begin, 1); code < end; ++code) {
            texts[code] = values.text(Code(code));
            for (auto const& transform : *transforms) texts[code] = linkage::apply(transform, texts[code]);
        }
    });
    derived.of_base.resize(values.size());
    for (std::size_t code = 1; code < texts.size(); ++code) derived.of_base[code] = derived.values.code_of(texts[code]);
    derived.hashes = hashes_of(values.size(), [&](Code code) -> std::string_view { return texts[code]; });
    return derived;
}

}  // namespace jiayu::linkage
