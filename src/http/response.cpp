#include "http/response.hpp"

namespace jiayu::http {

std::optional<std::string_view> Response::field(std::string_view name) const {
    for (Field const& each : fields)
        if (same_field_name(each.name, name)) return each.value;
    return std::nullopt;
}

void Response::set(std::string_view name, std::string value) {
    for (Field& each : fields)
        if (same_field_name(each.name, name)) {
            each.value = std::move(value);
            return;
        }
    fields.push_back({std::string(name), std::move(value)});
}

Response text_response(int status, std::string_view media_type, std::string body) {
    Response response;
    response.status = status;
    response.set("Content-Type", std::string(media_type));
    response.body = std::move(body);
    return response;
}

}  // namespace jiayu::http
