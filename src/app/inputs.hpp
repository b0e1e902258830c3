// From the paths of the command line to texts: files, folders (recursive), NDJSON files line by
// line, `-` for standard input. Promises: order of the command line, folders sorted by path; one
// unreadable file stops nothing; one file is in memory at a time.
#pragma once

#include <functional>

#include "partner_check/app/run.hpp"
#include "partner_check/report/format.hpp"

#include "options.hpp"
#include "pipeline.hpp"

namespace partner_check::app {

struct Inputs {
  std::vector<std::string> files;         // "-" for standard input
  std::vector<report::Failure> failures;  // paths that gave none
  std::size_t skipped = 0;
  report::Shape shape = report::Shape::single;
};

[[nodiscard]] Inputs collect_inputs(const CheckOptions& options);

// Calls `take` with each text of a file, or `fail` with what is wrong with the file.
void read_sources(const std::string& file, const CheckOptions& options,
                  std::istream& standard_input, const std::function<void(Source)>& take,
                  const std::function<void(Diagnostics)>& fail);

}  // namespace partner_check::app
