// What every test file needs, compiled once.
#pragma once
#include "precompiled.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
