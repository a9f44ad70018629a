// expect: conversion from
#include "domain/division.hpp"

jiayu::DivisionCode county() {
    jiayu::DivisionCode code = 320412;  // must not compile
    return jiayu::DivisionCode::from_number(320412000000);
}
