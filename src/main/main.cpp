#include "cli/command.hpp"

int main(int argument_count, char** arguments) { return jiayu::cli::run(argument_count, arguments); }
