// How many of a set of agreements state what a rule misses. The figures are data
// (data/benchmarks.json, and a pack's own benchmarks.json); a rule names one by id. They compare
// and do not excuse: no severity and no score reads them.
#pragma once

#include <array>
#include <string>

#include "partner_check/base/enum_table.hpp"

namespace partner_check::rules {

enum class Counting : std::uint8_t { label, pattern };

struct Benchmark {
  std::string id;
  std::string states;  // "an executive escalation step"
  double share = 0;    // 0 to 1
  Counting how = Counting::label;
  // Of the source, the same for all figures of a file.
  std::string evidence;  // an evidence id
  std::string among;     // "93 public agreements"
  std::string caveat;    // what its figures cannot tell

  friend bool operator==(const Benchmark&, const Benchmark&) = default;
};

// "22 % of 93 public agreements state an executive escalation step", with a word on the rest where
// most do not.
[[nodiscard]] std::string benchmark_text(const Benchmark& benchmark);

}  // namespace partner_check::rules

namespace partner_check {

inline constexpr std::array k_counting_rows{
    EnumRow<rules::Counting>{rules::Counting::label, "label", "labelled by lawyers"},
    EnumRow<rules::Counting>{rules::Counting::pattern, "pattern",
                             "counted by a text pattern, approximate"},
};
template <>
inline constexpr std::span<const EnumRow<rules::Counting>> k_rows<rules::Counting>{k_counting_rows};

}  // namespace partner_check
