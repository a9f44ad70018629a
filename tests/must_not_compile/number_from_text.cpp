// expect: conversion from
#include <functional>
#include <string_view>

#include "domain/citizen_number.hpp"

bool is_right(std::string_view text) {
    jiayu::CitizenNumber number = text;  // must not compile
    return jiayu::CitizenNumber::parse(text).has_value();
}
