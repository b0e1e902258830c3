// What a code host shows beside the lines of a profile: certain findings, open ones that the gate
// waits for, what the partners say differently; and what could not be evaluated. The order, names
// and places that sarif, github and gitlab share. Raw: each format escapes. Pure. Private to the
// report layer.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "partner_check/report/format.hpp"

namespace partner_check::report {

enum class Certainty : std::uint8_t { certain, open };

// Borrowed from the run, but for what the partners say differently.
struct Alert {
  const Report* report = nullptr;
  const ReportFinding* finding = nullptr;
  const score::Gain* gain = nullptr;  // of mending its cause; nothing where no score is printed
  Certainty certainty = Certainty::certain;
  std::string fingerprint;  // distinct; does not change with layout, lines or severity
  // Of what the partners say differently: what it is made of, and `finding`, which no report has.
  const SaidDifferently* said = nullptr;
  std::shared_ptr<const ReportFinding> made{};

  // What is certain; of an open one the worst that is possible.
  [[nodiscard]] rules::Severity severity() const;
};

// Names for what is found, from what stays the same when a profile is laid out anew. Equal ones are
// counted: "3f2c...:1", "3f2c...:2".
class Fingerprints {
 public:
  std::string next(const std::vector<std::string>& parts);

 private:
  std::map<std::string, std::size_t> seen_;
};

// The worst first, open ones behind what is as certain to be high; then as given.
[[nodiscard]] std::vector<Alert> alerts(const Run& run, Waived waived);

// "Nothing says who may use the results · partner Helix"; of an open one that it cannot be told.
[[nodiscard]] std::string alert_title(const Alert& alert);
// What was found, how to mend it and the gain; of an open one which facts to state. Each begins
// with a label and ends with a full stop.
[[nodiscard]] std::vector<std::string> alert_sentences(const Alert& alert);

// A problem of an input that could not be evaluated, or a rule that failed.
struct Breakdown {
  Gravity gravity = Gravity::error;
  std::string code, text;  // the text ends with a full stop
  std::string file, pointer;
  std::size_t line = 1;
  const ReportFinding* failed = nullptr;  // of a rule
};
// Inputs, then rules; as given.
[[nodiscard]] std::vector<Breakdown> breakdowns(const Run& run);

// One line of at most so many characters: control characters shown, the end cut off.
[[nodiscard]] std::string short_text(std::string_view text, std::size_t characters);

// A file as the paths in a repository are written: "a/b.json" for "./a//b.json".
[[nodiscard]] std::string repository_path(const std::string& file);

// Of a line in UTF-16 code units, from 1; the end is just behind.
struct Columns {
  std::size_t start = 1;
  std::optional<std::size_t> end;  // nothing: beyond what is known of the line
};
// Nothing where the report has not the beginning of the line.
[[nodiscard]] std::optional<Columns> utf16_columns(const Frame& frame);

}  // namespace partner_check::report
