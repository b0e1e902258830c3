// The program as a function: arguments and streams in, exit code out. main() only calls it.
// Promises: writes to nothing but the given streams; never throws. Exit codes are the rows of the
// table below, and of no other.
#pragma once

#include <array>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "partner_check/base/enum_table.hpp"

namespace partner_check::app {

enum class ExitCode : int {
  passed = 0,
  failed = 1,
  misused = 2,
  unreadable = 3,
  undecided = 4,
  internal = 70,
};

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::optional<std::size_t> out_width{};  // columns, if `out` is a terminal that says so
  std::function<std::optional<std::string>(const char*)> environment = [](const char*) {
    return std::nullopt;
  };
};

// `arguments` without the program's name.
[[nodiscard]] ExitCode run(const std::vector<std::string>& arguments, const Streams& streams);
// The process's own streams.
[[nodiscard]] Streams process_streams();

}  // namespace partner_check::app

namespace partner_check {

inline constexpr std::array k_exit_code_rows{
    EnumRow<app::ExitCode>{app::ExitCode::passed, "0", "evaluated, the gate passed"},
    EnumRow<app::ExitCode>{app::ExitCode::failed, "1", "evaluated, the gate failed"},
    EnumRow<app::ExitCode>{app::ExitCode::misused, "2",
                           "usage, rule pack or configuration wrong, or a rule failed to evaluate"},
    EnumRow<app::ExitCode>{app::ExitCode::unreadable, "3",
                           "an input could not be read or is not a valid profile"},
    EnumRow<app::ExitCode>{app::ExitCode::undecided, "4",
                           "evaluated, the gate cannot tell: facts are missing"},
    EnumRow<app::ExitCode>{app::ExitCode::internal, "70",
                           "internal error, or an output could not be written"},
};
template <>
inline constexpr std::span<const EnumRow<app::ExitCode>> k_rows<app::ExitCode>{k_exit_code_rows};

}  // namespace partner_check
