#include "grounds_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "words.hpp"

namespace partner_check::report {

namespace {

// "4 of 6"; "" if there is none on that side.
std::string counted_side(const Grounds& grounds, rules::Side side) {
  const auto on_side = [&](const ReportGround& ground) { return ground.side == side; };
  const auto of = std::ranges::count_if(grounds.all, on_side);
  const auto speak = std::ranges::count_if(grounds.all, [&](const ReportGround& ground) {
    return on_side(ground) && ground.standing == rules::Standing::speaks;
  });
  return of == 0 ? "" : fmt::format("{} of {}", speak, of);
}

}  // namespace

std::string grounds_sentence(const Grounds& grounds) {
  std::string text;
  for (const EnumRow<rules::Side>& row : k_rows<rules::Side>)
    if (const std::string count = counted_side(grounds, row.value); !count.empty())
      text += fmt::format("{}{} {}{}", text.empty() ? "" : ", ", count,
                          text.empty() ? "grounds " : "", row.name);
  const auto open =
      std::ranges::count(grounds.all, rules::Standing::not_known, &ReportGround::standing);
  if (open > 0) text += fmt::format(", {} not known", open);
  if (grounds.withheld > 0)
    text +=
        fmt::format("{}{} for the eyes of one side", text.empty() ? "" : ", ", grounds.withheld);
  return text;
}

std::string standing_words(const ReportGround& ground) {
  return std::string(help_of(ground.standing));
}

std::string found_words(const ReportGround& ground) {
  if (!ground.error.empty())
    return (ground.rule.empty() ? "it" : ground.rule) + " failed: " + ground.error;
  return ground.found.empty() ? "" : ground.rule + ": " + ground.found;
}

}  // namespace partner_check::report
