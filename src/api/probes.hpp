// What a supervisor asks: is the process there, and can it serve?
#pragma once
#include <string>

#include "http/response.hpp"

namespace jiayu::api {

http::Response alive();
// 200 where the register opens and its tables are those of this program, 503 with the reason where not. The reason is the store's message, without data.
http::Response ready(std::string const& store_url);

}  // namespace jiayu::api
