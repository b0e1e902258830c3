// A condition as it was evaluated, as indented lines: the answer, the source, and below it the
// facts with value, line and pointer. Private to the explanation of a rule.
#pragma once

#include <set>
#include <string>

#include "partner_check/cel/trace.hpp"
#include "partner_check/report/explain.hpp"

#include "paint.hpp"
#include "sources.hpp"

namespace partner_check::report {

// What turns values and places into words.
struct Ground {
  const Explained& explained;
  const RenderOptions& options;
  Paint paint;
  Sources& places;
};

enum class Reach : std::uint8_t {
  decisive,    // only what the answer hangs on
  with_asides  // the rest in short, or with Detail::all in full
};

// What earlier lines said.
struct Told {
  std::set<std::string> pointers;  // places of the same element: once is enough
  bool asides = false;             // some answer stands in parentheses
};

// Whole lines, indented by two.
[[nodiscard]] std::string tree_text(const cel::Trace& trace, const Ground& ground, Reach reach,
                                    Told& told);

}  // namespace partner_check::report
