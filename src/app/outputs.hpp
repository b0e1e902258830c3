// Where reports go: the words FORMAT and FORMAT=PATH to outputs, and a run to all of them.
// Promises: at most one document on standard output; files are written whole, and a failure of one
// does not keep the others from being written.
#pragma once

#include "asked.hpp"
#include "inputs.hpp"

namespace partner_check::app {

// "text|json".
[[nodiscard]] std::vector<std::string_view> format_names();
// Text on standard output if nothing was asked for; if only files were, nothing goes there. Two
// documents on standard output or in one file are a mistake, as is a path that leads nowhere.
[[nodiscard]] Mistake read_outputs(const Settings& settings, std::vector<Output>& outputs);
// An output would be written over a file that was read.
[[nodiscard]] Mistake overwritten(const std::vector<Output>& outputs, const Inputs& inputs);
// `code`, or internal if one of them could not be written.
[[nodiscard]] ExitCode write_outputs(const report::Run& run, const CheckOptions& options,
                                     const Streams& streams, ExitCode code);

}  // namespace partner_check::app
