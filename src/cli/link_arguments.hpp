// What the words and options of `jiayu link …` share.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/text_table.hpp"
#include "service/record_batches.hpp"

namespace jiayu::cli {

std::vector<Path> as_paths(std::span<std::string const> texts);

// Before anything runs on several threads; 0: all cores.
void set_threads(std::int64_t threads);

// `2G`, `500M` (or G, M, K of 1024; a number alone: bytes) as bytes; empty: 0.
Result<std::uint64_t> memory_from_text(std::string_view text);

// One message holds the titles of a table, parted by "|". Columns after the first are numbers unless `texts` names them.
TextTable table_with_titles(Message const& titles, Language language, std::span<std::size_t const> texts = {});

void print_notes(std::span<Error const> notes, std::span<service::RefusedRecord const> refused, Context const& context);

}  // namespace jiayu::cli
