// Formats: one row each. A format is a pure function from a run to text; the same run gives the
// same bytes.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/base/enum_table.hpp"
#include "partner_check/report/report.hpp"

namespace partner_check::report {

// An input that could not be evaluated.
struct Failure {
  std::string file;
  Diagnostics problems;
  std::size_t first_line = 1;  // more than 1: of this line of an NDJSON file
};

enum class Shape : std::uint8_t { single, batch };  // one named file, or a table of several

enum class Audience : std::uint8_t { own, joint };

struct Run {
  std::vector<Report> reports;  // as given; a format sorts a table by itself (worst first)
  std::vector<Failure> failures;
  std::size_t skipped = 0;  // files of a folder that were left out
  Shape shape = Shape::single;
  std::string scoring_version;
  // sha256 of the rule pack, of the scoring policy, and of the waivers ("": none given).
  std::string rules_sha256{}, policy_sha256{}, waivers_sha256{};
  Audience audience = Audience::own;  // joint: what is for one side's eyes is no longer in it
  std::vector<score::Dimension> dimensions;  // order and titles
  std::string options{};                     // that the next command repeats: " --rules own"
  int exit_code = 0;
  // All of the pack.
  std::vector<const rules::RuleText*> rules{};
  std::vector<const rules::Compound*> compounds{};
  std::shared_ptr<const void> kept{};  // what the reports of a saved result point to
};

enum class Color : std::uint8_t { off, on };
enum class Detail : std::uint8_t { main, all };  // --all: every finding, unknown and clear rule
enum class Ledger : std::uint8_t { hidden, shown };
enum class Waived : std::uint8_t { left_out, shown };

struct RenderOptions {
  std::size_t width = 80;
  Color color = Color::off;
  Detail detail = Detail::main;
  Ledger ledger = Ledger::hidden;
  Waived waived_alerts = Waived::left_out;  // of sarif, whose readers may show them as open
};

struct Format {
  std::string_view name;
  std::string_view help;
  std::string (*render)(const Run& run, const RenderOptions& options);
};

// The table of formats: text, json.
[[nodiscard]] std::span<const Format> formats();
[[nodiscard]] const Format* find_format(std::string_view name);

}  // namespace partner_check::report

namespace partner_check {

inline constexpr std::array k_audience_rows{
    EnumRow<report::Audience>{report::Audience::own, "own", "the side that keeps the profile"},
    EnumRow<report::Audience>{report::Audience::joint, "joint", "all partners"},
};
template <>
inline constexpr std::span<const EnumRow<report::Audience>> k_rows<report::Audience>{
    k_audience_rows};

}  // namespace partner_check
