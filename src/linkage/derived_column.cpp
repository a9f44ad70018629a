#include "linkage/derived_column.hpp"

#include "base/parallel_for.hpp"
#include "linkage/messages.hpp"
#include "linkage/nearest_name.hpp"

namespace jiayu::linkage {

namespace {

std::vector<std::uint64_t> hashes_of(std::size_t size, auto&& text_of) {
    std::vector<std::uint64_t> hashes(size);
    parallel_chunks(size, 1 << 14, [&](std::size_t begin, std::size_t end) {
        for (auto code = begin; code < end; ++code) {
            auto const text = text_of(Code(code));
            hashes[code] = text.empty() ? 0 : std::max<std::uint64_t>(hash_of(text), 1);
        }
    });
    return hashes;
}

std::string transformed(std::string_view sent, std::span<Transform const> transforms) {
    std::string text(sent);
    for (auto const& transform : transforms) text = linkage::apply(transform, text);
    return text;
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
    if (transforms->empty()) return derived;
    // In slabs: the texts of a column of many values would take far more memory than its values.
    constexpr std::size_t slab = 1 << 16;
    std::vector<std::string> texts(std::min(slab, std::size_t(values.size())));
    derived.of_base.resize(values.size());
    for (std::size_t first = 1; first < values.size(); first += slab) {
        auto const count = std::min(slab, values.size() - first);
        parallel_chunks(count, 1 << 12, [&](std::size_t begin, std::size_t end) {
            for (auto i = begin; i < end; ++i) texts[i] = transformed(values.text(Code(first + i)), *transforms);
        });
        for (std::size_t i = 0; i < count; ++i) derived.of_base[first + i] = derived.values.code_of(texts[i]);
    }
    return derived;
}

std::string HashedColumn::text(Records const& records, Code base_code) const {
    return base_code ? transformed(records.columns[base].values.text(base_code), transforms) : std::string();
}

Result<HashedColumn> hash_column(Records const& records, Operand const& operand) {
    auto base = column_index(records, operand.column);
    if (!base) return std::unexpected(base.error());
    auto transforms = transforms_of(operand);
    if (!transforms) return std::unexpected(transforms.error());
    auto const& values = records.columns[*base].values;
    HashedColumn hashed{.base = *base, .transforms = std::move(*transforms), .hashes = {}};
    if (hashed.transforms.empty()) hashed.hashes = hashes_of(values.size(), [&](Code code) { return values.text(code); });
    else hashed.hashes = hashes_of(values.size(), [&](Code code) { return code ? transformed(values.text(code), hashed.transforms) : std::string(); });
    return hashed;
}

}  // namespace jiayu::linkage
