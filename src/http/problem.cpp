#include "http/problem.hpp"

#include <boost/json.hpp>

namespace jiayu::http {

Response problem_response(int status, Error const& error) {
    boost::json::object problem{{"type", fmt::format("urn:jiayu:problem:{}", error.code->name)},
                                {"title", error.text(Language::en)},
                                {"detail", error.text(Language::zh)},
                                {"status", status},
                                {"code", error.code->number}};
    return text_response(status, "application/problem+json", boost::json::serialize(problem));
}

}  // namespace jiayu::http
