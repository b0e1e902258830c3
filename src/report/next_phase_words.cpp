#include "next_phase_words.hpp"

#include "partner_check/base/text.hpp"

#include "words.hpp"

namespace partner_check::report {

namespace {

template <typename T>
std::vector<const T*> pointers(const std::vector<T>& items) {
  std::vector<const T*> all;
  for (const T& item : items)
    all.push_back(&item);
  return all;
}

}  // namespace

std::string next_phase_title(const Report& report) {
  const std::string phase = spoken(report.next->phase);
  if (phase.empty()) return "Before it is closed, renewed or extended";
  return report.readiness ? "Also on the way to " + phase : "Ready for the next phase?";
}

std::string next_phase_sentence(const NextPhase& next) {
  if (!next.phase.empty())
    return ready_words(next.phase, {.blockers = causes(next.blockers),
                                    .missing = next.missing.size(),
                                    .failed = next.failed.size()});
  std::vector<std::string> open;
  if (!next.blockers.empty())
    open.push_back(counted(next.blockers.size(), "critical finding", "critical findings"));
  if (!next.missing.empty())
    open.push_back(counted(next.missing.size(), "fact", "facts") + " that could make one critical");
  if (!next.failed.empty())
    open.push_back(counted(next.failed.size(), "rule", "rules") + " that failed");
  return open.empty() ? "No phase follows, and nothing critical is open in this one."
                      : "No phase follows; open in this one: " + enumerate(open, "and") + ".";
}

std::vector<NextPhaseRow> next_phase_rows(const Report& report) {
  const NextPhase& next = *report.next;
  std::vector<NextPhaseRow> rows;
  if (!report.readiness) {
    const bool is_last = next.phase.empty();
    rows.push_back({"open",
                    is_last ? "Critical in this phase" : "Critical in the next phase",
                    pointers(next.blockers),
                    {}});
    rows.push_back({"ask", "Facts that decide", {}, pointers(next.missing)});
  }
  rows.push_back({"adds", "Raised in the next phase, not in this one", pointers(next.added), {}});
  for (const LeftOver& left : next.left_over)
    rows.push_back({"left", "Still open from " + spoken(left.phase), pointers(left.findings), {}});
  std::erase_if(
      rows, [](const NextPhaseRow& row) { return row.findings.empty() && row.questions.empty(); });
  return rows;
}

}  // namespace partner_check::report
