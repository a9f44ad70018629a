#include "store/copy_rows.hpp"

#include <bit>

#include "base/assert.hpp"
#include "base/result.hpp"
#include "db/messages.hpp"

namespace jiayu::store {

namespace {

using db::PostgresType;

constexpr std::string_view signature("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
constexpr std::string_view trailer("\377\377", 2);
constexpr std::string_view null_length("\377\377\377\377", 4);

template <class T>
void put(std::string& bytes, T number) {  // big-endian
    auto swapped = std::byteswap(number);
    bytes.append(reinterpret_cast<char const*>(&swapped), sizeof swapped);
}

template <class T>
void put_field(std::string& bytes, T number) {
    put(bytes, std::int32_t(sizeof number));
    put(bytes, number);
}

bool fits(PostgresType type, std::int64_t number) {
    if (type == PostgresType::int2) return std::in_range<std::int16_t>(number);
    if (type == PostgresType::int4) return std::in_range<std::int32_t>(number);
    return true;
}

}  // namespace

CopyRows::CopyRows(std::string name, std::vector<PostgresType> types) : name_(std::move(name)), types_(std::move(types)) { clear(); }

void CopyRows::clear() {
    bytes_.assign(signature);
    rows_ = 0;
}

void CopyRows::add(std::span<db::Value const> values) {
    JIAYU_ASSERT(values.size() == types_.size());
    put(bytes_, std::int16_t(values.size()));
    for (std::size_t column = 0; column < values.size(); ++column) add_value(column, values[column]);
    ++rows_;
}

void CopyRows::add_value(std::size_t column, db::Value const& value) {
    if (auto text = std::get_if<std::string_view>(&value)) {
        put(bytes_, std::int32_t(text->size()));
        bytes_ += *text;
    } else if (auto number = std::get_if<std::int64_t>(&value)) {
        add_number(column, *number);
    } else if (auto real = std::get_if<double>(&value)) {
        put_field(bytes_, std::bit_cast<std::int64_t>(*real));
    } else {
        bytes_ += null_length;
    }
}

void CopyRows::add_number(std::size_t column, std::int64_t number) {
    auto type = types_[column];
    if (!fits(type, number))
        throw EnvironmentFailure(Error(db::message::number_out_of_range, {{"statement", name_},
                                                                          {"column", std::to_string(column + 1)},
                                                                          {"number", std::to_string(number)}}));
    switch (type) {
        case PostgresType::int2: return put_field(bytes_, std::int16_t(number));
        case PostgresType::int4: return put_field(bytes_, std::int32_t(number));
        case PostgresType::float8: return put_field(bytes_, std::bit_cast<std::int64_t>(double(number)));
        case PostgresType::text: {  // a number in a column of text, as SQLite would store it
            auto written = std::to_string(number);
            put(bytes_, std::int32_t(written.size()));
            bytes_ += written;
            return;
        }
        case PostgresType::int8: break;
    }
    put_field(bytes_, number);
}

std::string_view CopyRows::finish() {
    bytes_ += trailer;
    return bytes_;
}

}  // namespace jiayu::store
